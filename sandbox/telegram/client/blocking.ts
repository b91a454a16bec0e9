import type { ChatMember } from '@grammyjs/types'

import type { Person } from '../protocol.ts'
import type { Bot } from '../store/bots.ts'
import type { PersonRecord } from '../store/people.ts'
import type { World } from '../world.ts'
import { personOf } from './person-view.ts'

/** A person blocks the bot or lets it in again; the bot hears of it once. */
export function setBlocked(
  world: World,
  { bot, person, blocked }: { bot: Bot; person: PersonRecord; blocked: boolean },
): Person {
  const { user } = person
  const record = world.chats.private(bot.id, user)
  if (blocked !== (record.standing === 'blocked')) {
    const here: ChatMember = { status: 'member', user: bot.user }
    const gone: ChatMember = { status: 'kicked', user: bot.user, until_date: 0 }
    world.db.transaction(() => {
      world.chats.put({ ...record, standing: blocked ? 'blocked' : 'open' })
      world.updates.add(bot.id, 'my_chat_member', {
        chat: record.chat,
        from: user,
        date: Math.floor(world.now() / 1000),
        old_chat_member: blocked ? here : gone,
        new_chat_member: blocked ? gone : here,
      })
    })
  }
  const view = personOf(world, bot.id, user.id)
  world.events.publish(bot.id, user.id, { kind: 'person', person: view })
  return view
}
