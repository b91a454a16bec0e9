import type { BotCommand, BotCommandScope } from '@grammyjs/types'

import type { Call, Methods } from '../api/method.ts'
import { badRequest } from '../api/refusal.ts'
import { profileOf } from '../client/bot-profile.ts'
import { sameScope } from '../rules/commands.ts'
import type { BotSettings } from '../store/bots.ts'
import { lengthInCodePoints } from '../text/formatted-text.ts'

type CommandList = BotSettings['commands'][number]

function checkCommands(commands: readonly BotCommand[]): void {
  if (commands.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH')
  for (const { command, description } of commands) {
    if (!/^\/?[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID')
    if (description.trim() === '' || lengthInCodePoints(description) > 256)
      throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID')
  }
}

interface Place {
  readonly scope?: BotCommandScope
  readonly language_code?: string
}

const placeOf = (params: Place) => ({
  scope: params.scope ?? { type: 'default' as const },
  language: params.language_code ?? '',
})

function replace(params: Place, commands: readonly BotCommand[], { world, bot }: Call): true {
  const place = placeOf(params)
  const others = bot.settings.commands.filter(
    (list) => !(sameScope(list.scope, place.scope) && list.language === place.language),
  )
  const added: CommandList[] = commands.length > 0 ? [{ ...place, commands }] : []
  const changed = world.bots.change(bot.id, { commands: [...others, ...added] })
  for (const { user } of world.people.all())
    world.events.publish(bot.id, user.id, { kind: 'bot', bot: profileOf(changed, user) })
  return true
}

export const commandMethods: Methods = {
  setMyCommands: (params, call) => {
    checkCommands(params.commands)
    const commands = params.commands.map((each) => ({ ...each, command: each.command.replace(/^\//, '') }))
    return replace(params, commands, call)
  },
  deleteMyCommands: (params, call) => replace(params, [], call),
  getMyCommands: (params, { bot }) => {
    const place = placeOf(params)
    const found = bot.settings.commands.find(
      (list) => sameScope(list.scope, place.scope) && list.language === place.language,
    )
    return [...(found?.commands ?? [])]
  },
}
