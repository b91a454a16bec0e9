import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FaultKind } from '../../sandbox/fal/faults/fault.ts'
import type { Person } from '../support/person.ts'
import { startProduct, type Product } from '../support/product.ts'
import { waitFor } from '../support/wait-for.ts'
import { ordersImage, ordersTraining, seesImages } from './ways.ts'

const uncertain = ['submit-500', 'submit-502', 'submit-503', 'submit-504'] as const
const faults = {
  image: [
    'stuck-in-queue',
    'stuck-in-progress',
    'vanished',
    'expired-media',
    'submit-lost-before',
    ...uncertain,
  ],
  training: ['stuck-in-progress', 'expired-media', 'submit-lost-after'],
} as const satisfies Record<string, readonly FaultKind[]>

let product: Product
const people = new Map<string, Person>()

/** All of them wait side by side; each fault meets the order that was placed after it. */
beforeAll(async () => {
  product = await startProduct({
    // FAL is asked, and tells nothing by itself.
    hasPublicUrl: false,
    env: {
      MIN_PHOTOS: '4',
      TRAINING_DEADLINE_SECONDS: '4',
      GENERATION_DEADLINE_SECONDS: '4',
      SUBMIT_LOST_SECONDS: '3',
    },
  })
  // A result that cannot be read, or a studio that is away, is told to the operator each time.
  product.expectsFaults(/PROVIDER_UNAVAILABLE|INPUT_UNREADABLE|"where":"follow"/)
  for (const kind of faults.training) await begin('training', kind)
  for (const kind of faults.image) await begin('image', kind)
})
afterAll(() => product.stop())

async function newcomer(): Promise<Person> {
  const person = await product.person()
  await person.says('/start')
  return person
}

async function begin(work: 'image' | 'training', kind: FaultKind): Promise<void> {
  const person = await newcomer()
  product.fal.control.fail({ kind, category: work })
  if (work === 'training') await ordersTraining(person)
  else await ordersImage(person, { wish: `Wish for ${kind}` })
  await waitFor(`${kind} to happen`, () => product.fal.control.armedFaults().length === 0)
  people.set(`${work} ${kind}`, person)
}

const who = (work: 'image' | 'training', kind: FaultKind): Person => {
  const person = people.get(`${work} ${kind}`)
  if (!person) throw new Error(`Nobody has ordered with ${kind}`)
  return person
}

const requestsOf = (kind: FaultKind) =>
  product.fal.control.requests().filter(({ input }) => JSON.stringify(input).includes(`Wish for ${kind}`))

const entries = (credits: number) => [
  { kind: 'welcome', credits: 100 },
  { kind: 'charge', credits: -credits },
  { kind: 'refund', credits },
]

async function expectImageRefund(person: Person, words = /нисколько/): Promise<void> {
  const notice = await person.sees((seen) => seen.buttons.flat().includes(person.texts.making.tryAgain), {
    withinMs: 15_000,
  })
  expect(notice.text).toMatch(words)
  expect(notice.text).toContain('50 кредитов')
  expect(await product.ledger(person)).toEqual(entries(50))
}

async function expectTrainingRefund(person: Person): Promise<void> {
  await person.sees((seen) => seen.buttons.flat().includes(person.texts.training.tryAgain), {
    withinMs: 15_000,
  })
  expect(await product.ledger(person)).toEqual(entries(10))
}

describe('nobody waits for ever, and nobody pays for waiting', () => {
  it.each(['stuck-in-queue', 'stuck-in-progress', 'vanished'] as const)(
    'an order that is %s is stopped at FAL and given back',
    async (kind) => {
      await expectImageRefund(who('image', kind), /дольше/)
      if (kind !== 'vanished') expect(requestsOf(kind)).toMatchObject([{ cancelRequested: true }])
    },
  )

  it('a training that never ends is stopped at FAL and given back', async () => {
    await expectTrainingRefund(who('training', 'stuck-in-progress'))
    const stopped = product.fal.control.requests().filter(({ cancelRequested }) => cancelRequested)
    expect(stopped.some(({ endpoint }) => endpoint.includes('trainer'))).toBe(true)
  })

  it('a result whose files are gone is given back, never shown as done', () =>
    expectImageRefund(who('image', 'expired-media')))

  it('a training whose files are gone makes no avatar', () =>
    expectTrainingRefund(who('training', 'expired-media')))
})

describe('an order whose answer was lost', () => {
  it('is given back when FAL never heard of it, and is not sent again', async () => {
    await expectImageRefund(who('image', 'submit-lost-before'), /не дошёл/)
    expect(requestsOf('submit-lost-before')).toEqual([])
  })

  it.each(uncertain)('is given back after %s, which may or may not have been an acceptance', (kind) =>
    expectImageRefund(who('image', kind)),
  )

  it('of a training is found again: it is trained and paid once', async () => {
    const person = who('training', 'submit-lost-after')
    await person.sees((seen) => seen.buttons.flat().includes(person.texts.training.createImage), {
      withinMs: 15_000,
    })
    expect(await product.ledger(person)).toEqual(entries(10).slice(0, 2))
    for (const { submissions } of product.fal.control.requests()) expect(submissions).toBe(1)
  })
})

it('what was ordered while FAL is down is given back in time, and the next order is made', async () => {
  const person = await newcomer()
  product.fal.control.setDown(true)
  await ordersImage(person, { wish: 'Гроза' })
  await expectImageRefund(person)
  product.fal.control.setDown(false)
  await ordersImage(person, { wish: 'После грозы' })
  await seesImages(person, 1)
  expect(await product.credits(person)).toBe(50)
})
