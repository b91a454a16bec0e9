import type { InlineKeyboardMarkup, Message } from '@grammyjs/types'

import { post, type Content } from '../posting.ts'
import type { Bot } from '../store/bots.ts'
import type { PersonRecord } from '../store/people.ts'
import type { World } from '../world.ts'
import { ClientError } from './client-request.ts'

export interface PersonPost {
  readonly bot: Bot
  readonly person: PersonRecord
  readonly content: Content
  readonly replyTo?: number | undefined
  readonly keyboard?: InlineKeyboardMarkup | undefined
  /** Later members of an album may arrive later. */
  readonly delayMs?: number
}

/** A message of a person to the bot: kept, shown, and queued for the bot. Writing opens a chat. */
export function postFromPerson(
  world: World,
  { bot, person, content, replyTo, keyboard, delayMs }: PersonPost,
): Message {
  const record = world.chats.private(bot.id, person.user)
  if (record.standing === 'blocked') throw new ClientError(403, 'You have blocked this bot: unblock it first')
  const target = replyTo === undefined ? undefined : world.messages.find(bot.id, record.chat.id, replyTo)
  if (replyTo !== undefined && (!target || target.isDeleted))
    throw new ClientError(404, `There is no message ${replyTo} to reply to`)
  return world.db.transaction(() => {
    if (record.standing === 'fresh') world.chats.put({ ...record, standing: 'open' })
    const { reply_to_message: _nested, ...quoted } = target?.message ?? {}
    const message = post(world, {
      botId: bot.id,
      chat: record.chat,
      from: person.user,
      content: { ...(target && { reply_to_message: quoted as never }), ...content },
      keyboard,
    })
    world.updates.add(bot.id, 'message', message as never, delayMs)
    return message
  })
}
