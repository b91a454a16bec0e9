import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../src/domain/shared/languages.ts'
import type { Seen } from '../support/chat-record.ts'
import { dataOf, type Person } from '../support/person.ts'
import { startProduct, type Product } from '../support/product.ts'
import { makesImage } from './ways.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct({ env: { IMAGE_GENERATION_COST: '1' }, pace: { imageMs: 40 } })
})
afterAll(() => product.stop())

async function withImages(person: Person, wishes: readonly string[]): Promise<Person> {
  await person.says('/start')
  for (const wish of wishes) await makesImage(person, { wish })
  return person
}

/** The album screen of the picture under view. */
async function opensKeep(person: Person): Promise<Seen> {
  const { gallery, collections } = person.texts
  await person.says('/gallery')
  await person.presses(gallery.more)
  await person.presses(collections.intoAlbum)
  return person.sees((seen) => seen.buttons.flat().includes(collections.create))
}

async function opensList(person: Person): Promise<Seen> {
  await person.says('/gallery')
  await person.presses(new RegExp(`${person.texts.gallery.filter}$`))
  await person.presses(new RegExp(`${person.texts.collections.open}$`))
  return person.sees((seen) => seen.buttons.flat().includes(person.texts.collections.create))
}

const collectionsOf = (person: Person) =>
  product.db
    .selectFrom('collections')
    .innerJoin('users', 'users.id', 'collections.user_id')
    .leftJoin('collection_images', 'collection_id', 'collections.id')
    .where('telegram_id', '=', person.id)
    .select(['collections.name', 'image_id'])
    .orderBy('collections.id')
    .orderBy('image_id')
    .execute()

describe.each(languages)('albums (%s)', (language) => {
  const of = language === 'ru' ? 'из' : 'of'
  let person: Person
  beforeAll(async () => {
    person = await withImages(await product.person({ language }), ['by the sea', 'in the hills', 'at home'])
  })

  it('are made by typing a name, and the picture under view is in', async () => {
    const { collections, gallery } = person.texts
    await opensKeep(person)
    await person.presses(collections.create)
    await person.says('  For   grandma ')
    const kept = await person.sees((seen) =>
      seen.buttons.flat().includes(gallery.isOn(collections.counted('For grandma', '1'))),
    )
    expect(kept.photo).toBeDefined()
    await person.presses(gallery.backToGallery)
    await person.presses(gallery.older)
    await person.sees(new RegExp(`2 ${of} 3`))
    await opensKeep(person)
    await person.presses(collections.counted('For grandma', '1'))
    expect(person.toast()).toBe(collections.put('For grandma'))
    await person.sees((seen) =>
      seen.buttons.flat().includes(gallery.isOn(collections.counted('For grandma', '2'))),
    )
  })

  it('are looked into like any other filter, which outlives a restart, and a picture is taken out', async () => {
    const { collections, gallery } = person.texts
    await opensList(person)
    await person.presses(collections.counted('For grandma', '2'))
    const shown = await person.sees(new RegExp(`1 ${of} 2`))
    expect(shown.text).toContain(gallery.marks.collection('For grandma'))
    await opensKeep(person)
    await person.presses(gallery.isOn(collections.counted('For grandma', '2')))
    expect(person.toast()).toBe(collections.taken('For grandma'))
    await person.says('/gallery')
    const left = await person.sees(new RegExp(`1 ${of} 1`))
    expect(left.text).toContain('in the hills')
    await person.presses(gallery.everything)
    await person.sees(new RegExp(`1 ${of} 3`))
  })

  it('have names that can be changed, and no two alike', async () => {
    const { collections } = person.texts
    await opensList(person)
    await person.presses(collections.create)
    await person.says('FOR GRANDMA')
    await person.sees(collections.isTaken('For grandma'))
    await person.says('x'.repeat(41))
    await person.sees(collections.notAName(40))
    await person.says('Trip')
    await person.sees(
      (seen) => seen.text.includes('Trip') && seen.buttons.flat().includes(collections.rename),
    )
    await person.presses(collections.rename)
    await person.says('For Grandma')
    await person.sees(collections.isTaken('For grandma'))
    await person.says('A <trip> & more')
    await person.sees((seen) => seen.text.includes('A <trip> & more'))
  })

  it('wait for a name only while they ask for one', async () => {
    const { collections, common } = person.texts
    await opensList(person)
    await person.presses(collections.create)
    await person.presses(common.back)
    await person.says('a lighthouse at dawn')
    await person.screen()
    expect((await collectionsOf(person)).map(({ name }) => name)).not.toContain('a lighthouse at dawn')
  })

  it('are deleted without their pictures, also while the gallery shows them', async () => {
    const { collections, gallery, common } = person.texts
    await opensList(person)
    await person.presses(collections.counted('For grandma', '1'))
    const before = await person.sees(new RegExp(`1 ${of} 1`))
    const list = await opensList(person)
    await person.presses(collections.edit)
    await person.sees((seen) => seen.buttons.flat().includes(collections.remove))
    await person.presses(/✏️ /)
    await person.sees(/✏️/)
    await person.presses(common.back)
    const { messageId } = await person.screen()
    expect(messageId).toBeDefined()
    await opensList(person)
    const index = list.buttons.findIndex((row) => row.some((label) => label.includes('For grandma')))
    const pencil = list.message.reply_markup?.inline_keyboard[index]?.[1]
    if (!pencil || !('callback_data' in pencil)) throw new Error('Expected a pencil beside the album')
    await person.pressesData(pencil.callback_data)
    await person.presses(collections.remove)
    expect(person.toast()).toBe(collections.askRemove)
    await person.presses(collections.reallyRemove)
    expect(person.toast()).toBe(collections.removed)
    // A button of the album's gallery is out of date, and an old one of the list tells so.
    await person.pressesData(dataOf(before, gallery.more))
    await person.screen()
    await person.pressesData(dataOf(list, gallery.isOn(collections.counted('For grandma', '1'))))
    expect(person.toast()).toBe(common.gone)
    await person.says('/gallery')
    await person.sees(new RegExp(`1 ${of} 3`))
  })
})

it('an album or a picture of somebody else is refused by every button that names it', async () => {
  const owner = await withImages(await product.person({ language: 'ru' }), ['my own secret'])
  const thief = await withImages(await product.person({ language: 'en', name: 'Mallory' }), ['another'])
  const { collections, gallery } = owner.texts
  await opensKeep(owner)
  await owner.presses(collections.create)
  await owner.says('Secret album')
  const keep = await owner.sees((seen) =>
    seen.buttons.flat().includes(gallery.isOn(collections.counted('Secret album', '1'))),
  )
  const list = await opensList(owner)
  await owner.presses(collections.edit)
  const edit = await owner.sees((seen) => seen.buttons.flat().includes(collections.remove))
  await owner.presses(collections.remove)
  const asked = await owner.screen()
  const before = await collectionsOf(owner)
  for (const seen of [keep, list, edit, asked])
    for (const button of (seen.message.reply_markup?.inline_keyboard ?? []).flat())
      if ('callback_data' in button) {
        const pressed = await thief.pressesData(button.callback_data)
        expect(pressed.answer, button.text).toBeDefined()
        await thief.screen()
        if (/:(new|name):/.test(button.callback_data)) await thief.says('Mine now')
        await thief.settles()
      }
  expect(await collectionsOf(owner)).toEqual(before)
  const all = await product.db.selectFrom('collection_images').selectAll().execute()
  expect(all.length).toBe((await collectionsOf(owner)).length)
  expect((await thief.messages()).filter((seen) => /[Ss]ecret/.test(seen.text))).toEqual([])
})
