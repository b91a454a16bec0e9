import { afterEach, describe, expect, it, vi } from 'vitest'
import { testServer } from '../support/database.ts'
import { ledgerOf } from '../support/money.ts'
import type { Person } from '../support/person.ts'
import { goodPhotos } from '../support/photos.ts'
import { startProductProcess, type ProductProcess } from '../support/product-process.ts'
import { waitFor } from '../support/wait-for.ts'
import { quickPace } from '../support/world.ts'
import { deliveredTo } from './delivered.ts'
import { beginsAvatar, isCounter, labelLike, ordersImage, ordersTraining, plain, seesImages } from './ways.ts'

let product: ProductProcess
afterEach(() => product.stop())

async function starts(env: Readonly<Record<string, string>> = {}): Promise<Person> {
  product = await startProductProcess({
    env: { MIN_PHOTOS: '4', ...(testServer ? { TRAINING_CHECK_SECONDS: '5' } : {}), ...env },
  })
  const person = await product.person()
  await person.says('/start')
  return person
}

// On a server others may live: what the dead one had taken is free again after a minute.
const patience = { withinMs: testServer ? 100_000 : 30_000 }
vi.setConfig({ testTimeout: testServer ? 240_000 : 60_000, hookTimeout: 60_000 })

const welcome = { kind: 'welcome', credits: 100 }
const charge = (credits: number) => ({ kind: 'charge', credits: -credits })
const refund = (credits: number) => ({ kind: 'refund', credits })
const ledger = (person: Person) => product.read((db) => ledgerOf(db, person.id))

const isAtFal = (state: 'running' | 'finished') => () => product.fal.control.requests()[0]?.state === state

/** No work is left unfinished, and each has exactly one notice, sent. */
async function expectAllEnded(): Promise<void> {
  const left = await product.read(async (db) => ({
    notices: await db.selectFrom('notices').select('status').execute(),
    trainings: await db.selectFrom('trainings').select('status').execute(),
    generations: await db.selectFrom('generations').select('status').execute(),
  }))
  const work = [...left.trainings, ...left.generations].map(({ status }) => status)
  expect(left.notices.map(({ status }) => status)).toEqual(work.map(() => 'sent'))
  for (const status of work) expect(['completed', 'failed']).toContain(status)
}

describe('the power goes off', () => {
  it('while photos arrive: none is lost, none counts twice', async () => {
    const person = await starts()
    await beginsAvatar(person)
    await person.sends(await goodPhotos(8))
    await product.kill()
    await product.start()
    await person.sees(isCounter(person, 8), patience)
    await product.kill()
    const photos = await product.read((db) => db.selectFrom('photos').select('status').execute())
    expect(photos.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 'valid'))
  })

  it('while a training runs, and FAL finishes it meanwhile: one avatar, one notice, one charge', async () => {
    const person = await starts()
    product.fal.control.setPace({ trainingMs: 600_000 })
    await ordersTraining(person)
    await waitFor('FAL to train', isAtFal('running'), patience)
    await product.kill()
    product.fal.control.setPace(quickPace)
    await waitFor('FAL to finish meanwhile', isAtFal('finished'), patience)
    await product.start()
    await person.sees((seen) => seen.buttons.flat().includes(person.texts.training.createImage), patience)
    expect(product.fal.control.requests()).toHaveLength(1)
    await product.program.kill('SIGTERM')
    await expectAllEnded()
    expect(await ledger(person)).toEqual([welcome, charge(10)])
  })

  it('while an image is drawn: one picture, one charge', async () => {
    const person = await starts()
    product.fal.control.setPace({ imageMs: 3000 })
    await ordersImage(person, { wish: 'Маяк' })
    await waitFor('FAL to draw', isAtFal('running'), patience)
    await product.kill()
    await product.start()
    await seesImages(person, 1, patience)
    expect(product.fal.control.requests()).toHaveLength(1)
    await product.program.kill('SIGTERM')
    await expectAllEnded()
    expect(await ledger(person)).toEqual([welcome, charge(50)])
    expect(await deliveredTo(person)).toHaveLength(1)
  })

  // Between the decision to ask FAL and the asking itself nobody can know whether FAL has heard.
  it('at the very moment of an order: the picture comes, or the credits come back', async () => {
    const person = await starts({ SUBMIT_LOST_SECONDS: '3' })
    await person.says('Маяк')
    const pressed = person.presses(labelLike(person.texts.order.confirm)).catch(() => undefined)
    await waitFor('the press to arrive', () => product.telegram.control.pendingUpdates() > 0)
    await product.kill()
    await product.start()
    // Telegram hands over again what was never confirmed.
    const { again } = person.texts.result
    const { tryAgain } = person.texts.making
    const ending = await person.sees(
      ({ buttons }) => buttons.flat().includes(again) || buttons.flat().includes(tryAgain),
      patience,
    )
    await pressed
    await product.program.kill('SIGTERM')
    await expectAllEnded()
    const isDelivered = ending.photo !== undefined
    expect(await ledger(person)).toEqual(
      isDelivered ? [welcome, charge(50)] : [welcome, charge(50), refund(50)],
    )
    expect(product.fal.control.requests()).toHaveLength(isDelivered ? 1 : 0)
  })

  it('right after a training was ordered: the avatar comes, or the credits come back', async () => {
    const person = await starts({ SUBMIT_LOST_SECONDS: '3' })
    await ordersTraining(person)
    await product.kill()
    await product.start()
    const { createImage, tryAgain } = person.texts.training
    const ending = await person.sees(
      ({ buttons }) => buttons.flat().includes(createImage) || buttons.flat().includes(tryAgain),
      patience,
    )
    await product.program.kill('SIGTERM')
    await expectAllEnded()
    const isTrained = ending.buttons.flat().includes(createImage)
    expect(await ledger(person)).toEqual(
      isTrained ? [welcome, charge(10)] : [welcome, charge(10), refund(10)],
    )
  })
})

describe('the power goes off when a message was dealt with, and before Telegram hears of it', () => {
  /** The next words to this person never arrive; whatever was to be kept before them is kept. */
  const strikesAtTheAnswer = async (person: Person, act: () => Promise<unknown>) => {
    const { control } = product.telegram
    control.clearCalls()
    control.fail({ kind: 'latency', ms: 30_000, method: 'sendMessage', chatId: person.id })
    const acted = act()
    await waitFor('the answer to set out', () =>
      control.calls().some(({ method }) => method === 'sendMessage'),
    )
    await product.kill()
    await acted
    await product.start()
  }

  it('a name is read as a name again, and not as a wish', async () => {
    const person = await starts()
    await person.says('/new')
    await person.presses(person.texts.newAvatar.style)
    await person.sees((seen) => seen.text === plain(person.texts.newAvatar.askName))
    await strikesAtTheAnswer(person, () => person.says('Маяки'))
    await person.sees(isCounter(person, 0), patience)
    await product.program.kill('SIGTERM')
    expect(await product.read((db) => db.selectFrom('avatars').select('name').execute())).toEqual([
      { name: 'Маяки' },
    ])
    expect(await product.read((db) => db.selectFrom('order_drafts').select('wish').execute())).toEqual([])
  })

  it('a wish in quick mode is one order, and is paid once', async () => {
    const person = await starts({ SUBMIT_LOST_SECONDS: '3' })
    await person.says('/settings')
    await person.presses(person.texts.settings.quick(false))
    await person.sees((seen) => seen.buttons.flat().includes(person.texts.settings.quick(true)))
    await strikesAtTheAnswer(person, () => person.says('Маяк'))
    const { again } = person.texts.result
    const { tryAgain } = person.texts.making
    await person.sees(
      ({ buttons }) => buttons.flat().includes(again) || buttons.flat().includes(tryAgain),
      patience,
    )
    await product.program.kill('SIGTERM')
    await expectAllEnded()
    const charges = (await ledger(person)).filter(({ kind }) => kind === 'charge')
    expect(charges).toEqual([charge(50)])
  })
})

describe('the product is asked to stop', () => {
  it('with work under way: it ends by itself, and the next one finishes the work', async () => {
    const person = await starts()
    product.fal.control.setPace({ imageMs: 3000 })
    await ordersImage(person, { wish: 'Маяк' })
    await waitFor('FAL to draw', isAtFal('running'), patience)
    await product.program.kill('SIGTERM')
    expect(await product.program.ended()).toBe(0)
    await product.start()
    await seesImages(person, 1, patience)
  })
})
