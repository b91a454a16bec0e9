import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../src/domain/shared/languages.ts'
import type { Seen } from '../support/chat-record.ts'
import { dataOf, type Person } from '../support/person.ts'
import { startProduct, type Product } from '../support/product.ts'
import { waitFor } from '../support/wait-for.ts'
import { makesImage } from './ways.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct({ env: { IMAGE_GENERATION_COST: '1' }, pace: { imageMs: 40 } })
})
afterAll(async () => {
  // Copies were delivered by no order.
  await product.db.deleteFrom('images').where('position', '>=', 100).execute()
  await product.stop()
})

async function withImages(person: Person, wishes: readonly string[]): Promise<Person> {
  await person.says('/start')
  for (const wish of wishes) await makesImage(person, { wish })
  return person
}

async function opensBulk(person: Person): Promise<Seen> {
  const { gallery, bulk } = person.texts
  await person.says('/gallery')
  await person.presses(new RegExp(`${gallery.filter}$`))
  await person.presses(bulk.open)
  return person.sees((seen) => seen.buttons.flat().includes(bulk.deleteAll))
}

async function searches(person: Person, words: string): Promise<void> {
  const { gallery } = person.texts
  await person.says('/gallery')
  await person.presses(new RegExp(`${gallery.filter}$`))
  await person.presses(gallery.byWords)
  await person.says(words)
  await person.sees((seen) => seen.photo !== undefined)
}

async function showsEverything(person: Person): Promise<void> {
  await person.says('/gallery')
  await person.presses(person.texts.gallery.everything)
  await person.settles()
}

const imagesOf = (person: Person) =>
  product.db
    .selectFrom('images')
    .innerJoin('users', 'users.id', 'images.user_id')
    .innerJoin('generations', 'generations.id', 'images.generation_id')
    .where('telegram_id', '=', person.id)
    .select(['images.id', 'is_favourite', 'deleted_at', 'wish'])
    .orderBy('images.id')
    .execute()

const wishesOf = async (person: Person, which: 'kept' | 'deleted' | 'favourite'): Promise<string[]> =>
  (await imagesOf(person))
    .filter((image) => {
      if (which === 'favourite') return image.is_favourite
      return (image.deleted_at === null) === (which === 'kept')
    })
    .map(({ wish }) => wish)

/** What the counters say, and what there is. */
async function numbersOf(person: Person) {
  const known = await product.program.app.people.find(person.id)
  const { images, favourites } = await product.program.app.gallery.numbers(known?.id ?? 0)
  const there = (await imagesOf(person)).filter(({ deleted_at }) => deleted_at === null)
  return {
    counted: [known?.imageCount, images, favourites],
    there: [there.length, there.length, there.filter((image) => image.is_favourite).length],
  }
}

describe.each(languages)('everything that is shown (%s)', (language) => {
  let person: Person
  beforeAll(async () => {
    const wishes = ['sea one', 'sea two', 'hills', 'sea three']
    person = await withImages(await product.person({ language }), wishes)
  })

  it('becomes favourites at once, after a question that tells how many, and once however often it is pressed', async () => {
    const { bulk, common } = person.texts
    await searches(person, 'sea')
    await opensBulk(person)
    await person.presses(bulk.favouriteAll)
    const asked = await person.sees((seen) => seen.buttons.flat().includes(bulk.yes.favourite))
    expect(asked.text).toContain('3')
    expect(asked.text).toContain('sea')
    expect(await wishesOf(person, 'favourite')).toEqual([])
    await person.presses(bulk.yes.favourite)
    const done = await person.sees((seen) => seen.text.includes('❤️') && seen.text.includes(common.images(3)))
    expect(done.buttons.flat()).not.toContain(bulk.undo)
    expect(await wishesOf(person, 'favourite')).toEqual(['sea one', 'sea two', 'sea three'])
    await person.pressesData(dataOf(asked, bulk.yes.favourite))
    expect(person.toast()).toBe(bulk.doneBefore)
    const { counted, there } = await numbersOf(person)
    expect(counted).toEqual(there)
    expect(there).toEqual([4, 4, 3])
  })

  it('goes into an album, one that is there or a new one', async () => {
    const { bulk, collections, common, gallery } = person.texts
    await opensBulk(person)
    await person.presses(bulk.collectAll)
    await person.presses(collections.create)
    await person.says('By the water')
    const asked = await person.sees((seen) => seen.buttons.flat().includes(bulk.yes.collect))
    expect(asked.text).toContain('By the water')
    await person.presses(bulk.yes.collect)
    await person.sees((seen) => seen.text.includes(common.images(3)))
    await showsEverything(person)
    await opensBulk(person)
    await person.presses(bulk.collectAll)
    await person.presses(collections.counted('By the water', '3'))
    await person.presses(bulk.yes.collect)
    await person.sees((seen) => seen.text.includes(common.images(1)))
    await person.says('/gallery')
    await person.presses(gallery.filter)
    await person.presses(collections.open)
    await person.sees((seen) => seen.buttons.flat().includes(collections.counted('By the water', '4')))
  })

  it('goes to the trash, and comes back: exactly those', async () => {
    const { bulk, gallery, common } = person.texts
    // One lies in the trash before, and stays there.
    await searches(person, 'three')
    await person.presses(gallery.remove)
    await person.settles()
    await showsEverything(person)
    await searches(person, 'sea')
    await opensBulk(person)
    await person.presses(bulk.deleteAll)
    const asked = await person.sees((seen) => seen.buttons.flat().includes(bulk.yes.delete))
    expect(asked.text).toContain('2')
    await makesImage(person, { wish: 'sea that came later' })
    await person.pressesData(dataOf(asked, bulk.yes.delete))
    const done = await person.screen()
    expect(done.text).toContain(common.images(2))
    expect(await wishesOf(person, 'kept')).toEqual(['hills', 'sea that came later'])
    const afterwards = await numbersOf(person)
    expect(afterwards.counted).toEqual(afterwards.there)
    await person.pressesData(dataOf(asked, bulk.yes.delete))
    expect(person.toast()).toBe(bulk.doneBefore)
    await person.pressesData(dataOf(done, bulk.undo))
    await person.settles()
    expect(await wishesOf(person, 'deleted')).toEqual(['sea three'])
    await person.pressesData(dataOf(done, bulk.undo))
    expect(person.toast()).toBe(bulk.doneBefore)
    // Confirmed once: the old question does nothing more.
    await person.pressesData(dataOf(asked, bulk.yes.delete))
    expect(await wishesOf(person, 'kept')).toHaveLength(4)
    const { counted, there } = await numbersOf(person)
    expect(counted).toEqual(there)
  })

  it('is asked about anew once the filter is another one, or another question was asked', async () => {
    const { bulk, gallery, common } = person.texts
    const before = await opensBulk(person)
    await person.presses(bulk.deleteAll)
    const first = await person.sees((seen) => seen.buttons.flat().includes(bulk.yes.delete))
    await opensBulk(person)
    await person.presses(bulk.deleteAll)
    const second = await person.sees((seen) => seen.buttons.flat().includes(bulk.yes.delete))
    await person.pressesData(dataOf(first, bulk.yes.delete))
    expect(person.toast()).toBe(common.gone)
    await showsEverything(person)
    await person.pressesData(dataOf(second, bulk.yes.delete))
    expect(person.toast()).toBe(gallery.otherFilter)
    for (const label of [bulk.deleteAll, bulk.favouriteAll, bulk.download]) {
      await person.pressesData(dataOf(before, label))
      expect(person.toast()).toBe(gallery.otherFilter)
    }
    expect(await wishesOf(person, 'kept')).toHaveLength(4)
  })
})

it('more than one step takes goes on by itself, and is undone as a whole', async () => {
  const person = await withImages(await product.person({ language: 'ru' }), ['lighthouse'])
  const { bulk } = person.texts
  await product.db
    .insertInto('images')
    .columns([
      ...(['user_id', 'generation_id', 'position', 'bucket', 'storage_key', 'thumbnail_key'] as const),
      ...(['content_type', 'width', 'height', 'model'] as const),
    ])
    .expression((eb) =>
      eb
        .selectFrom('images')
        .innerJoin('users', 'users.id', 'images.user_id')
        .crossJoin(sql<{ n: number }>`generate_series(100, 5099)`.as('n'))
        .where('telegram_id', '=', person.id)
        .select([
          'user_id',
          'generation_id',
          sql<number>`n`.as('position'),
          'bucket',
          'storage_key',
          'thumbnail_key',
        ])
        .select(['content_type', 'width', 'height', 'model']),
    )
    .execute()
  await opensBulk(person)
  await person.presses(bulk.deleteAll)
  await person.presses(bulk.yes.delete)
  const running = await person.screen()
  const left = async () => (await wishesOf(person, 'kept')).length
  await waitFor('all to be deleted', async () => (await left()) === 0)
  await person.pressesData(dataOf(running, bulk.undo))
  await waitFor('all to be back', async () => (await left()) === 5001)
  await waitFor('the end of it', async () => {
    const row = await product.db
      .selectFrom('bulk_actions')
      .select('status')
      .where('status', '=', 'undoing')
      .execute()
    return row.length === 0
  })
  const { counted, there } = await numbersOf(person)
  expect(counted).toEqual(there)
})

it('what somebody else is asked is confirmed and undone by nobody else', async () => {
  const owner = await withImages(await product.person({ language: 'ru' }), ['my secret', 'another secret'])
  const thief = await withImages(await product.person({ language: 'en', name: 'Mallory' }), ['mine'])
  const { bulk } = owner.texts
  const choices = await opensBulk(owner)
  await owner.presses(bulk.collectAll)
  const fill = await owner.screen()
  await opensBulk(owner)
  await owner.presses(bulk.deleteAll)
  const asked = await owner.sees((seen) => seen.buttons.flat().includes(bulk.yes.delete))
  const pressAll = async (screens: readonly Seen[]) => {
    for (const seen of screens)
      for (const button of (seen.message.reply_markup?.inline_keyboard ?? []).flat())
        if ('callback_data' in button) {
          const pressed = await thief.pressesData(button.callback_data)
          expect(pressed.answer, button.text).toBeDefined()
          await thief.settles()
        }
  }
  await pressAll([choices, fill, asked])
  expect(await wishesOf(owner, 'deleted')).toEqual([])
  await owner.pressesData(dataOf(asked, bulk.yes.delete))
  const done = await owner.screen()
  expect(await wishesOf(owner, 'deleted')).toHaveLength(2)
  await pressAll([done])
  expect(await wishesOf(owner, 'deleted')).toHaveLength(2)
  expect((await thief.messages()).filter((seen) => /secret/.test(seen.text))).toEqual([])
})
