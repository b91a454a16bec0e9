import type { SendingBudget } from '../../domain/notices/sending-budget.ts'
import { createRate, type Rate } from './rate.ts'

/** Chats past this number are looked through for those that have been quiet. */
const manyChats = 1000

/** For one process alone. */
export function createMemorySendingBudget(needs: {
  readonly all: Rate
  readonly chat: Rate
  readonly now?: () => number
}): SendingBudget {
  const { now = Date.now } = needs
  const [all, chat] = [createRate(needs.all), createRate(needs.chat)]
  const chats = new Map<number, number>()
  let allFullAt = 0
  let pausedUntil = 0

  const remember = (chatId: number, fullAt: number) => {
    if (chats.size >= manyChats) for (const [id, at] of chats) if (at <= now()) chats.delete(id)
    chats.set(chatId, fullAt)
  }

  return {
    async take(chatId, messages) {
      const at = now()
      const waitMs = Math.max(
        pausedUntil - at,
        all.waitMs(allFullAt, messages, at),
        chat.waitMs(chats.get(chatId), messages, at),
      )
      if (waitMs > 0) return waitMs
      allFullAt = all.take(allFullAt, messages, at)
      remember(chatId, chat.take(chats.get(chatId), messages, at))
      return 0
    },
    async spend(chatId, messages) {
      allFullAt = all.drain(allFullAt, messages, now())
      remember(chatId, chat.drain(chats.get(chatId), messages, now()))
    },
    async room(chatId) {
      const at = now()
      if (pausedUntil > at) return 0
      return Math.min(all.room(allFullAt, at), chat.room(chats.get(chatId), at))
    },
    async pause(ms) {
      pausedUntil = Math.max(pausedUntil, now() + ms)
    },
  }
}
