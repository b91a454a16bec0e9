import type { Message, Update } from '@grammyjs/types'

import type { Settings } from '../settings.ts'
import type { ChatStanding } from '../store/chats.ts'
import type { World } from '../world.ts'
import type { RecordedCall } from './call-log.ts'
import type { Fault } from './faults.ts'

export interface ChatReport {
  readonly bot: number
  readonly chat: number
  readonly standing: ChatStanding
  readonly messages: readonly Message[]
}

/** What tests may ask of the sandbox beside playing a person; the same is at /control/ over HTTP. */
export interface Control {
  fail(fault: Fault): void
  clearFaults(): void
  /** Every Bot API call since the last clearCalls, in order of arrival. */
  calls(): readonly RecordedCall[]
  clearCalls(): void
  /** Hands the bot an update exactly as given; a missing update_id is filled in. Returns its number. */
  injectUpdate(update: Partial<Update>, botId?: number): number
  /** How many updates the bot has not confirmed yet. */
  pendingUpdates(botId?: number): number
  chats(botId?: number): readonly ChatReport[]
  set(settings: Partial<Settings>): void
}

export function createControl(world: World): Control {
  const botOr = (botId: number | undefined): number => {
    const id = botId ?? world.bots.current()?.id
    if (id === undefined) throw new Error('No bot has called yet')
    return id
  }
  return {
    fail: (fault) => {
      world.faults.add(fault)
    },
    clearFaults: () => {
      world.faults.clear()
    },
    calls: () => world.calls.list(),
    clearCalls: () => {
      world.calls.clear()
    },
    injectUpdate: (update, botId) => world.updates.inject(botOr(botId), update),
    pendingUpdates: (botId) => world.updates.count(botOr(botId)),
    chats: (botId) => {
      const bot = botOr(botId)
      return world.chats.all(bot).map(({ chat, standing }) => ({
        bot,
        chat: chat.id,
        standing,
        messages: world.messages.list(bot, chat.id),
      }))
    },
    set: (settings) => {
      Object.assign(world.settings, settings)
      if (settings.seed !== undefined) world.faults.clear()
    },
  }
}
