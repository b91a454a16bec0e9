import type { FastifyInstance } from 'fastify'

import type { ChatState, DeleteMessages, SendText, SetBlocked, StopDraft } from '../protocol.ts'
import { formatText, lengthInCodePoints } from '../text/formatted-text.ts'
import type { World } from '../world.ts'
import { profileOf } from './bot-profile.ts'
import { botIn, ClientError, findBot, personIn, readJson } from './client-request.ts'
import { postFromPerson } from './person-posting.ts'
import { personOf } from './person-view.ts'
import { samplesOnOffer } from './samples.ts'
import { setBlocked } from './blocking.ts'

const maxText = 4096

/** Reading and writing in a chat. */
export function addChatRoutes(app: FastifyInstance, world: World): void {
  app.get('/client/state', async (request): Promise<ChatState> => {
    const { person: id } = request.query as { person?: string }
    const { user } = personIn(world, id)
    const bot = findBot(world, request)
    return {
      person: personOf(world, bot?.id, user.id),
      people: world.people.all().map((each) => personOf(world, bot?.id, each.user.id)),
      bot: bot ? profileOf(bot, user) : null,
      messages: bot ? world.messages.list(bot.id, user.id) : [],
      drafts: bot ? world.drafts.list(bot.id, user.id) : [],
      samples: await samplesOnOffer(),
    }
  })

  app.post('/client/messages', (request) => {
    const { person: id, text, replyTo } = readJson<SendText>(request)
    const person = personIn(world, id)
    const formatted = formatText({ text: String(text) })
    if (formatted.text === '') throw new ClientError(400, 'The text is empty')
    if (lengthInCodePoints(formatted.text) > maxText) throw new ClientError(400, 'The text is too long')
    return {
      message: postFromPerson(world, { bot: botIn(world, request), person, content: formatted, replyTo }),
    }
  })

  app.post('/client/messages/delete', (request) => {
    const { person: id, messageIds } = readJson<DeleteMessages>(request)
    const { user } = personIn(world, id)
    const bot = botIn(world, request)
    for (const messageId of messageIds) world.messages.markDeleted(bot.id, user.id, messageId)
    world.events.publish(bot.id, user.id, { kind: 'deleted', messageIds })
    return {}
  })

  app.post('/client/block', (request) => {
    const { person: id, blocked } = readJson<SetBlocked>(request)
    return { person: setBlocked(world, { bot: botIn(world, request), person: personIn(world, id), blocked }) }
  })

  app.post('/client/drafts/stop', (request) => {
    const { person: id, draftId } = readJson<StopDraft>(request)
    const { user } = personIn(world, id)
    const bot = botIn(world, request)
    const draft = world.drafts.find(bot.id, user.id, draftId)
    if (!draft?.canStop) throw new ClientError(404, `There is no draft ${draftId} that can be stopped`)
    const { chat } = world.chats.private(bot.id, user)
    world.updates.add(bot.id, 'stopped_message_generation', { chat: chat as never, draft_id: draftId })
    if (!draft.keepOnStop) world.drafts.drop(bot.id, user.id, draftId)
    return {}
  })

  app.post('/client/reset', (request) => {
    const { user } = personIn(world, readJson<{ person: number }>(request).person)
    const bot = botIn(world, request)
    world.db.transaction(() => {
      world.messages.clear(bot.id, user.id)
      world.chats.put({ ...world.chats.private(bot.id, user), standing: 'fresh', pinned: [] })
    })
    world.drafts.dropAll(bot.id, user.id)
    world.events.publish(bot.id, user.id, { kind: 'reload' })
    return {}
  })
}
