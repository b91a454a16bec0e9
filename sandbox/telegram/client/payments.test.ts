import { Bot } from 'grammy'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { startTelegramSandbox, type TelegramSandbox } from '../server.ts'
import { createPerson } from '../testing/sandbox-client.ts'

let sandbox: TelegramSandbox
let bot: Bot
let person: ReturnType<typeof createPerson>
const pack = {
  title: 'Pack',
  description: '100 credits',
  payload: 'order-1',
  prices: [{ label: 'Pack', amount: 50 }],
}
const sendPack = () => bot.api.sendInvoice(1, pack.title, pack.description, pack.payload, 'XTR', pack.prices)

const slugOf = async (messageId: number): Promise<string> => {
  const { open } = await person.press(messageId)
  if (open?.kind !== 'invoice') throw new Error('The button did not open an invoice')
  expect(open.invoice).toMatchObject({ title: 'Pack', currency: 'XTR', prices: pack.prices })
  return open.invoice.slug
}

beforeEach(async () => {
  sandbox = await startTelegramSandbox({})
  bot = new Bot('42:token', { client: { apiRoot: sandbox.url } })
  person = createPerson(sandbox.url, 1)
  await bot.init()
  await person.say('/start')
})

afterEach(async () => {
  await bot.stop()
  await sandbox.close()
})

test('a person pays in Stars; the bot is asked, told, and may refund once', async () => {
  const before = (await person.state()).person.stars
  const paid: { id: string; payload: string }[] = []
  bot.on('pre_checkout_query', (ctx) => ctx.answerPreCheckoutQuery(true))
  bot.on('message:successful_payment', (ctx) => {
    const { telegram_payment_charge_id: id, invoice_payload: payload } = ctx.message.successful_payment
    paid.push({ id, payload })
  })
  void bot.start()
  const { message_id: messageId } = await sendPack()
  expect(await person.pay(await slugOf(messageId))).toEqual({ status: 'paid' })
  await expect.poll(() => paid.map((each) => each.payload)).toEqual(['order-1'])
  expect((await person.state()).person.stars).toBe(before - 50)
  expect(await bot.api.getMyStarBalance()).toEqual({ amount: 50 })

  const chargeId = paid[0]?.id ?? ''
  await bot.api.refundStarPayment(1, chargeId)
  await expect(bot.api.refundStarPayment(1, chargeId)).rejects.toThrow('Bad Request: CHARGE_ALREADY_REFUNDED')
  expect((await person.state()).person.stars).toBe(before)
  const { transactions } = await bot.api.getStarTransactions()
  expect(
    transactions.map(({ id, amount, source, receiver }) => [id, amount, Boolean(source), Boolean(receiver)]),
  ).toEqual([
    [chargeId, 50, true, false],
    [chargeId, 50, false, true],
  ])
})

test('a refused or unanswered checkout costs nothing', async () => {
  const before = (await person.state()).person.stars
  bot.on('pre_checkout_query', async (ctx) => {
    if (ctx.preCheckoutQuery.invoice_payload === 'sold-out')
      await ctx.answerPreCheckoutQuery(false, { error_message: 'Sold out' })
  })
  void bot.start()
  const link = await bot.api.createInvoiceLink('Pack', 'x', 'sold-out', '', 'XTR', pack.prices)
  const slug = /\$(\w+)$/.exec(link)?.[1] ?? ''
  expect(await person.pay(slug)).toEqual({ status: 'failed', error: 'Sold out' })
  sandbox.control.set({ preCheckoutMs: 50 })
  const { message_id: messageId } = await sendPack()
  expect(await person.pay(await slugOf(messageId))).toEqual({
    status: 'failed',
    error: 'BOT_PRECHECKOUT_TIMEOUT',
  })
  expect((await person.state()).person.stars).toBe(before)
})

test('only whole invoices in Stars are taken', async () => {
  const link = (currency: string, prices: { label: string; amount: number }[]) =>
    bot.api.createInvoiceLink('Pack', 'x', 'payload', '', currency, prices)
  await expect(link('USD', pack.prices)).rejects.toThrow('CURRENCY_INVALID')
  await expect(link('XTR', [...pack.prices, ...pack.prices])).rejects.toThrow('STARS_INVOICE_INVALID')
})
