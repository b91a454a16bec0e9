import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Seen } from '../support/chat-record.ts'
import { dataOf, type Person } from '../support/person.ts'
import { startProduct, type Product } from '../support/product.ts'
import { makesImage } from './ways.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct({
    hasPublicUrl: true,
    env: { IMAGE_GENERATION_COST: '1' },
    pace: { imageMs: 40 },
  })
})
afterAll(() => product.stop())

async function withImages(wishes: readonly string[]): Promise<Person> {
  const person = await product.person({ language: 'ru' })
  await person.says('/start')
  for (const wish of wishes) await makesImage(person, { wish })
  await person.settles()
  return person
}

/** Each screen of the gallery that this person can reach, with its buttons. */
async function screensOf(owner: Person): Promise<readonly Seen[]> {
  const { gallery, sharing, common } = owner.texts
  const seen: Seen[] = []
  const goes = async (...labels: readonly (string | RegExp)[]) => {
    await owner.says('/gallery')
    for (const label of labels) {
      await owner.presses(label)
      await owner.settles()
      const last = (await owner.messages()).at(-1)
      if (last) seen.push(last)
    }
  }
  await goes(gallery.older, gallery.newer)
  await goes(gallery.sheetOfNine, '2', gallery.prompt)
  await goes(gallery.more, gallery.byDate, gallery.month(new Date()))
  await goes(gallery.share, sharing.publish, sharing.showWish)
  await goes(gallery.filter, gallery.byAvatar, common.back, gallery.byModel, common.back)
  await goes(gallery.filter, gallery.byFormat, common.back, gallery.byPeriod)
  await goes(gallery.remove, gallery.filter, gallery.marks.trash, gallery.purge)
  return seen
}

it('every button of a gallery means nothing in the hands of somebody else', async () => {
  const owner = await withImages(['my secret lighthouse', 'my secret carousel', 'my secret waterfall'])
  const screens = await screensOf(owner)
  const data = new Set(
    screens
      .flatMap(({ message }) => message.reply_markup?.inline_keyboard.flat() ?? [])
      .flatMap((button) => ('callback_data' in button ? [button.callback_data] : [])),
  )
  const drawn = [...data].map((each) => each.split(':').slice(0, 2).join(':'))
  for (const expected of ['gallery:heart', 'gallery:rm', 'gallery:undo', 'gallery:ask', 'gallery:purge'])
    expect(drawn).toContain(expected)
  for (const expected of [
    'share:page',
    'share:stop',
    'share:wish',
    'share:send',
    'picture:file',
    'picture:like',
  ])
    expect(drawn).toContain(expected)

  const thief = await withImages(['a picture of my own'])
  const before = await everythingOf(owner)
  await thief.says('/gallery')
  const own = await thief.sees(/of my own/)
  for (const each of data) {
    const pressed = await thief.pressesData(each, own)
    expect(pressed.answer, each).toBeDefined()
    await thief.settles()
    expect(
      thief.shownSince().filter(({ text }) => /secret/.test(text)),
      each,
    ).toEqual([])
    // Whatever picture is shown is their own, or the example of the first screen.
    for (const { photo, document, text } of thief.shownSince()) {
      expect(document, each).toBeUndefined()
      if (photo) expect(text, each).not.toMatch(/secret/)
    }
  }
  expect(await everythingOf(owner)).toEqual(before)
  expect(JSON.stringify(await thief.messages())).not.toContain('secret')
})

it('nor does an avatar of somebody else show anything as a filter', async () => {
  const owner = await withImages(['my secret lighthouse'])
  const userId = await product.userId(owner)
  const { id } = await product.db
    .insertInto('avatars')
    .values({ user_id: userId, type: 'portrait', name: 'Секрет' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await product.db.updateTable('images').set({ avatar_id: id }).where('user_id', '=', userId).execute()
  await owner.says('/gallery')
  await owner.presses(owner.texts.gallery.filter)
  await owner.presses(owner.texts.gallery.byAvatar)
  const choice = dataOf(await owner.screen(), /Секрет/)
  const thief = await withImages(['a picture of my own'])
  await thief.pressesData(choice)
  const seen = await thief.screen()
  expect(seen.photo).toBeUndefined()
  expect(seen.text).not.toContain('Секрет')
})

async function everythingOf(person: Person) {
  const userId = await product.userId(person)
  const of = (table: 'images' | 'shared_images' | 'galleries' | 'ledger_entries') =>
    product.db.selectFrom(table).selectAll().where('user_id', '=', userId).execute()
  const [images, shared, galleries, ledger] = await Promise.all(
    (['images', 'shared_images', 'galleries', 'ledger_entries'] as const).map(of),
  )
  return { images, shared, galleries, ledger }
}
