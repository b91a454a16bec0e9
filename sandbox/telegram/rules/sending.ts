import type { Chat, Message, ReplyParameters } from '@grammyjs/types'

import type { Call } from '../api/method.ts'
import { badRequest } from '../api/refusal.ts'
import { post, type Content } from '../posting.ts'
import type { ChatRecord } from '../store/chats.ts'
import type { Hidden } from '../store/messages.ts'
import { openChat } from './chat-access.ts'
import { readKeyboard } from './keyboards.ts'

/** What all send methods have in common. */
export interface SendParams {
  readonly chat_id: number | string
  readonly reply_parameters?: ReplyParameters
  readonly reply_markup?: object
  readonly protect_content?: boolean
  readonly message_effect_id?: string
}

function replyTarget(params: SendParams, record: ChatRecord, { world, bot }: Call): Message | undefined {
  const reply = params.reply_parameters
  if (reply?.message_id === undefined) return undefined
  const found = world.messages.find(bot.id, record.chat.id, reply.message_id)
  if (found && !found.isDeleted) {
    const { reply_to_message: _nested, ...message } = found.message
    return message
  }
  if (reply.allow_sending_without_reply) return undefined
  throw badRequest('message to be replied not found')
}

export const isPrivate = (chat: Chat): boolean => chat.type === 'private'

/** What stands beside the content of every message that this call sends. */
export function readFrame(params: SendParams, call: Call): { record: ChatRecord; frame: Content } {
  const record = openChat(params.chat_id, call)
  if (params.message_effect_id && !isPrivate(record.chat)) throw badRequest('EFFECT_ID_INVALID')
  const reply = replyTarget(params, record, call)
  return {
    record,
    frame: {
      ...(reply && { reply_to_message: reply as NonNullable<Content['reply_to_message']> }),
      ...(params.protect_content && { has_protected_content: true as const }),
      ...(params.message_effect_id && { effect_id: params.message_effect_id }),
    },
  }
}

/** Sends one message of the bot; drafts end with it. */
export function send(params: SendParams, call: Call, content: Content, hidden?: Hidden): Message {
  const { world, bot } = call
  const { record, frame } = readFrame(params, call)
  const keyboard = readKeyboard(params.reply_markup, {
    isPrivate: isPrivate(record.chat),
    isInvoice: content.invoice !== undefined,
  })
  const message = post(world, {
    botId: bot.id,
    chat: record.chat,
    from: bot.user,
    content: { ...frame, ...content },
    keyboard,
    hidden,
  })
  if (isPrivate(record.chat)) world.drafts.dropAll(bot.id, record.chat.id)
  return message
}
