import type { Chat } from '@grammyjs/types'

import type { Call, Methods } from '../api/method.ts'
import { badRequest } from '../api/refusal.ts'
import { tell } from '../posting.ts'
import { findChat } from '../rules/chat-access.ts'
import { isPrivate } from '../rules/sending.ts'
import type { MessageRecord } from '../store/messages.ts'

const maxAgeSeconds = 2 * 86_400
const maxBatch = 100

export function deleteFromChat(chat: Chat, messageIds: readonly number[], { world, bot }: Call): void {
  for (const id of messageIds) world.messages.markDeleted(bot.id, chat.id, id)
  tell(world, { botId: bot.id, chat }, { kind: 'deleted', messageIds })
}

function refuseDelete({ message }: MessageRecord, { world, bot }: Call): void {
  if (!isPrivate(message.chat) && message.from?.id !== bot.id) throw badRequest("message can't be deleted")
  if (world.now() / 1000 - message.date > maxAgeSeconds)
    throw badRequest("message can't be deleted for everyone")
}

export const deletingMethods: Methods = {
  deleteMessage: (params, call) => {
    const { chat } = findChat(params.chat_id, call)
    const record = call.world.messages.find(call.bot.id, chat.id, params.message_id)
    if (!record || record.isDeleted) throw badRequest('message to delete not found')
    refuseDelete(record, call)
    deleteFromChat(chat, [params.message_id], call)
    return true
  },
  deleteMessages: (params, call) => {
    if (params.message_ids.length > maxBatch) throw badRequest('too many message identifiers specified')
    const { chat } = findChat(params.chat_id, call)
    const records = params.message_ids
      .map((id) => call.world.messages.find(call.bot.id, chat.id, id))
      .filter((record): record is MessageRecord => record?.isDeleted === false)
    for (const record of records) refuseDelete(record, call)
    deleteFromChat(
      chat,
      records.map((record) => record.message.message_id),
      call,
    )
    return true
  },
}
