import type { Chat, InlineKeyboardMarkup, Message, User } from '@grammyjs/types'

import type { ChatEvent } from './protocol.ts'
import type { Hidden } from './store/messages.ts'
import type { World } from './world.ts'

/** The part of a message that says something: a text, a photo with its caption, a payment. */
export type Content = Partial<Omit<Message, 'message_id' | 'date' | 'chat' | 'from'>>

export interface Post {
  readonly botId: number
  readonly chat: Chat
  readonly from: User
  readonly content: Content
  readonly keyboard?: InlineKeyboardMarkup | undefined
  readonly hidden?: Hidden | undefined
  readonly inlineId?: string | undefined
}

/** To the person on the other side of a private chat; nobody looks at groups in the page. */
export function tell(world: World, at: { botId: number; chat: Chat }, event: ChatEvent): void {
  if (at.chat.type === 'private') world.events.publish(at.botId, at.chat.id, event)
}

/** Puts a message into a chat. It is kept when this returns. */
export function post(
  world: World,
  { botId, chat, from, content, keyboard, hidden, inlineId }: Post,
): Message {
  const message = {
    message_id: world.messages.nextId(botId),
    from,
    chat,
    date: Math.floor(world.now() / 1000),
    ...content,
    ...(keyboard && { reply_markup: keyboard }),
  } as Message
  world.messages.add({ botId, message, hidden: hidden ?? {}, ...(inlineId && { inlineId }) })
  tell(world, { botId, chat }, { kind: 'message', message })
  return message
}
