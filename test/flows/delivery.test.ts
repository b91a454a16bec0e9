import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '../support/person.ts'
import { startProduct, type Product } from '../support/product.ts'
import { waitFor } from '../support/wait-for.ts'
import { quickPace } from '../support/world.ts'
import { deliveredTo } from './delivered.ts'
import { makesImage, ordersImage, ordersTraining, seesImages } from './ways.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct({ hasPublicUrl: true, env: { MIN_PHOTOS: '4' } })
  product.expectsFaults(/TELEGRAM_UNAVAILABLE|Network request|HttpError|429|"where":"queue"/)
})
beforeEach(() => {
  product.telegram.control.clearFaults()
  product.fal.control.setPace(quickPace)
})
afterAll(() => product.stop())

async function newcomer(): Promise<Person> {
  const person = await product.person()
  await person.says('/start')
  await person.screen()
  return person
}

const noticesOf = (person: Person) =>
  product.db
    .selectFrom('notices')
    .innerJoin('users', 'users.id', 'notices.user_id')
    .select(['notices.status', 'notices.last_error', 'users.unreachable_since'])
    .where('telegram_id', '=', person.id)
    .execute()

describe('a finished picture reaches the person', () => {
  it('once Telegram lets it through again (429), exactly once', async () => {
    const person = await newcomer()
    product.telegram.control.fail({ kind: 'rate-limit', retryAfter: 1, method: 'sendPhoto', times: 2 })
    await ordersImage(person, { wish: 'Лес' })
    await seesImages(person, 1)
    await waitFor('the mark', async () => (await noticesOf(person))[0]?.status === 'sent')
    expect(await deliveredTo(person)).toHaveLength(1)
  })

  it.each([
    ['a lost connection', { kind: 'lost', when: 'before' }],
    ['a broken proxy', { kind: 'bad-gateway', status: 502 }],
    ['an error of Telegram', { kind: 'error', code: 500, description: 'Internal Server Error' }],
  ] as const)('after %s, too', async (_, fault) => {
    const person = await newcomer()
    product.telegram.control.fail({ ...fault, method: 'sendPhoto', times: 2 })
    await ordersImage(person, { wish: 'Поле' })
    await seesImages(person, 1)
    await waitFor('the mark', async () => (await noticesOf(person))[0]?.status === 'sent')
    expect(await deliveredTo(person)).toHaveLength(1)
  })

  it('also when a person has turned off the sound, quietly', async () => {
    const person = await newcomer()
    await person.says('/settings')
    await person.presses(person.texts.settings.notices(true))
    await person.screen()
    product.telegram.control.clearCalls()
    await makesImage(person, { wish: 'Тишина' })
    const sent = product.telegram.control.calls().find(({ method }) => method === 'sendPhoto')
    expect(String(sent?.params['disable_notification'])).toBe('true')
  })
})

describe('somebody who has blocked the bot', () => {
  const photosOf = async (person: Person) =>
    (await person.messages()).filter((seen) => seen.photo !== undefined).length

  it('is marked and left alone; nothing is lost, and the picture comes once they are back', async () => {
    product.fal.control.setPace({ imageMs: 800 })
    const person = await newcomer()
    await ordersImage(person, { wish: 'Море' })
    await person.sees((seen) => seen.buttons.flat().includes(person.texts.making.stop))
    await person.blocks(true)
    await waitFor('the notice to be held', async () => (await noticesOf(person))[0]?.status === 'held')
    const [notice] = await noticesOf(person)
    expect(notice?.last_error).toMatch(/blocked/)
    expect(notice?.unreachable_since).toBeInstanceOf(Date)
    expect(await product.ledger(person)).toEqual([
      { kind: 'welcome', credits: 100 },
      { kind: 'charge', credits: -50 },
    ])

    const before = await photosOf(person)
    await person.blocks(false)
    await seesImages(person, 1)
    await waitFor('the notice to be sent', async () => (await noticesOf(person))[0]?.status === 'sent')
    expect((await noticesOf(person))[0]?.unreachable_since).toBeNull()
    expect(await photosOf(person)).toBe(before + 1)
  })
})

describe('a person who is in the conversation', () => {
  it('is answered in spite of a lost connection, and every update is handled once', async () => {
    const person = await newcomer()
    product.telegram.control.fail({ kind: 'lost', when: 'after', method: 'getUpdates', times: 1 })
    await person.says('/balance')
    await person.sees(/На балансе/, { withinMs: 15_000 })
  })

  it('is charged once when Telegram hands over an update twice', async () => {
    const person = await newcomer()
    product.telegram.control.fail({ kind: 'duplicate-update', times: 6 })
    await ordersImage(person, { wish: 'Эхо' })
    product.telegram.control.clearFaults()
    await seesImages(person, 1)
    expect(await product.ledger(person)).toHaveLength(2)
  })

  it('keeps one training when the tap that ordered it is lost on its way back', async () => {
    const person = await newcomer()
    product.telegram.control.fail({ kind: 'lost', when: 'after', method: 'editMessageText', times: 1 })
    await ordersTraining(person)
    await person.sees((seen) => seen.buttons.flat().includes(person.texts.training.createImage))
    expect(await product.ledger(person)).toHaveLength(2)
  })
})
