import type { FastifyInstance } from 'fastify'

import type { ChatState } from '../protocol.ts'
import { formatText, lengthInCodePoints } from '../text/formatted-text.ts'
import type { World } from '../world.ts'
import { profileOf } from './bot-profile.ts'
import * as bodies from './bodies.ts'
import { botIn, ClientError, findBot, personIn } from './client-request.ts'
import { addJsonRoute } from './json-route.ts'
import { postFromPerson } from './person-posting.ts'
import { personOf } from './person-view.ts'
import { samplesOnOffer } from './samples.ts'
import { setBlocked } from './blocking.ts'

const maxText = 4096

/** Reading and writing in a chat. */
export function addChatRoutes(app: FastifyInstance, world: World): void {
  app.get('/client/state', (request): ChatState => {
    const { person: id } = request.query as { person?: string }
    const { user } = personIn(world, id)
    const bot = findBot(world, request)
    return {
      person: personOf(world, bot?.id, user.id),
      people: world.people.all().map((each) => personOf(world, bot?.id, each.user.id)),
      bot: bot ? profileOf(bot, user) : null,
      messages: bot ? world.messages.list(bot.id, user.id) : [],
      drafts: bot ? world.drafts.list(bot.id, user.id) : [],
      samples: samplesOnOffer(),
    }
  })

  addJsonRoute(app, {
    url: '/client/messages',
    body: bodies.sendText,
    answer: ({ person: id, text, replyTo }, request) => {
      const person = personIn(world, id)
      const formatted = formatText({ text: text })
      if (formatted.text === '') throw new ClientError(400, 'The text is empty')
      if (lengthInCodePoints(formatted.text) > maxText) throw new ClientError(400, 'The text is too long')
      return {
        message: postFromPerson(world, { bot: botIn(world, request), person, content: formatted, replyTo }),
      }
    },
  })

  addJsonRoute(app, {
    url: '/client/messages/delete',
    body: bodies.deleteMessages,
    answer: ({ person: id, messageIds }, request) => {
      const { user } = personIn(world, id)
      const bot = botIn(world, request)
      for (const messageId of messageIds) world.messages.markDeleted(bot.id, user.id, messageId)
      world.events.publish(bot.id, user.id, { kind: 'deleted', messageIds })
      return {}
    },
  })

  addJsonRoute(app, {
    url: '/client/block',
    body: bodies.blockBot,
    answer: ({ person: id, blocked }, request) => {
      return {
        person: setBlocked(world, { bot: botIn(world, request), person: personIn(world, id), blocked }),
      }
    },
  })

  addJsonRoute(app, {
    url: '/client/drafts/stop',
    body: bodies.stopDraft,
    answer: ({ person: id, draftId }, request) => {
      const { user } = personIn(world, id)
      const bot = botIn(world, request)
      const draft = world.drafts.find(bot.id, user.id, draftId)
      if (!draft?.canStop) throw new ClientError(404, `There is no draft ${draftId} that can be stopped`)
      const { chat } = world.chats.private(bot.id, user)
      world.updates.add(bot.id, 'stopped_message_generation', { chat: chat as never, draft_id: draftId })
      if (!draft.keepOnStop) world.drafts.drop(bot.id, user.id, draftId)
      return {}
    },
  })

  addJsonRoute(app, {
    url: '/client/reset',
    body: bodies.resetChat,
    answer: ({ person: id }, request) => {
      const { user } = personIn(world, id)
      const bot = botIn(world, request)
      world.db.transaction(() => {
        world.messages.clear(bot.id, user.id)
        world.chats.put({ ...world.chats.private(bot.id, user), standing: 'fresh', pinned: [] })
      })
      world.drafts.dropAll(bot.id, user.id)
      world.events.publish(bot.id, user.id, { kind: 'reload' })
      return {}
    },
  })
}
