import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { languages } from '../../src/domain/shared/languages.ts'
import type { Fault } from '../../sandbox/fal/faults/fault.ts'
import { dataOf, type Person } from '../support/person.ts'
import { startProduct, type Product } from '../support/product.ts'
import { waitFor } from '../support/wait-for.ts'
import { quickPace } from '../support/world.ts'
import {
  describesImage,
  labelLike,
  makesAvatar,
  makesImage,
  ordersImage,
  ordersTraining,
  seesImages,
} from './ways.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct({ hasPublicUrl: true, env: { MIN_PHOTOS: '4' } })
})
beforeEach(() => {
  product.fal.control.clearFaults()
  product.fal.control.setPace(quickPace)
})
afterAll(() => product.stop())

const welcome = { kind: 'welcome', credits: 100 }
const charge = (credits: number) => ({ kind: 'charge', credits: -credits })
const refund = (credits: number) => ({ kind: 'refund', credits })

async function newcomer(language: 'ru' | 'en' = 'ru'): Promise<Person> {
  const person = await product.person({ language })
  await person.says('/start')
  return person
}

const costsNothing = { ru: /нисколько[^]*10 кредитов/, en: /nothing[^]*10 credits/ }

describe.each(languages)('a training that fails (%s)', (language) => {
  it('gives everything back, says why, and can be tried again with the photos kept', async () => {
    const person = await newcomer(language)
    product.fal.control.fail({ kind: 'error', category: 'training', errorType: 'internal_server_error' })
    await ordersTraining(person)
    const notice = await person.sees(costsNothing[language])
    expect(notice.text).toMatch(language === 'ru' ? /что-то сломалось|сбой|неполадк/i : /fault/)
    expect(await product.ledger(person)).toEqual([welcome, charge(10), refund(10)])

    await person.presses(person.texts.training.tryAgain)
    await person.presses(labelLike(person.texts.training.confirm))
    await person.sees((seen) => seen.buttons.flat().includes(person.texts.training.createImage))
    expect(await product.ledger(person)).toEqual([welcome, charge(10), refund(10), charge(10)])
  })
})

describe('a training', () => {
  it.each([
    ['a refused set of photos', 'content_policy_violation', /проверка безопасности/],
    ['photos that the trainer cannot read', 'invalid_archive', /фото не удалось использовать/],
  ])('is given back for %s, in words that help', async (_, errorType, words) => {
    const person = await newcomer()
    product.fal.control.fail({ kind: 'error', category: 'training', errorType })
    await ordersTraining(person)
    expect((await person.sees(costsNothing.ru)).text).toMatch(words)
    expect(await product.credits(person)).toBe(100)
  })

  it('without weights in its result is a failure, never an invented avatar', async () => {
    const person = await newcomer()
    product.fal.control.fail({ kind: 'empty-output', category: 'training' })
    await ordersTraining(person)
    await person.sees(costsNothing.ru)
    await person.says('/avatars')
    expect((await person.screen()).text).toMatch(/не получилось/)
  })

  it('is ordered once, however often the button is tapped', async () => {
    const person = await newcomer()
    const before = product.fal.control.requests().length
    await ordersTraining(person)
    const data = await waitFor('the offer', () =>
      product.telegram.control
        .calls()
        .flatMap(({ params }) => JSON.stringify(params).match(/offer:yes:[0-9a-z]+/g) ?? [])
        .at(-1),
    )
    await Promise.all([person.pressesData(data), person.pressesData(data), person.pressesData(data)])
    await waitFor('the end', async () => (await stateOf(person)) === 'completed')
    expect(await product.ledger(person)).toEqual([welcome, charge(10)])
    expect(product.fal.control.requests().length).toBe(before + 1)
  })

  it.each([
    ['waiting in the queue', { queueMs: 60_000 }],
    ['running', { trainingMs: 60_000 }],
  ])('can be stopped while %s: it asks once, stops at FAL and gives back', async (_, pace) => {
    product.fal.control.setPace(pace)
    const person = await newcomer()
    const { training } = person.texts
    await ordersTraining(person)
    await person.sees((seen) => /очеред|Учусь/.test(seen.text))
    await person.presses(training.cancel)
    await person.presses(training.goOn)
    await person.presses(training.cancel)
    await person.presses(training.reallyCancel)
    await person.sees(/10 кредитов/)
    const [request] = product.fal.control.requests()
    expect(request).toMatchObject({ cancelRequested: true })
    expect(await product.ledger(person)).toEqual([welcome, charge(10), refund(10)])
    await person.presses(training.startAgain)
    product.fal.control.setPace(quickPace)
    await person.presses(labelLike(training.confirm))
    await person.sees((seen) => seen.buttons.flat().includes(training.createImage))
    expect(await product.credits(person)).toBe(90)
  })

  it('stopped before FAL has answered is stopped as soon as it does, and the person is told', async () => {
    const person = await newcomer('en')
    const { training } = person.texts
    product.fal.control.setPace({ trainingMs: 60_000 })
    product.fal.control.fail({ kind: 'submit-lost-after', category: 'training' })
    await ordersTraining(person)
    await waitFor('FAL to have it', () => product.fal.control.armedFaults().length === 0)
    await person.presses(training.cancel)
    await person.presses(training.reallyCancel)
    await person.sees(/Stopping/)
    await waitFor('the refund', async () => (await product.credits(person)) === 100)
    expect(product.fal.control.requests()[0]).toMatchObject({ cancelRequested: true })
    await person.sees(/Stopped[^]*10 credits/)
  })

  it('that has just finished cannot be stopped any more, and stays paid', async () => {
    const person = await newcomer()
    await ordersTraining(person)
    const progress = await person.sees((seen) => seen.buttons.flat().includes(person.texts.training.cancel))
    const id = dataOf(progress, person.texts.training.cancel).split(':').at(-1)
    await person.sees((seen) => seen.buttons.flat().includes(person.texts.training.createImage))
    await person.pressesData(`training:stop:${id}`)
    expect(person.toast()).toBe(person.texts.training.tooLate)
    expect(await product.ledger(person)).toEqual([welcome, charge(10)])
  })

  it('beyond the free ones is refused before it costs anything', async () => {
    const person = await newcomer()
    await makesAvatar(person)
    await ordersTraining(person, { name: 'Вторая' })
    expect(person.toast()).toBe(person.texts.training.freeTrainingsUsed(1))
    expect(await product.ledger(person)).toEqual([welcome, charge(10)])
  })
})

describe('an order of images', () => {
  const failures: readonly (readonly [string, Fault, RegExp])[] = [
    ['a refused wish', { kind: 'error', errorType: 'content_policy_violation' }, /проверк/],
    ['a fault of the studio', { kind: 'error', errorType: 'internal_server_error' }, /нисколько/],
    ['a runner that never started', { kind: 'error', errorType: 'startup_timeout' }, /нисколько/],
    ['an empty result', { kind: 'empty-output' }, /нисколько/],
    ['a flagged picture', { kind: 'flagged' }, /проверк/],
    ['a locked account', { kind: 'submit-locked' }, /нисколько/],
  ]
  it.each(failures)('is given back for %s', async (_, fault, words) => {
    const person = await newcomer()
    product.fal.control.fail({ category: 'image', ...fault })
    await ordersImage(person, { wish: 'Дворец' })
    const notice = await person.sees((seen) => seen.buttons.flat().includes(person.texts.making.tryAgain))
    expect(notice.text).toMatch(words)
    expect(notice.text).toContain('50 кредитов')
    expect(notice.photo).toBeUndefined()
    expect(await product.ledger(person)).toEqual([welcome, charge(50), refund(50)])
    await person.presses(person.texts.making.tryAgain)
    await person.presses(labelLike(person.texts.order.confirm))
    await seesImages(person, 1)
    expect(await product.credits(person)).toBe(50)
  })

  it('of a flagged picture with an avatar shows nothing and costs nothing', async () => {
    const person = await newcomer('en')
    await makesAvatar(person)
    product.fal.control.fail({ kind: 'flagged', category: 'image' })
    await ordersImage(person, { wish: 'On a yacht', avatar: 'Анна', count: 2 })
    const notice = await person.sees((seen) => seen.buttons.flat().includes(person.texts.making.tryAgain))
    expect(notice.text).toMatch(/safety check[^]*2 credits/)
    expect(person.shownSince().filter((seen) => seen.photo)).toEqual([])
    expect(await product.credits(person)).toBe(90)
  })

  it('that brings fewer than ordered pays back the missing ones and delivers the rest', async () => {
    const person = await newcomer()
    await makesAvatar(person)
    product.fal.control.fail({ kind: 'fewer-images' })
    await ordersImage(person, { wish: 'Четыре кадра', avatar: 'Анна', count: 4 })
    await seesImages(person, 3)
    expect((await person.screen()).text).toMatch(/3 из 4[^]*1 кредит/)
    expect(await product.ledger(person)).toEqual([welcome, charge(10), charge(4), refund(1)])
  })

  it('is placed once, however often the button is tapped', async () => {
    const person = await newcomer()
    const summary = await describesImage(person, { wish: 'Один замок' })
    const data = dataOf(summary, labelLike(person.texts.order.confirm))
    await Promise.all([person.pressesData(data), person.pressesData(data), person.pressesData(data)])
    await seesImages(person, 1)
    await person.pressesData(data)
    expect(await product.ledger(person)).toEqual([welcome, charge(50)])
  })

  it('cannot be placed without enough credits, which is said before', async () => {
    const person = await newcomer()
    const cheap = await describesImage(person, { wish: 'Два замка', count: 1 })
    const data = dataOf(cheap, labelLike(person.texts.order.confirm))
    await makesImage(person, { wish: 'Дворец', count: 2 })
    const dear = await describesImage(person, { wish: 'Ещё дворец', count: 1 })
    expect(dear.text).toMatch(/Не хватает: 50 кредитов/)
    expect(dear.buttons.flat().some((text) => labelLike(person.texts.order.confirm).test(text))).toBe(false)
    await person.pressesData(data)
    expect(person.toast()).toBe(person.texts.order.notEnough)
    expect(await product.ledger(person)).toEqual([welcome, charge(100)])
  })

  it('with thirty open summaries and credits for ten makes exactly ten', { timeout: 120_000 }, async () => {
    const person = await newcomer()
    const summaries: string[] = []
    for (let number = 1; number <= 30; number++) {
      await person.says(`/create`)
      await person.presses(person.texts.order.withoutAvatar)
      await person.says(`Замок ${number}`)
      summaries.push(dataOf(await person.screen(), labelLike(person.texts.order.confirm)))
    }
    await grants(person, 400)
    await Promise.all(summaries.map((data) => person.pressesData(data)))
    await person.screen()
    const grant = { kind: 'grant', credits: 400 }
    const charges = Array.from({ length: 10 }, () => charge(50))
    expect(await product.ledger(person)).toEqual([welcome, grant, ...charges])
    await waitFor('every picture', async () => (await imagesOf(person)) === 10, { withinMs: 30_000 })
  })

  it.each([
    ['waiting in the queue', { queueMs: 60_000 }],
    ['being drawn', { imageMs: 60_000 }],
  ])('can be stopped while %s: it stops at FAL and gives back', async (_, pace) => {
    product.fal.control.setPace(pace)
    const person = await newcomer('en')
    const { making } = person.texts
    await ordersImage(person, { wish: 'A castle' })
    await waitFor('FAL to have it', () => product.fal.control.requests()[0]?.state !== 'finished')
    await person.presses(making.stop)
    await person.presses(making.reallyStop)
    await person.sees(/Stopped[^]*50 credits/)
    expect(product.fal.control.requests()[0]).toMatchObject({ cancelRequested: true })
    expect(await product.ledger(person)).toEqual([welcome, charge(50), refund(50)])
  })

  it('that is finished cannot be stopped, and the picture stays', async () => {
    const person = await newcomer('en')
    product.fal.control.setPace({ imageMs: 700 })
    await ordersImage(person, { wish: 'A castle' })
    await person.presses(person.texts.making.stop)
    const asked = await person.sees((seen) => seen.buttons.flat().includes(person.texts.making.reallyStop))
    await person.sees((seen) => seen.photo !== undefined)
    await person.pressesData(dataOf(asked, person.texts.making.reallyStop))
    await person.sees(person.texts.making.tooLate.html.slice(4, 20))
    expect(await product.ledger(person)).toEqual([welcome, charge(50)])
  })

  it('waits while FAL is busy, and is charged once', async () => {
    const person = await newcomer()
    product.fal.control.fail({ kind: 'submit-429', count: 1 })
    await ordersImage(person, { wish: 'Терпение' })
    await seesImages(person, 1)
    expect(await product.ledger(person)).toEqual([welcome, charge(50)])
  })

  it('whose acceptance was lost is found again, not sent again', async () => {
    const person = await newcomer()
    product.fal.control.fail({ kind: 'submit-lost-after', category: 'image' })
    await ordersImage(person, { wish: 'Потерянный ответ' })
    await seesImages(person, 1)
    expect(product.fal.control.requests()[0]).toMatchObject({ submissions: 1 })
    expect(await product.ledger(person)).toEqual([welcome, charge(50)])
  })
})

it('the history tells every operation and what it was for', async () => {
  for (const language of languages) {
    const person = await newcomer(language)
    product.fal.control.fail({ kind: 'flagged', category: 'image' })
    await ordersImage(person, { wish: 'castle <1>' })
    await person.sees((seen) => seen.buttons.flat().includes(person.texts.making.tryAgain))
    await person.says('/balance')
    await person.sees(language === 'ru' ? /На балансе: 100 кредитов/ : /balance: 100 credits/)
    await person.presses(person.texts.balance.history)
    const history = await person.sees(/castle <1>/)
    expect(history.text).toMatch(/\+50[^]*[−-]50[^]*\+100/)
  }
})

async function grants(person: Person, credits: number): Promise<void> {
  const { id } = await product.db
    .selectFrom('users')
    .select('id')
    .where('telegram_id', '=', person.id)
    .executeTakeFirstOrThrow()
  await product.db.insertInto('ledger_entries').values({ user_id: id, credits, kind: 'grant' }).execute()
}

const imagesOf = async (person: Person): Promise<number> => {
  const row = await product.db
    .selectFrom('users')
    .select('image_count')
    .where('telegram_id', '=', person.id)
    .executeTakeFirstOrThrow()
  return row.image_count
}

const stateOf = async (person: Person): Promise<string | undefined> => {
  const row = await product.db
    .selectFrom('avatars')
    .innerJoin('users', 'users.id', 'avatars.user_id')
    .select('status')
    .where('telegram_id', '=', person.id)
    .executeTakeFirst()
  return row?.status
}
