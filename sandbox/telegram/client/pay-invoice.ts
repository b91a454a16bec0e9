import type { PreCheckoutQuery, StarTransaction, SuccessfulPayment } from '@grammyjs/types'

import type { Paid } from '../protocol.ts'
import type { Bot } from '../store/bots.ts'
import type { InvoiceRecord } from '../store/payments.ts'
import type { PersonRecord } from '../store/people.ts'
import type { World } from '../world.ts'
import { postFromPerson } from './person-posting.ts'
import { personOf } from './person-view.ts'

interface Payment {
  readonly bot: Bot
  readonly person: PersonRecord
  readonly invoice: InvoiceRecord
}

const total = (invoice: InvoiceRecord): number => invoice.prices.reduce((sum, price) => sum + price.amount, 0)

/** Takes the Stars, books them, and tells the bot: all three or nothing. */
function charge(world: World, { bot, person, invoice }: Payment): boolean {
  const amount = total(invoice)
  const date = Math.floor(world.now() / 1000)
  const chargeId = world.payments.nextChargeId(bot.id)
  return world.db.transaction(() => {
    if (!world.people.move(person.user.id, -amount)) return false
    const transaction: StarTransaction = {
      id: chargeId,
      amount,
      date,
      source: {
        type: 'user',
        transaction_type: 'invoice_payment',
        user: person.user,
        invoice_payload: invoice.payload,
      },
    }
    world.payments.addTransaction({ botId: bot.id, personId: person.user.id, isRefund: false, transaction })
    const period = invoice.subscriptionPeriod
    const payment = {
      currency: invoice.currency,
      total_amount: amount,
      invoice_payload: invoice.payload,
      telegram_payment_charge_id: chargeId,
      provider_payment_charge_id: '',
      ...(period !== undefined && {
        is_recurring: true as const,
        is_first_recurring: true as const,
        subscription_expiration_date: date + period,
      }),
    } as SuccessfulPayment
    postFromPerson(world, { bot, person, content: { successful_payment: payment } })
    return true
  })
}

/** Asks the bot first, as Telegram does; without its yes within ten seconds nothing is charged. */
export async function payInvoice(world: World, payment: Payment): Promise<Paid> {
  const { bot, person, invoice } = payment
  if (person.stars < total(invoice)) return { status: 'failed', error: 'BALANCE_TOO_LOW' }
  const id = world.queries.open({
    botId: bot.id,
    kind: 'pre-checkout',
    personId: person.user.id,
    body: { slug: invoice.slug },
  })
  const answered = world.queries.wait(id, world.settings.preCheckoutMs)
  const query = {
    id,
    from: person.user,
    currency: invoice.currency,
    total_amount: total(invoice),
    invoice_payload: invoice.payload,
  } as PreCheckoutQuery
  world.updates.add(bot.id, 'pre_checkout_query', query)
  const answer = (await answered) as { ok: boolean; error?: string } | undefined
  if (!answer) return { status: 'failed', error: 'BOT_PRECHECKOUT_TIMEOUT' }
  if (!answer.ok) return { status: 'failed', error: answer.error ?? '' }
  if (!charge(world, payment)) return { status: 'failed', error: 'BALANCE_TOO_LOW' }
  world.events.publish(bot.id, person.user.id, {
    kind: 'person',
    person: personOf(world, bot.id, person.user.id),
  })
  return { status: 'paid' }
}
