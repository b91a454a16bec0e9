import type { Person } from '../protocol.ts'
import type { World } from '../world.ts'

/** A person beside one bot: whether they have blocked it depends on the bot. */
export function personOf(world: World, botId: number | undefined, id: number): Person {
  const record = world.people.find(id)
  if (!record) throw new Error(`There is no person ${id}`)
  const chat = botId === undefined ? undefined : world.chats.find(botId, id)
  return { user: record.user, stars: record.stars, blocked: chat?.standing === 'blocked' }
}
