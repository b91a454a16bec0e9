import type { Chat, Message, User } from '@grammyjs/types'
import type { FastifyInstance } from 'fastify'

import { post } from '../posting.ts'
import type { Bot } from '../store/bots.ts'
import { formatText } from '../text/formatted-text.ts'
import type { World } from '../world.ts'
import * as bodies from './bodies.ts'
import { botIn, ClientError, findBot, personIn } from './client-request.ts'
import { addJsonRoute } from './json-route.ts'
import { personOf } from './person-view.ts'

/** In privacy mode a bot hears commands, mentions of itself and replies to itself. */
function concernsBot(bot: Bot, text: string): boolean {
  return text.startsWith('/') || text.includes(`@${bot.user.username}`)
}

function addGroup(
  world: World,
  bot: Bot,
  group: { title: string; by: User; members: readonly number[] },
): Chat {
  const chat: Chat.GroupChat = { id: -world.db.next('group') - 1_000_000, type: 'group', title: group.title }
  const date = Math.floor(world.now() / 1000)
  world.db.transaction(() => {
    world.chats.put({ botId: bot.id, chat, standing: 'open', members: group.members, pinned: [] })
    world.updates.add(bot.id, 'my_chat_member', {
      chat,
      from: group.by,
      date,
      old_chat_member: { status: 'left', user: bot.user },
      new_chat_member: { status: 'member', user: bot.user },
    })
    const message = post(world, {
      botId: bot.id,
      chat,
      from: group.by,
      content: { new_chat_members: [bot.user] },
    })
    world.updates.add(bot.id, 'message', message as never)
  })
  return chat
}

export function addPeopleRoutes(app: FastifyInstance, world: World): void {
  addJsonRoute(app, {
    url: '/client/people',
    body: bodies.putPerson,
    answer: ({ id, language_code, first_name, username, is_premium }, request) => {
      const known = world.people.find(id)?.user
      const user: User = {
        id,
        is_bot: false,
        first_name: first_name ?? known?.first_name ?? `Person ${id}`,
        ...((language_code ?? known?.language_code) && {
          language_code: language_code ?? known?.language_code,
        }),
        ...((username ?? known?.username) && { username: username ?? known?.username }),
        ...(is_premium && { is_premium }),
      } as User
      world.people.put(user)
      return { person: personOf(world, findBot(world, request)?.id, id) }
    },
  })

  addJsonRoute(app, {
    url: '/client/groups',
    body: bodies.addGroup,
    answer: ({ title, by, members = [] }, request) => {
      const { user } = personIn(world, by)
      const chat = addGroup(world, botIn(world, request), {
        title,
        by: user,
        members: [...new Set([by, ...members])],
      })
      return { chat }
    },
  })

  addJsonRoute(app, {
    url: '/client/groups/messages',
    body: bodies.sendToGroup,
    answer: ({ chat: chatId, person, text }, request): { message: Message } => {
      const bot = botIn(world, request)
      const record = world.chats.find(bot.id, chatId)
      const { user } = personIn(world, person)
      if (!record?.members.includes(person))
        throw new ClientError(404, `Person ${person} is not in chat ${chatId}`)
      const message = world.db.transaction(() => {
        const sent = post(world, {
          botId: bot.id,
          chat: record.chat,
          from: user,
          content: formatText({ text }),
        })
        if (record.standing === 'open' && concernsBot(bot, text))
          world.updates.add(bot.id, 'message', sent as never)
        return sent
      })
      return { message }
    },
  })
}
