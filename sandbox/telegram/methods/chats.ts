import type { ChatMember, User } from '@grammyjs/types'

import type { Call, Methods } from '../api/method.ts'
import { badRequest } from '../api/refusal.ts'
import { post } from '../posting.ts'
import { findChat, openChat } from '../rules/chat-access.ts'
import { plainChatInfo } from '../store/chats.ts'

function memberOf(chatId: number | string, userId: number, call: Call): ChatMember {
  const record = findChat(chatId, call)
  const user: User | undefined = userId === call.bot.id ? call.bot.user : call.world.people.find(userId)?.user
  if (!user) throw badRequest('invalid user_id specified')
  if (record.members.includes(userId) || (userId === call.bot.id && record.standing === 'open'))
    return { status: 'member', user }
  return { status: 'left', user }
}

function findMessage(chatId: number | string, messageId: number, purpose: string, call: Call) {
  const record = openChat(chatId, call)
  const found = call.world.messages.find(call.bot.id, record.chat.id, messageId)
  if (!found || found.isDeleted) throw badRequest(`message to ${purpose} not found`)
  return { record, found }
}

export const chatMethods: Methods = {
  getChat: ({ chat_id: chatId }, call) => {
    const record = findChat(chatId, call)
    const pinnedId = record.pinned.at(-1)
    const pinned =
      pinnedId === undefined ? undefined : call.world.messages.find(call.bot.id, record.chat.id, pinnedId)
    return { ...record.chat, ...plainChatInfo, ...(pinned && { pinned_message: pinned.message }) }
  },
  getChatMember: ({ chat_id: chatId, user_id: userId }, call) => memberOf(chatId, userId, call),
  getChatMemberCount: ({ chat_id: chatId }, call) => findChat(chatId, call).members.length + 1,
  getUserProfilePhotos: ({ user_id: userId }, { world }) => {
    if (!world.people.find(userId)) throw badRequest('invalid user_id specified')
    return { total_count: 0, photos: [] }
  },
  setMessageReaction: ({ chat_id: chatId, message_id: messageId, reaction = [] }, call) => {
    findMessage(chatId, messageId, 'react', call)
    // A bot without a subscription may set one.
    if (reaction.length > 1) throw badRequest('REACTIONS_TOO_MANY')
    return true
  },
  pinChatMessage: ({ chat_id: chatId, message_id: messageId }, call) => {
    const { record, found } = findMessage(chatId, messageId, 'pin', call)
    const pinned = [...record.pinned.filter((id) => id !== messageId), messageId]
    call.world.chats.put({ ...record, pinned })
    post(call.world, {
      botId: call.bot.id,
      chat: record.chat,
      from: call.bot.user,
      content: { pinned_message: found.message },
    })
    return true
  },
  unpinChatMessage: ({ chat_id: chatId, message_id: messageId }, call) => {
    const record = openChat(chatId, call)
    const unpinned = messageId ?? record.pinned.at(-1)
    if (unpinned === undefined || !record.pinned.includes(unpinned))
      throw badRequest('message to unpin not found')
    call.world.chats.put({ ...record, pinned: record.pinned.filter((id) => id !== unpinned) })
    return true
  },
  unpinAllChatMessages: ({ chat_id: chatId }, call) => {
    call.world.chats.put({ ...openChat(chatId, call), pinned: [] })
    return true
  },
  leaveChat: ({ chat_id: chatId }, call) => {
    const record = openChat(chatId, call)
    if (record.chat.type === 'private') throw badRequest("can't leave private chats")
    call.world.chats.put({ ...record, standing: 'left' })
    return true
  },
}
