import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { testServer } from '../support/database.ts'
import { goodPhotos } from '../support/photos.ts'
import { startProductProcess, type ProductProcess } from '../support/product-process.ts'
import { ledgerOf } from '../support/money.ts'
import { waitFor } from '../support/wait-for.ts'
import { quickPace } from '../support/world.ts'
import { beginsAvatar, isCounter, labelLike, ordersImage, ordersTraining, seesImages } from './ways.ts'

let product: ProductProcess
beforeEach(async () => {
  product = await startProductProcess({
    env: { MIN_PHOTOS: '4', ...(testServer ? { TRAINING_CHECK_SECONDS: '5' } : {}) },
  })
})
afterEach(() => product.stop())

// On a server others may live: what the dead one had taken is free again after a minute.
const patience = { withinMs: testServer ? 90_000 : 25_000 }
vi.setConfig({ testTimeout: testServer ? 200_000 : 40_000 })

/** Exactly one notice of each finished work, sent; and no work left unfinished. */
async function expectAllEnded(): Promise<void> {
  const left = await product.read(async (db) => ({
    notices: await db.selectFrom('notices').select(['kind', 'status']).execute(),
    trainings: await db.selectFrom('trainings').select('status').execute(),
    generations: await db.selectFrom('generations').select('status').execute(),
  }))
  expect(left.notices.map(({ status }) => status)).toEqual(left.notices.map(() => 'sent'))
  expect(left.notices).toHaveLength(left.trainings.length + left.generations.length)
  for (const { status } of [...left.trainings, ...left.generations]) expect(status).toBe('completed')
}

describe('the power goes off', () => {
  it('while photos arrive: none is lost, none counts twice', async () => {
    const person = await product.person()
    await person.says('/start')
    await beginsAvatar(person)
    await person.sends(await goodPhotos(8))
    await product.kill()
    await product.start()
    await person.sees(isCounter(person, 8), patience)
    await product.kill()
    const photos = await product.read((db) => db.selectFrom('photos').select('status').execute())
    expect(photos.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 'valid'))
  })

  it('right after a training was ordered, and again while it runs: one avatar, one notice, one charge', async () => {
    product.fal.control.setPace({ trainingMs: 4000 })
    const person = await product.person()
    await person.says('/start')
    await ordersTraining(person)
    await product.kill()
    await product.start()
    await waitFor('FAL to train', () => product.fal.control.requests()[0]?.state === 'running', patience)
    await product.kill()
    product.fal.control.setPace(quickPace)
    await waitFor(
      'FAL to finish meanwhile',
      () => product.fal.control.requests()[0]?.state === 'finished',
      patience,
    )
    await product.start()
    await person.sees((seen) => seen.buttons.flat().includes(person.texts.training.createImage), patience)
    expect(product.fal.control.requests()).toHaveLength(1)
    await product.program.kill('SIGTERM')
    await expectAllEnded()
    expect(await product.read((db) => ledgerOf(db, person.id))).toEqual([
      { kind: 'welcome', credits: 100 },
      { kind: 'charge', credits: -10 },
    ])
  })

  it('right after an image was ordered, and again while it is drawn: one picture, one charge', async () => {
    product.fal.control.setPace({ imageMs: 3000 })
    const person = await product.person()
    await person.says('/start')
    await ordersImage(person, { wish: 'Маяк' })
    await product.kill()
    await product.start()
    await waitFor('FAL to draw', () => product.fal.control.requests()[0]?.state === 'running', patience)
    await product.kill()
    await product.start()
    await seesImages(person, 1, patience)
    expect(product.fal.control.requests()).toHaveLength(1)
    await product.program.kill('SIGTERM')
    await expectAllEnded()
    expect(await product.read((db) => ledgerOf(db, person.id))).toEqual([
      { kind: 'welcome', credits: 100 },
      { kind: 'charge', credits: -50 },
    ])
    expect((await person.messages()).filter((seen) => seen.photo)).toHaveLength(1)
  })

  it('at the very moment of the order: either nothing happened, or all of it', async () => {
    const person = await product.person()
    await person.says('/start')
    await person.says('Маяк')
    const pressed = person.presses(labelLike(person.texts.order.confirm)).catch(() => undefined)
    await waitFor('the press to arrive', () => product.telegram.control.pendingUpdates() > 0)
    await product.kill()
    await product.start()
    // Telegram hands over again what was never confirmed.
    await seesImages(person, 1, patience)
    await pressed
    await product.program.kill('SIGTERM')
    await expectAllEnded()
    expect(await product.read((db) => ledgerOf(db, person.id))).toHaveLength(2)
  })
})

describe('the product is asked to stop', () => {
  it('with work under way: it ends by itself at once, and the next one finishes the work', async () => {
    product.fal.control.setPace({ imageMs: 3000 })
    const person = await product.person()
    await person.says('/start')
    await ordersImage(person, { wish: 'Маяк' })
    await waitFor('FAL to draw', () => product.fal.control.requests()[0]?.state === 'running', patience)
    const { program } = product
    program.kill('SIGTERM').catch(() => undefined)
    expect(await program.ended()).toBe(0)
    await product.start()
    await seesImages(person, 1, patience)
  })
})
