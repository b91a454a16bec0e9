import { isDeepStrictEqual } from 'node:util'

import type { InlineKeyboardMarkup, Message } from '@grammyjs/types'

import type { Call } from '../api/method.ts'
import { badRequest } from '../api/refusal.ts'
import { tell, type Content } from '../posting.ts'
import type { MessageRecord } from '../store/messages.ts'
import { findChat } from './chat-access.ts'

export interface EditTarget {
  readonly chat_id?: number | string
  readonly message_id?: number
  readonly inline_message_id?: string
}

const contentKeys = [
  'text',
  'entities',
  'link_preview_options',
  'photo',
  'document',
  'video',
  'animation',
  'audio',
  'caption',
  'caption_entities',
  'show_caption_above_media',
  'has_media_spoiler',
] as const

const mediaKeys = ['photo', 'document', 'video', 'animation', 'audio', 'voice'] as const

export const hasMedia = (message: Message): boolean => mediaKeys.some((key) => message[key] !== undefined)

export function pickContent(message: Message): Content {
  return Object.fromEntries(
    contentKeys.filter((key) => message[key] !== undefined).map((key) => [key, message[key]]),
  )
}

export function findToEdit(target: EditTarget, call: Call): MessageRecord {
  const { world, bot } = call
  if (target.inline_message_id !== undefined) {
    const record = world.messages.findInline(target.inline_message_id)
    if (record?.botId !== bot.id) throw badRequest('MESSAGE_ID_INVALID')
    return record
  }
  const { chat } = findChat(target.chat_id ?? 0, call)
  const record = world.messages.find(bot.id, chat.id, target.message_id ?? 0)
  if (!record || record.isDeleted) throw badRequest('message to edit not found')
  const { message } = record
  const isOwn = message.from?.id === bot.id || message.via_bot?.id === bot.id
  const isContent = message.text !== undefined || hasMedia(message) || message.invoice !== undefined
  if (!isOwn || !isContent) throw badRequest("message can't be edited")
  return record
}

/** Replaces content and keyboard; a keyboard that is not given again is gone. */
export function applyEdit(
  { message, inlineId }: MessageRecord,
  change: { content: Content; keyboard: InlineKeyboardMarkup | undefined; target: EditTarget },
  { world, bot }: Call,
): Message | true {
  const isSame =
    isDeepStrictEqual(pickContent(message), change.content) &&
    isDeepStrictEqual(message.reply_markup, change.keyboard)
  if (isSame)
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    )
  const kept = Object.fromEntries(
    Object.entries(message).filter(
      ([key]) => key !== 'reply_markup' && !(contentKeys as readonly string[]).includes(key),
    ),
  )
  const edited = {
    ...kept,
    edit_date: Math.floor(world.now() / 1000),
    ...change.content,
    ...(change.keyboard && { reply_markup: change.keyboard }),
  } as Message
  world.messages.replace(bot.id, edited)
  tell(world, { botId: bot.id, chat: edited.chat }, { kind: 'edited', message: edited })
  return inlineId !== undefined && change.target.inline_message_id !== undefined ? true : edited
}
