import type { LabeledPrice, Message } from '@grammyjs/types'

import type { Methods } from '../api/method.ts'
import { badRequest } from '../api/refusal.ts'
import { post, tell } from '../posting.ts'
import { personOf } from '../client/person-view.ts'
import { send } from '../rules/sending.ts'

interface InvoiceParams {
  readonly title: string
  readonly description: string
  readonly payload: string
  readonly currency: string
  readonly prices: readonly LabeledPrice[]
  readonly provider_token?: string
  readonly subscription_period?: number
}

const month = 2_592_000

/** Only Stars: this Telegram has no other way to pay. */
function checkInvoice({ title, description, payload, currency, prices, ...rest }: InvoiceParams): void {
  if (title.length < 1 || title.length > 32) throw badRequest('INVOICE_TITLE_INVALID')
  if (description.length < 1 || description.length > 255) throw badRequest('INVOICE_DESCRIPTION_INVALID')
  const bytes = Buffer.byteLength(payload)
  if (bytes < 1 || bytes > 128) throw badRequest('INVOICE_PAYLOAD_INVALID')
  if (currency !== 'XTR') throw badRequest('CURRENCY_INVALID')
  if (rest.provider_token) throw badRequest('PAYMENT_PROVIDER_INVALID')
  if (prices.length !== 1 || (prices[0]?.amount ?? 0) < 1) throw badRequest('STARS_INVOICE_INVALID')
  const period = rest.subscription_period
  if (period !== undefined && (period !== month || (prices[0]?.amount ?? 0) > 10_000))
    throw badRequest('SUBSCRIPTION_PERIOD_INVALID')
}

const total = (prices: readonly LabeledPrice[]): number =>
  prices.reduce((sum, price) => sum + price.amount, 0)

export const paymentMethods: Methods = {
  sendInvoice: (params, call) => {
    checkInvoice(params)
    const { title, description, payload, currency, prices } = params
    const invoice = call.world.payments.addInvoice({
      botId: call.bot.id,
      title,
      description,
      payload,
      currency,
      prices,
    })
    const markup = params.reply_markup ?? {
      inline_keyboard: [[{ text: `Pay ⭐️${total(prices)}`, pay: true }]],
    }
    const content = {
      invoice: {
        title,
        description,
        start_parameter: params.start_parameter ?? '',
        currency,
        total_amount: total(prices),
      },
    }
    return send({ ...params, reply_markup: markup }, call, content, {
      invoiceSlug: invoice.slug,
    }) as Message.InvoiceMessage
  },
  createInvoiceLink: (params, { world, bot }) => {
    checkInvoice(params)
    const { title, description, payload, currency, prices, subscription_period: period } = params
    const { slug } = world.payments.addInvoice({
      botId: bot.id,
      title,
      description,
      payload,
      currency,
      prices,
      ...(period !== undefined && { subscriptionPeriod: period }),
    })
    return `https://t.me/$${slug}`
  },
  answerPreCheckoutQuery: (params, { world, bot }) => {
    if (!params.ok && !params.error_message) throw badRequest('error message is empty')
    world.queries.answer({
      id: params.pre_checkout_query_id,
      botId: bot.id,
      kind: 'pre-checkout',
      lifetimeMs: world.settings.preCheckoutMs,
      answer: { ok: params.ok, error: params.error_message },
    })
    return true
  },
  refundStarPayment: ({ user_id: userId, telegram_payment_charge_id: chargeId }, { world, bot }) => {
    const person = world.people.find(userId)
    if (!person) throw badRequest('invalid user_id specified')
    const charge = world.payments.findCharge(bot.id, userId, chargeId)
    if (!charge) throw badRequest('CHARGE_NOT_FOUND')
    if (world.payments.isRefunded(bot.id, chargeId)) throw badRequest('CHARGE_ALREADY_REFUNDED')
    const chat = world.chats.private(bot.id, person.user).chat
    const source = charge.source as { invoice_payload?: string } | undefined
    world.db.transaction(() => {
      world.people.move(userId, charge.amount)
      const { source: partner, ...rest } = charge
      world.payments.addTransaction({
        botId: bot.id,
        personId: userId,
        isRefund: true,
        transaction: {
          ...rest,
          date: Math.floor(world.now() / 1000),
          ...(partner && { receiver: partner }),
        },
      })
      const refunded_payment = {
        currency: 'XTR' as const,
        total_amount: charge.amount,
        invoice_payload: source?.invoice_payload ?? '',
        telegram_payment_charge_id: chargeId,
      }
      const message = post(world, { botId: bot.id, chat, from: bot.user, content: { refunded_payment } })
      world.updates.add(bot.id, 'message', message as never)
    })
    tell(world, { botId: bot.id, chat }, { kind: 'person', person: personOf(world, bot.id, userId) })
    return true
  },
  getStarTransactions: ({ offset = 0, limit = 100 }, { world, bot }) => ({
    transactions: [...world.payments.transactions(bot.id, offset, Math.min(Math.max(limit, 1), 100))],
  }),
  getMyStarBalance: (_params, { world, bot }) => ({ amount: world.payments.balance(bot.id) }),
}
