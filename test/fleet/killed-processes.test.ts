import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { startFleetProduct, type FleetProduct } from '../support/fleet-product.ts'
import type { Person } from '../support/person.ts'
import { createRandom } from '../support/random.ts'
import { ordersTraining, ordersWish, patience, seesImageEnd, seesTrainingEnd } from './stories.ts'
import { strike } from './strike.ts'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 })

const seed = Number(process.env['SEED'] ?? 7)
const photos = 2

let product: FleetProduct
beforeAll(async () => {
  product = await startFleetProduct({
    env: {
      MIN_PHOTOS: String(photos),
      WELCOME_CREDITS: '1000',
      TRAINING_CHECK_SECONDS: '5',
      SUBMIT_LOST_SECONDS: '5',
    },
  })
})
afterAll(() => product.stop())

/** The numbers of the wishes in the order in which they were answered; one may be answered twice. */
const answeredWishes = (person: Person): number[] =>
  person.shownSince().flatMap(({ text }) => /Wish (\d)/.exec(text)?.slice(1).map(Number) ?? [])

async function says(person: Person): Promise<void> {
  await person.says('/start')
  // One after another without waiting: the answers must come in this order.
  await person.says('Wish 1')
  const first = person.shownSince().length
  for (const text of ['Wish 2', 'Wish 3']) await person.post('messages', { text })
  await person.sees(/Wish 3/, patience)
  const answered = answeredWishes(person).slice(first)
  expect(answered, `person ${person.id}`).toEqual(answered.toSorted((one, other) => one - other))
}

async function lives(person: Person): Promise<void> {
  await says(person)
  await ordersWish(person, 'A lighthouse')
  await seesImageEnd(person)
  await ordersTraining(person, photos)
  await seesTrainingEnd(person)
  await ordersWish(person, 'A harbour')
  await seesImageEnd(person)
}

it(`50 people get what they ordered while processes of every role are killed (seed ${seed})`, async () => {
  const people = await Promise.all(
    Array.from({ length: 50 }, (_, index) => product.person({ language: 'en', name: `Person ${index}` })),
  )
  const striking = strike(product.fleet, createRandom(seed))
  const stories = await Promise.allSettled(people.map(lives))
  const struck = await striking.stop()
  expect(stories.flatMap((story) => (story.status === 'rejected' ? String(story.reason) : []))).toEqual([])
  await product.settles({ withinMs: 120_000 })
  const { lost, doubled } = await product.judge(people)
  expect(lost).toEqual([])
  expect(new Set(struck)).toEqual(new Set(['http', 'worker', 'bot']))
  // A crash between sending and marking sends once more; never as often as it strikes.
  expect(doubled.length).toBeLessThanOrEqual(struck.length)
})
