import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../src/domain/shared/languages.ts'
import { readyMadeStyles } from '../../src/domain/styles/ready-made-styles.ts'
import { toPlain } from '../../src/telegram/kit/html.ts'
import type { Seen } from '../support/chat-record.ts'
import type { Person } from '../support/person.ts'
import { goodPhotos } from '../support/photos.ts'
import { startProduct, type Product } from '../support/product.ts'
import { quickPace } from '../support/world.ts'
import { beginsAvatar, choosesStyles, labelLike, sendsPhotos, styleLabel as labelOf } from './ways.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct({ env: { IMAGE_GENERATION_COST: '2' } })
})
afterAll(() => product.stop())

const cinema = readyMadeStyles.filter(({ category }) => category === 'cinema')
const art = readyMadeStyles.filter(({ category }) => category === 'art')
const five = [...cinema.slice(0, 3), ...art.slice(0, 2)]
const words = { ru: 'Рыжий кот', en: 'A ginger cat' }
const untilAllIsMade = { withinMs: 20_000 }

/** Of as many as are given, at two credits each. */
async function ordersThese(person: Person, chosen: readonly (typeof five)[number][]): Promise<void> {
  await choosesStyles(person, chosen)
  await person.presses(labelLike(person.texts.order.confirm))
}

/** What a button carries, to press it where it no longer is the newest. */
function dataOf({ message }: Seen, label: string | RegExp): string {
  const isMeant = (text: string) => (typeof label === 'string' ? text === label : label.test(text))
  const button = message.reply_markup?.inline_keyboard.flat().find(({ text }) => isMeant(text))
  return button && 'callback_data' in button ? button.callback_data : ''
}

const isEnd = (person: Person) => (seen: Seen) =>
  seen.buttons.flat().some((label) => label === person.texts.result.again)

const album = (person: Person) => person.shownSince().filter(({ photo, albumId }) => photo && albumId)

describe.each(languages)('several styles in one order (%s)', (language) => {
  let person: Person
  beforeAll(async () => {
    person = await product.person({ language })
    await person.says('/start')
  })

  it('are chosen from several topics, at most five, for one price that is shown beforehand', async () => {
    const { series, order, styles, common } = person.texts
    const summary = await choosesStyles(person, five)
    expect(summary.text).toContain(five.map(({ names }) => names[language]).join(', '))
    expect(summary.text).toContain(common.credits(10))
    expect(summary.buttons.flat()).not.toContain(order.toExact)
    await person.presses(series.otherStyles)
    await person.presses(styles.categories.art)
    const [, , sixth] = art
    if (sixth) await person.presses(labelOf(person, sixth))
    expect(person.toast()).toBe(series.full)
    const [first] = art
    if (first) await person.presses(series.chosenName(first.names[language]))
    expect(person.toast()).toBe(series.count(4))
    if (first) await person.presses(labelOf(person, first))
    await person.presses(series.done({ number: common.images(5), price: common.credits(10) }))
  })

  it('come together in one album, and each is an image of its own', async () => {
    const { texts } = person
    const before = await product.credits(person)
    await person.says(words[language])
    const summary = await person.sees(words[language])
    expect(summary.text).toContain(texts.common.credits(10))
    await person.presses(labelLike(texts.order.confirm))
    const end = await person.sees(isEnd(person), untilAllIsMade)
    expect(new Set(album(person).map(({ albumId }) => albumId)).size).toBe(1)
    expect(album(person)).toHaveLength(5)
    expect(await product.credits(person)).toBe(before - 10)
    expect((await product.ledger(person)).slice(-5)).toEqual(
      Array.from({ length: 5 }, () => ({ kind: 'charge', credits: -2 })),
    )
    const rows = await product.db
      .selectFrom('generations')
      .select(['prompt', 'style_key', 'image_count'])
      .where('series_id', 'is not', null)
      .orderBy('id', 'desc')
      .limit(5)
      .execute()
    expect(new Set(rows.map((row) => row.style_key))).toEqual(new Set(five.map(({ key }) => key)))
    for (const { prompt, style_key: key } of rows) {
      expect(prompt).toMatch(/(ginger|red-haired) cat/i)
      expect(prompt).toContain(five.find((style) => style.key === key)?.prompt)
    }
    expect(end.text).toContain(cinema[0]?.names[language])
  })

  it('one of them is opened, made again alone, varied and drawn from the same seed', async () => {
    const { texts } = person
    await person.presses(texts.styles.numbered(1, cinema[0]?.names[language] ?? ''))
    const single = await person.sees((seen) => seen.photo !== undefined && seen.albumId === undefined)
    expect(single.buttons.flat()).toContain(texts.result.upscale)
    await person.presses(texts.result.more)
    await person.presses(texts.result.variations)
    const four = await person.screen()
    expect(four.text).toContain(texts.common.images(4))
    expect(four.text).toContain(texts.common.credits(8))
    await person.presses(texts.result.sameSeed)
    await person.presses(labelLike(texts.order.confirm))
    await person.sees(isEnd(person), untilAllIsMade)
    const [again, ...others] = await product.db
      .selectFrom('generations')
      .select(['seed', 'style_key', 'series_id'])
      .orderBy('id', 'desc')
      .limit(6)
      .execute()
    expect(again).toMatchObject({ style_key: cinema[0]?.key, series_id: null })
    expect(others.find(({ style_key: key }) => key === cinema[0]?.key)?.seed).toBe(again?.seed)
  })

  it('what is refused is paid back, the rest comes, and the missing ones are tried again alone', async () => {
    const { texts } = person
    const before = await product.credits(person)
    product.fal.control.fail({ kind: 'flagged', category: 'image', count: 2 })
    await ordersThese(person, five.slice(0, 4))
    const end = await person.sees(isEnd(person), untilAllIsMade)
    expect(album(person)).toHaveLength(2)
    expect(end.text).toContain(texts.common.credits(4))
    expect(await product.credits(person)).toBe(before - 4)
    await person.presses(texts.series.tryMissing)
    expect((await person.screen()).text).toContain(texts.common.images(2))
  })

  it('a single one that came is shown with what there is to say, and none at all is told as such', async () => {
    const { texts } = person
    const before = await product.credits(person)
    product.fal.control.fail({ kind: 'flagged', category: 'image' })
    await ordersThese(person, five.slice(0, 2))
    const single = await person.sees(isEnd(person), untilAllIsMade)
    expect(single.photo).toBeDefined()
    expect(album(person)).toHaveLength(0)
    product.fal.control.fail({ kind: 'flagged', category: 'image', count: 2 })
    await ordersThese(person, five.slice(0, 2))
    const none = await person.sees(isEnd(person), untilAllIsMade)
    expect(none.photo).toBeUndefined()
    expect(none.text).toContain(texts.common.credits(4))
    expect(await product.credits(person)).toBe(before - 2)
  })

  it('what is under way can be watched and stopped: nothing is lost', async () => {
    const { texts } = person
    const before = await product.credits(person)
    product.fal.control.setPace({ imageMs: 600_000 })
    await ordersThese(person, five.slice(0, 3))
    const watched = await person.sees(texts.common.images(3))
    expect(watched.buttons.flat()).toContain(texts.making.stop)
    await person.presses(texts.making.stop)
    const asked = await person.sees(toPlain(texts.series.askStop))
    await person.presses(texts.making.reallyStop)
    await person.sees(toPlain(texts.making.cancelled(texts.common.credits(6))))
    expect(await product.credits(person)).toBe(before)
    const stop = dataOf(asked, texts.making.reallyStop)
    await person.pressesData(stop)
    expect((await person.screen()).text).toBe(toPlain(texts.making.cancelled(texts.common.credits(6))))
    expect(await product.credits(person)).toBe(before)
    product.fal.control.setPace(quickPace)
  })

  it('a second tap orders nothing twice, and a changed summary is another order', async () => {
    const { texts } = person
    const before = await product.credits(person)
    const summary = await choosesStyles(person, five.slice(0, 2))
    await person.presses(labelLike(texts.order.confirm))
    await person.sees(isEnd(person), untilAllIsMade)
    await person.pressesData(dataOf(summary, labelLike(texts.order.confirm)))
    expect(person.toast()).toBe(texts.order.orderedBefore)
    expect(await product.credits(person)).toBe(before - 4)
  })

  it('words stay as they were written when it is ordered again, whatever the settings say', async () => {
    const { texts } = person
    const { improveOn, improveOff } = texts.order
    await choosesStyles(person, five.slice(0, 2))
    await person.says(words[language])
    await person.sees(words[language])
    await person.presses(improveOn)
    const summary = await person.sees((seen) => seen.buttons.flat().includes(improveOff))
    await person.presses(labelLike(texts.order.confirm))
    await person.sees(isEnd(person), untilAllIsMade)
    await person.presses(texts.result.again)
    await person.sees((seen) => seen.buttons.flat().includes(improveOff))
    const drafts = await product.db
      .selectFrom('order_drafts')
      .select(['improve', 'written'])
      .orderBy('id', 'desc')
      .limit(2)
      .execute()
    expect(drafts[0]).toEqual(drafts[1])
    expect(drafts[0]?.improve).toBe(false)

    // The first summary still stands in the chat: with other writing it is another order.
    await person.pressesData(dataOf(summary, improveOff))
    const changed = await person.sees((seen) => seen.buttons.flat().includes(improveOn))
    const before = await product.credits(person)
    await person.pressesData(dataOf(changed, labelLike(texts.order.confirm)))
    expect(person.toast()).toBe(texts.order.renewed)
    expect(await product.credits(person)).toBe(before)
    expect((await person.screen()).buttons.flat()).toContain(improveOn)
  })

  it('are made with the avatar that was chosen before them, or without', async () => {
    const { newAvatar, order, photos, series, styles } = person.texts
    await beginsAvatar(person, { type: 'instant', name: 'Vera' })
    await sendsPhotos(person, await goodPhotos(2, { from: person.id * 20 }))
    await person.presses(photos.done)
    await person.presses(newAvatar.instantConfirm)
    expect((await choosesStyles(person, five.slice(0, 2))).text).toContain('Vera')

    const asksWithout = async () => {
      await person.says('/create')
      await person.presses(order.withoutAvatar)
      await person.presses(order.byStyle)
    }
    const [style] = cinema
    if (!style) throw new Error('There is no style of the cinema')
    const name = style.names[language]
    await asksWithout()
    await person.presses(styles.categories.cinema)
    await person.presses(labelOf(person, style))
    await person.presses(styles.take)
    expect((await person.sees(name)).text).not.toContain('Vera')

    await asksWithout()
    await person.says(name)
    await person.presses(name)
    await person.presses(styles.take)
    expect((await person.screen()).text).not.toContain('Vera')

    for (const way of [
      [series.several, styles.categories.cinema],
      [styles.categories.cinema, series.several],
    ]) {
      await asksWithout()
      for (const label of way) await person.presses(label)
      await person.presses(labelOf(person, style))
      await person.presses(labelLike((number, price) => series.done({ number, price })))
      const summary = await person.screen()
      expect(summary.text).toContain(name)
      expect(summary.text).not.toContain('Vera')
    }
  })
})
