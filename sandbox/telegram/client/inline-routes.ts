import type { InlineQueryResult } from '@grammyjs/types'
import type { FastifyInstance } from 'fastify'

import type { InlineAnswer } from '../protocol.ts'
import type { Bot } from '../store/bots.ts'
import type { PersonRecord } from '../store/people.ts'
import type { World } from '../world.ts'
import { menuButtonFor } from './bot-profile.ts'
import * as bodies from './bodies.ts'
import { botIn, ClientError, personIn } from './client-request.ts'
import { addJsonRoute } from './json-route.ts'
import { postInlineResult } from './inline-result.ts'
import { webAppUrl } from './web-app.ts'

interface Asking {
  readonly bot: Bot
  readonly person: PersonRecord
  readonly query: string
  readonly offset: string
}

async function ask(world: World, { bot, person, query, offset }: Asking): Promise<InlineAnswer> {
  const id = world.queries.open({ botId: bot.id, kind: 'inline', personId: person.user.id, body: { query } })
  const answered = world.queries.wait(id, world.settings.inlineMs)
  world.updates.add(bot.id, 'inline_query', { id, from: person.user, query, offset, chat_type: 'sender' })
  const answer = (await answered) as InlineAnswer | undefined
  if (!answer) throw new ClientError(504, 'The bot did not answer the inline query')
  return answer
}

/** Inline mode and Mini Apps: what a bot does outside of its own messages. */
export function addInlineRoutes(app: FastifyInstance, world: World): void {
  /** The last answers by person, so that a chosen result can be found again. */
  const offered = new Map<string, readonly InlineQueryResult[]>()

  addJsonRoute(app, {
    url: '/client/inline',
    body: bodies.inlineAsk,
    answer: async ({ person: id, query, offset }, request): Promise<InlineAnswer> => {
      const person = personIn(world, id)
      const bot = botIn(world, request)
      const answer = await ask(world, { bot, person, query, offset })
      const key = `${bot.id}:${person.user.id}`
      offered.set(key, offset ? [...(offered.get(key) ?? []), ...answer.results] : answer.results)
      return answer
    },
  })

  addJsonRoute(app, {
    url: '/client/inline/choose',
    body: bodies.inlineChoice,
    answer: async ({ person: id, resultId, query }, request) => {
      const { user } = personIn(world, id)
      const bot = botIn(world, request)
      const result = offered.get(`${bot.id}:${user.id}`)?.find((each) => each.id === resultId)
      if (!result) throw new ClientError(404, `The bot has not offered a result ${resultId}`)
      const { message, inlineId } = await postInlineResult(world, { bot, personId: user.id, result })
      world.updates.add(bot.id, 'chosen_inline_result', {
        result_id: resultId,
        from: user,
        query,
        ...(inlineId !== undefined && { inline_message_id: inlineId }),
      })
      return { message }
    },
  })

  addJsonRoute(app, {
    url: '/client/prepared',
    body: bodies.sharePrepared,
    answer: async ({ person: id, id: preparedId }, request) => {
      const { user } = personIn(world, id)
      const bot = botIn(world, request)
      const result = world.queries.read(preparedId, { botId: bot.id, kind: 'prepared', personId: user.id })
      if (!result) throw new ClientError(404, `There is no prepared message ${preparedId} of this person`)
      const sent = await postInlineResult(world, {
        bot,
        personId: user.id,
        result: result as InlineQueryResult,
      })
      return { message: sent.message }
    },
  })

  addJsonRoute(app, {
    url: '/client/web-app',
    body: bodies.openWebApp,
    answer: ({ person: id, url }, request) => {
      const person = personIn(world, id)
      const bot = botIn(world, request)
      const menu = menuButtonFor(bot.settings, person.user.id)
      const target = url ?? (menu.type === 'web_app' ? menu.web_app.url : undefined)
      if (target === undefined) throw new ClientError(404, 'This bot has no Mini App in its menu button')
      return { url: webAppUrl(world, { bot, person, url: target }) }
    },
  })
}
