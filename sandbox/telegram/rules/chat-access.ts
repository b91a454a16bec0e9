import type { Call } from '../api/method.ts'
import { badRequest, forbidden } from '../api/refusal.ts'
import type { ChatRecord } from '../store/chats.ts'

/** The chat that a bot names, whatever it may do there. */
export function findChat(chatId: number | string, { world, bot }: Call): ChatRecord {
  const named = typeof chatId === 'string' && chatId.startsWith('@') ? chatId.slice(1) : undefined
  if (named !== undefined) {
    const found = world.chats
      .all(bot.id)
      .find(({ chat }) => chat.type !== 'private' && 'username' in chat && chat.username === named)
    if (!found) throw badRequest('chat not found')
    return found
  }
  const id = Number(chatId)
  if (!Number.isSafeInteger(id) || id === 0) throw badRequest('chat not found')
  const known = world.chats.find(bot.id, id)
  if (known) return known
  const person = world.people.find(id)
  if (!person) throw badRequest('chat not found')
  return world.chats.private(bot.id, person.user)
}

/** The same, refused where nothing that the bot sends would arrive. */
export function openChat(chatId: number | string, call: Call): ChatRecord {
  const record = findChat(chatId, call)
  switch (record.standing) {
    case 'open':
      return record
    case 'fresh':
      throw forbidden("bot can't initiate conversation with a user")
    case 'blocked':
      throw forbidden('bot was blocked by the user')
    case 'left':
      throw forbidden(`bot was kicked from the ${record.chat.type} chat`)
  }
}
