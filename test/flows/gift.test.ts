import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Seen } from '../support/chat-record.ts'
import type { Person } from '../support/person.ts'
import { startProduct, type Product } from '../support/product.ts'
import { waitFor } from '../support/wait-for.ts'
import { quickPace } from '../support/world.ts'
import { labelLike, ordersImage, ordersTraining, seesImages } from './ways.ts'

let product: Product
let list: Server
/** FAL's list of past requests, by which a lost answer is found. */
let isListAway = true
/** Longer than a lost answer is looked for. */
const slowPace = { imageMs: 5000, trainingMs: 5000 }
const patience = { withinMs: 30_000 }

beforeAll(async () => {
  list = createServer((request, response) => {
    if (isListAway) return void response.writeHead(503).end()
    const headers = { authorization: request.headers.authorization ?? '' }
    void fetch(`${product.fal.url}${request.url ?? ''}`, { headers }).then(async (answer) =>
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text()),
    )
  })
  await new Promise<void>((resolve) => list.listen(0, '127.0.0.1', resolve))
  product = await startProduct({
    hasPublicUrl: true,
    env: {
      MIN_PHOTOS: '4',
      SUBMIT_LOST_SECONDS: '1',
      FAL_API_URL: `http://127.0.0.1:${(list.address() as AddressInfo).port}`,
    },
  })
  // A list that is away is told to the operator each time.
  product.expectsFaults(/PROVIDER_UNAVAILABLE/)
})
beforeEach(() => {
  product.fal.control.clearFaults()
  product.fal.control.setPace({ ...quickPace, ...slowPace })
  isListAway = true
})
afterAll(async () => {
  await product.stop()
  list.close()
})

async function newcomer(language: 'ru' | 'en' = 'en'): Promise<Person> {
  const person = await product.person({ language })
  await person.says('/start')
  return person
}

const isBack = (person: Person) => (seen: Seen) =>
  [person.texts.making.tryAgain, person.texts.training.tryAgain].some((each) =>
    seen.buttons.flat().includes(each),
  )
const isReady = (person: Person) => (seen: Seen) =>
  seen.buttons.flat().includes(person.texts.training.createImage)

const noticesOf = async (person: Person) =>
  (
    await product.db
      .selectFrom('notices')
      .innerJoin('users', 'users.id', 'notices.user_id')
      .select(['kind', 'status'])
      .where('telegram_id', '=', person.id)
      .orderBy('notices.id')
      .execute()
  ).map(({ kind, status }) => `${kind} ${status}`)

const entries = (credits: number) => [
  { kind: 'welcome', credits: 100 },
  { kind: 'charge', credits: -credits },
  { kind: 'refund', credits },
]

describe('what was given back as lost and turns up after all is a gift', () => {
  it.each(['ru', 'en'] as const)('a picture whose webhook comes late, told once (%s)', async (language) => {
    const person = await newcomer(language)
    product.fal.control.fail({ kind: 'submit-lost-after', category: 'image' })
    product.fal.control.fail({ kind: 'webhook-doubled', category: 'image' })
    await ordersImage(person, { wish: 'Lighthouse' })
    await person.sees(isBack(person), patience)
    expect(await product.ledger(person)).toEqual(entries(50))
    await seesImages(person, 1, patience)
    expect((await person.screen()).text).toMatch(
      language === 'ru' ? /нашёлся: это подарок/ : /after all: a gift/,
    )
    expect(await product.ledger(person)).toEqual(entries(50))
    await waitFor(
      'the notice to be marked',
      async () => (await noticesOf(person)).join() === 'generation-failed sent,generation-gift sent',
    )
    await person.says('/gallery')
    expect((await person.screen()).text).toContain('Lighthouse')
  })

  it('a picture of which no webhook comes, found among past requests', async () => {
    const person = await newcomer()
    product.fal.control.fail({ kind: 'submit-lost-after', category: 'image' })
    product.fal.control.fail({ kind: 'webhook-dropped', category: 'image' })
    await ordersImage(person, { wish: 'Harbour' })
    await person.sees(isBack(person), patience)
    isListAway = false
    await seesImages(person, 1, patience)
    expect(await product.ledger(person)).toEqual(entries(50))
    expect(product.fal.control.requests()[0]).toMatchObject({ submissions: 1 })
  })

  it('an avatar, which can be drawn with from then on', async () => {
    const person = await newcomer()
    product.fal.control.fail({ kind: 'submit-lost-after', category: 'training' })
    await ordersTraining(person)
    await person.sees(isBack(person), patience)
    const ready = await person.sees(isReady(person), patience)
    expect(ready.text).toMatch(/after all: a gift/)
    expect(await product.ledger(person)).toEqual(entries(10))
    product.fal.control.setPace(quickPace)
    await ordersImage(person, { wish: 'By the sea', avatar: 'Анна' })
    await seesImages(person, 1, patience)
    expect(await product.credits(person)).toBe(99)
  })

  it('not an avatar that was ordered anew meanwhile: the new one is made, told and paid once', async () => {
    const person = await newcomer()
    product.fal.control.fail({ kind: 'submit-lost-after', category: 'training' })
    await ordersTraining(person)
    await person.sees(isBack(person), patience)
    await person.presses(person.texts.training.tryAgain)
    await person.presses(labelLike(person.texts.training.confirm))
    const ready = await person.sees(isReady(person), patience)
    expect(ready.text).not.toMatch(/gift/)
    await waitFor(
      'the notice to be marked',
      async () => (await noticesOf(person)).join() === 'training-failed sent,training-completed sent',
    )
    expect(await product.ledger(person)).toEqual([...entries(10), { kind: 'charge', credits: -10 }])
  })
})
