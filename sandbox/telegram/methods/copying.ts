import type { Message, MessageOrigin } from '@grammyjs/types'

import type { Call, Methods } from '../api/method.ts'
import { badRequest } from '../api/refusal.ts'
import { findChat } from '../rules/chat-access.ts'
import { hasMedia, pickContent } from '../rules/editing.ts'
import { send } from '../rules/sending.ts'
import type { Content } from '../posting.ts'
import { messageCaption } from '../text/message-text.ts'

interface Source {
  readonly from_chat_id: number | string
  readonly message_id: number
}

function findSource(source: Source, verb: 'copy' | 'forward', call: Call): Message {
  const { chat } = findChat(source.from_chat_id, call)
  const record = call.world.messages.find(call.bot.id, chat.id, source.message_id)
  if (!record || record.isDeleted) throw badRequest(`message to ${verb} not found`)
  const { message } = record
  if (message.text === undefined && !hasMedia(message))
    throw badRequest(`message can't be ${verb === 'copy' ? 'copied' : 'forwarded'}`)
  return message
}

const contentOf = (message: Message): Content => ({
  ...pickContent(message),
  ...(message.voice && { voice: message.voice }),
})

function originOf(message: Message): MessageOrigin {
  if (message.forward_origin) return message.forward_origin
  return { type: 'user', date: message.date, sender_user: message.from } as MessageOrigin
}

const maxBatch = 100
const refuseLarge = (ids: readonly number[]) => {
  if (ids.length > maxBatch) throw badRequest('too many message identifiers specified')
}

/** In a batch what cannot be found is skipped, as Telegram does it. */
function each(
  source: { from_chat_id: number | string; message_ids: number[] },
  verb: 'copy' | 'forward',
  call: Call,
) {
  refuseLarge(source.message_ids)
  return source.message_ids.flatMap((id) => {
    try {
      return [findSource({ from_chat_id: source.from_chat_id, message_id: id }, verb, call)]
    } catch {
      return []
    }
  })
}

export const copyingMethods: Methods = {
  copyMessage: (params, call) => {
    const content = contentOf(findSource(params, 'copy', call))
    if (params.caption !== undefined) {
      delete content.caption
      delete content.caption_entities
      Object.assign(content, messageCaption({ ...params, caption: params.caption }, 'send'))
    }
    return { message_id: send(params, call, content).message_id }
  },
  copyMessages: (params, call) =>
    each(params, 'copy', call).map((message) => {
      const content = contentOf(message)
      if (params.remove_caption) {
        delete content.caption
        delete content.caption_entities
      }
      return { message_id: send(params, call, content).message_id }
    }),
  forwardMessage: (params, call) => {
    const source = findSource(params, 'forward', call)
    return send(params, call, { ...contentOf(source), forward_origin: originOf(source) })
  },
  forwardMessages: (params, call) =>
    each(params, 'forward', call).map((message) => ({
      message_id: send(params, call, { ...contentOf(message), forward_origin: originOf(message) }).message_id,
    })),
}
