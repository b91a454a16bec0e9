import type { InlineKeyboardButton } from '@grammyjs/types'
import type { FastifyInstance } from 'fastify'

import type { Pressed } from '../protocol.ts'
import type { Bot } from '../store/bots.ts'
import type { MessageRecord } from '../store/messages.ts'
import type { PersonRecord } from '../store/people.ts'
import type { World } from '../world.ts'
import * as bodies from './bodies.ts'
import { botIn, ClientError, personIn } from './client-request.ts'
import { addJsonRoute } from './json-route.ts'
import { invoiceView } from './invoice-view.ts'
import { webAppUrl } from './web-app.ts'

interface Pressing {
  readonly bot: Bot
  readonly person: PersonRecord
  readonly record: MessageRecord
}

/** Hands the bot a callback_query and waits for its answer. */
async function pressCallback(
  world: World,
  { bot, person, record }: Pressing,
  data: string,
): Promise<Pressed> {
  const { message, inlineId } = record
  const about = record.isDeleted ? { chat: message.chat, message_id: message.message_id, date: 0 } : message
  const id = world.queries.open({ botId: bot.id, kind: 'callback', personId: person.user.id, body: { data } })
  const query = {
    id,
    from: person.user,
    ...(inlineId === undefined ? { message: about } : { inline_message_id: inlineId }),
    chat_instance: String(7_000_000_000 + Math.abs(message.chat.id)),
    data,
  }
  const answered = world.queries.wait(id, world.settings.pressWaitMs)
  world.updates.add(bot.id, 'callback_query', query)
  const answer = (await answered) as Pressed['answer']
  return answer ? { answer } : {}
}

function openUrl(world: World, url: string): NonNullable<Pressed['open']> {
  const slug = /^https?:\/\/t\.me\/\$(\w+)$/.exec(url)?.[1]
  const invoice = slug === undefined ? undefined : world.payments.findInvoice(slug)
  return invoice ? { kind: 'invoice', invoice: invoiceView(invoice) } : { kind: 'url', url }
}

async function press(world: World, pressing: Pressing, button: InlineKeyboardButton): Promise<Pressed> {
  const { bot, person, record } = pressing
  if ('callback_data' in button) return pressCallback(world, pressing, button.callback_data)
  if ('url' in button) return { open: openUrl(world, button.url) }
  if ('web_app' in button)
    return { open: { kind: 'web-app', url: webAppUrl(world, { bot, person, url: button.web_app.url }) } }
  if ('copy_text' in button) return { open: { kind: 'copy', text: button.copy_text.text } }
  if ('switch_inline_query_current_chat' in button)
    return { open: { kind: 'inline', query: button.switch_inline_query_current_chat } }
  if ('switch_inline_query' in button) return { open: { kind: 'inline', query: button.switch_inline_query } }
  if ('switch_inline_query_chosen_chat' in button)
    return { open: { kind: 'inline', query: button.switch_inline_query_chosen_chat.query ?? '' } }
  if ('pay' in button) {
    const invoice = world.payments.findInvoice(record.hidden.invoiceSlug ?? '')
    if (!invoice) throw new ClientError(404, 'There is no invoice behind this button')
    return { open: { kind: 'invoice', invoice: invoiceView(invoice) } }
  }
  return {}
}

export function addPressRoutes(app: FastifyInstance, world: World): void {
  addJsonRoute(app, {
    url: '/client/press',
    body: bodies.press,
    answer: async ({ person: id, messageId, row, column, data }, request): Promise<Pressed> => {
      const person = personIn(world, id)
      const bot = botIn(world, request)
      const record = world.messages.find(bot.id, person.user.id, messageId)
      if (!record) throw new ClientError(404, `There is no message ${messageId}`)
      if (data !== undefined) return pressCallback(world, { bot, person, record }, data)
      const button = record.message.reply_markup?.inline_keyboard[row]?.[column]
      if (!button) throw new ClientError(404, `Message ${messageId} has no button at ${row}, ${column}`)
      return press(world, { bot, person, record }, button)
    },
  })
}
