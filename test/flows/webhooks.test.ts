import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Fault } from '../../sandbox/fal/faults/fault.ts'
import type { Person } from '../support/person.ts'
import { startProduct, webhookSecret, type Product } from '../support/product.ts'
import { waitFor } from '../support/wait-for.ts'
import { deliveredTo } from './delivered.ts'
import { ordersImage, seesImages } from './ways.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct({ updates: 'webhook', pace: { imageMs: 100 } })
})
beforeEach(() => product.fal.control.clearFaults())
afterAll(() => product.stop())

async function newcomer(): Promise<Person> {
  const person = await product.person()
  await person.says('/start')
  await person.sees(/AISHA/)
  return person
}

const once = [
  { kind: 'welcome', credits: 100 },
  { kind: 'charge', credits: -50 },
]

async function orders(fault?: Fault): Promise<Person> {
  const person = await newcomer()
  if (fault) product.fal.control.fail(fault)
  await ordersImage(person, { wish: 'Фонтан' })
  return person
}

/** What FAL was answered for the webhooks of the newest request. */
const answersOf = (): number[] => {
  const requestId = product.fal.control.requests()[0]?.requestId
  return product.fal.control
    .webhooks()
    .filter((each) => each.requestId === requestId)
    .map((each) => each.statusCode)
}

describe('a webhook of FAL', () => {
  it('brings the picture at once', async () => {
    const person = await orders()
    await seesImages(person, 1)
    expect(answersOf()).toEqual([200])
    expect(await product.ledger(person)).toEqual(once)
  })

  it('that comes twice brings one picture', async () => {
    const person = await orders({ kind: 'webhook-doubled' })
    await seesImages(person, 1)
    await waitFor('both webhooks', () => answersOf().length === 2)
    expect(answersOf()).toEqual([200, 200])
    await expectOnePicture(person)
  })

  it('that comes before its own submit was answered brings the picture', async () => {
    const person = await orders({ kind: 'webhook-early' })
    await seesImages(person, 1)
    await expectOnePicture(person)
  })

  it('that is forged is refused, and the invented picture is never shown', async () => {
    const person = await orders({ kind: 'webhook-forged' })
    await seesImages(person, 1)
    expect(answersOf()).toContain(401)
    await expectOnePicture(person)
  })

  it.each(['webhook-bad-signature', 'webhook-unsigned', 'webhook-old'] as const)(
    'is refused as %s; the check brings the picture all the same',
    async (kind) => {
      const person = await orders({ kind })
      await seesImages(person, 1)
      expect(answersOf()[0]).toBe(401)
      await expectOnePicture(person)
    },
  )

  it('that never comes is not needed: the check finishes the work', async () => {
    const person = await orders({ kind: 'webhook-dropped' })
    await seesImages(person, 1)
    expect(answersOf()).toEqual([])
    await expectOnePicture(person)
  })

  it('that comes after the check has finished the work changes nothing', async () => {
    const person = await orders({ kind: 'webhook-late', delayMs: 3500 })
    await seesImages(person, 1)
    expect(answersOf()).toEqual([])
    await waitFor('the late webhook', () => answersOf().length === 1)
    expect(answersOf()).toEqual([200])
    await expectOnePicture(person)
  })

  it.each(['webhook-no-payload', 'webhook-null-error'] as const)(
    'without a result (%s) leads to the result, which is fetched',
    async (kind) => {
      const person = await orders({ kind })
      await seesImages(person, 1)
      await expectOnePicture(person)
    },
  )
})

describe('what is not a webhook', () => {
  const fal = () => `${product.url}/webhooks/fal`
  const telegram = () => `${product.url}/webhooks/telegram`
  const post = (url: string, body: string, headers: Record<string, string> = {}) =>
    fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })

  it('is refused by the address for FAL', async () => {
    expect((await post(fal(), '{}')).status).toBe(401)
    expect((await post(`${fal()}?c=1`, 'no json', { 'x-fal-webhook-signature': '00' })).status).toBe(401)
  })

  it('is refused by the address for Telegram', async () => {
    const update = JSON.stringify({ update_id: 1 })
    expect((await post(telegram(), update)).status).toBe(401)
    const secret = 'x-telegram-bot-api-secret-token'
    expect((await post(telegram(), update, { [secret]: 'guess' })).status).toBe(401)
    expect((await post(telegram(), update, { [secret]: `${webhookSecret}x` })).status).toBe(401)
    expect((await post(telegram(), update, { [secret]: webhookSecret })).status).toBe(200)
  })
})

describe('each process tells how it is', () => {
  it.each([
    ['/health/live', /./],
    ['/health/ready', /ready/],
    ['/metrics', /aisha_fal_webhooks_total/],
  ])('%s', async (path, body) => {
    const answer = await fetch(`${product.url}${path}`)
    expect(answer.status).toBe(200)
    expect(await answer.text()).toMatch(body)
  })
})

async function expectOnePicture(person: Person): Promise<void> {
  await person.screen()
  expect(await deliveredTo(person)).toHaveLength(1)
  expect(await product.ledger(person)).toEqual(once)
  const { notices } = await product.db
    .selectFrom('notices')
    .innerJoin('users', 'users.id', 'notices.user_id')
    .select((of) => of.fn.countAll<string>().as('notices'))
    .where('telegram_id', '=', person.id)
    .executeTakeFirstOrThrow()
  expect(Number(notices)).toBe(1)
}
