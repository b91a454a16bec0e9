import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages, type Language } from '../../src/domain/shared/languages.ts'
import type { Seen } from '../support/chat-record.ts'
import { dataOf, type Person } from '../support/person.ts'
import { startProduct, type Product } from '../support/product.ts'
import { labelLike, makesImage } from './ways.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct({
    imagesMayBeGone: true,
    hasPublicUrl: true,
    env: { IMAGE_GENERATION_COST: '1' },
    pace: { imageMs: 40 },
  })
})
afterAll(() => product.stop())

const wishes = ['lighthouse', 'carousel', 'waterfall'] as const

async function withImages(language: Language): Promise<Person> {
  const person = await product.person({ language })
  await person.says('/start')
  for (const wish of wishes) await makesImage(person, { wish })
  await person.settles()
  return person
}

/** The gallery as it is at first: the newest picture, through no filter. */
async function opensGallery(person: Person): Promise<Seen> {
  await person.settles()
  await product.db
    .deleteFrom('galleries')
    .where('user_id', '=', await product.userId(person))
    .execute()
  await person.says('/gallery')
  return person.sees((seen) => seen.photo !== undefined)
}

async function idOf(person: Person, wish: string): Promise<number> {
  const { id } = await product.db
    .selectFrom('images')
    .innerJoin('generations', 'generations.id', 'images.generation_id')
    .select('images.id')
    .where('images.user_id', '=', await product.userId(person))
    .where('wish', '=', wish)
    .executeTakeFirstOrThrow()
  return id
}

/** The middle picture, and below it whatever came later. */
async function oldMessage(person: Person): Promise<Seen> {
  await opensGallery(person)
  await person.presses(person.texts.gallery.older)
  const old = await person.sees(/carousel/)
  await person.says('/help')
  await person.settles()
  return old
}

const press = async (person: Person, old: Seen, label: string | RegExp): Promise<void> => {
  await person.pressesData(dataOf(old, label), old)
  await person.settles()
}

/** What now stands where the old message stood. */
async function inPlaceOf(person: Person, old: Seen): Promise<Seen> {
  await person.settles()
  const found = (await person.messages()).find(({ messageId }) => messageId === old.messageId)
  if (!found) throw new Error('The old message is gone')
  return found
}

const has = (label: string) => (seen: Seen) => seen.buttons.flat().includes(label)

describe.each(languages)('a message of the gallery that others stand below (%s)', (language) => {
  let person: Person
  beforeAll(async () => {
    person = await withImages(language)
  })

  it('goes to the newer and the older picture, in its place', async () => {
    const old = await oldMessage(person)
    await press(person, old, person.texts.gallery.older)
    expect((await inPlaceOf(person, old)).text).toContain('lighthouse')
    await press(person, old, person.texts.gallery.newer)
    expect((await inPlaceOf(person, old)).text).toContain('waterfall')
  })

  it('marks the picture above it as a favourite, and takes that back', async () => {
    const old = await oldMessage(person)
    await press(person, old, person.texts.gallery.favourite)
    const marked = await inPlaceOf(person, old)
    expect(marked.text).toMatch(/carousel/)
    expect(marked.buttons.flat()).toContain(person.texts.gallery.unfavourite)
    await press(person, marked, person.texts.gallery.unfavourite)
    expect((await inPlaceOf(person, old)).buttons.flat()).toContain(person.texts.gallery.favourite)
  })

  it('tells how the picture came to be, sends its file, shares it and repeats its order', async () => {
    const { gallery, sharing, order } = person.texts
    const old = await oldMessage(person)
    await press(person, old, gallery.prompt)
    await person.sees((seen) => seen.text.includes('carousel') && has(gallery.backToGallery)(seen))
    const again = await oldMessage(person)
    await press(person, again, gallery.more)
    await press(person, await inPlaceOf(person, again), gallery.original)
    expect((await person.sees((seen) => seen.document !== undefined)).document?.name).toContain(
      `aisha-${await idOf(person, 'carousel')}.`,
    )
    const third = await oldMessage(person)
    await press(person, third, gallery.share)
    const share = await inPlaceOf(person, third)
    await press(person, share, sharing.asMessage)
    await person.sees((seen) => seen.photo !== undefined && seen.text.includes(sharing.madeWith))
    const last = await oldMessage(person)
    await press(person, last, gallery.again)
    const summary = await person.sees(/carousel/)
    expect(summary.buttons.flat().join('\n')).toMatch(new RegExp(labelLike(order.confirm).source, 'mu'))
  })

  it('opens and closes its page on the web', async () => {
    const { gallery, sharing } = person.texts
    const old = await oldMessage(person)
    await press(person, old, gallery.share)
    const share = await inPlaceOf(person, old)
    await person.says('/help')
    await press(person, share, sharing.publish)
    const open = await inPlaceOf(person, old)
    const address = /https?:\/\/\S+\/i\/[\w-]+/.exec(open.text)?.[0] ?? ''
    expect((await fetch(address)).status).toBe(200)
    await person.says('/help')
    await press(person, open, sharing.showWish)
    expect(await (await fetch(address)).text()).toContain('carousel')
    await press(person, open, sharing.revoke)
    expect(person.toast()).toBe(sharing.revoked)
    expect((await fetch(address)).status).toBe(404)
    await press(person, open, sharing.showWish)
    expect((await fetch(address)).status).toBe(404)
  })

  it('leads to the contact sheet, months, numbers and pictures alike', async () => {
    const { gallery } = person.texts
    const old = await oldMessage(person)
    await press(person, old, gallery.sheetOfNine)
    const sheet = await inPlaceOf(person, old)
    await person.says('/help')
    await press(person, sheet, '2')
    expect((await inPlaceOf(person, old)).text).toContain('lighthouse')
    await press(person, old, gallery.more)
    const more = await inPlaceOf(person, old)
    await person.says('/help')
    await press(person, more, gallery.statistics)
    expect((await inPlaceOf(person, old)).text).toContain('📊')
    await press(person, more, gallery.byDate)
    const months = await person.sees(has(gallery.month(new Date())))
    await person.says('/help')
    await press(person, months, gallery.month(new Date()))
    await person.sees(/waterfall/)
    await press(person, more, gallery.similar)
    await person.sees((seen) => seen.text.includes('carousel') && seen.text.includes('🔎'))
  })

  it('filters by everything there is, and shows everything again', async () => {
    const { gallery, order } = person.texts
    await opensGallery(person)
    await person.presses(gallery.filter)
    const filter = await person.sees(has(gallery.byWords))
    const choices = [
      [gallery.byAvatar, gallery.marks.anyAvatar],
      [gallery.byModel, /·/],
      [gallery.byFormat, new RegExp(`^${order.formatName('1:1')} ·`)],
      [gallery.byPeriod, gallery.periods.today],
    ] as const
    for (const [kind, choice] of choices) {
      await person.says('/help')
      await press(person, filter, kind)
      const choosing = (await person.messages()).findLast((seen) =>
        seen.buttons
          .flat()
          .some((label) => (typeof choice === 'string' ? label === choice : choice.test(label))),
      )
      if (!choosing) throw new Error(`Nothing to choose for ${kind}`)
      await person.says('/help')
      await press(person, choosing, choice)
      const shown = await person.sees(/🔎/)
      await press(person, shown, gallery.everything)
      await person.sees(/waterfall/)
    }
    for (const [button, words, found] of [
      [gallery.byWords, 'lighthouse', /lighthouse/],
      [gallery.marks.favourites, null, /★/],
      [gallery.marks.trash, null, new RegExp(gallery.marks.trash)],
    ] as const) {
      await press(person, filter, button)
      if (words !== null) await person.says(words)
      await person.sees(found)
    }
    await press(person, filter, gallery.byPeriod)
    await person.presses(gallery.ownDates)
    await person.says('1.1.2020 - 2.1.2020')
    await person.sees(has(gallery.everything))
  })
})

describe.each(languages)('deleting from an old message (%s)', (language) => {
  let person: Person
  beforeAll(async () => {
    person = await withImages(language)
  })

  it('deletes the picture above it, and undoes that later', async () => {
    const { gallery, common } = person.texts
    const old = await oldMessage(person)
    await press(person, old, gallery.remove)
    const after = await inPlaceOf(person, old)
    expect(after.text).toContain('lighthouse')
    // Its buttons still mean the picture that stood there.
    await press(person, old, gallery.remove)
    expect(person.toast()).toBe(common.gone)
    await person.says('/help')
    await press(person, after, gallery.undo)
    expect(person.toast()).toBe(gallery.restored)
    expect((await inPlaceOf(person, old)).text).toContain('carousel')
    await press(person, after, gallery.undo)
    expect(person.toast()).toBe(common.gone)
  })

  it('says of a picture deleted elsewhere that it is gone, whatever is pressed, and shows another', async () => {
    const { gallery, common, sharing } = person.texts
    const old = await oldMessage(person)
    await press(person, old, gallery.more)
    const more = await inPlaceOf(person, old)
    await press(person, more, person.texts.common.back)
    await press(person, old, gallery.share)
    const share = await inPlaceOf(person, old)
    const id = await idOf(person, 'carousel')
    await product.db.updateTable('images').set({ deleted_at: new Date() }).where('id', '=', id).execute()
    for (const [seen, label] of [
      [old, gallery.favourite],
      [old, gallery.remove],
      [old, gallery.more],
      [old, gallery.share],
      [more, gallery.original],
      [share, sharing.asMessage],
      [share, sharing.publish],
    ] as const) {
      await press(person, seen, label)
      expect(person.toast(), label).toBe(common.gone)
    }
    await press(person, share, gallery.backToGallery)
    expect(person.toast()).toBe(common.gone)
    expect((await inPlaceOf(person, share)).text).toMatch(/lighthouse|waterfall/)
    await product.db.updateTable('images').set({ deleted_at: null }).where('id', '=', id).execute()
  })

  it('restores nothing that was deleted for good, and empties the gallery to its last picture and back', async () => {
    const { gallery, common } = person.texts
    const old = await oldMessage(person)
    await press(person, old, gallery.remove)
    const undoing = await inPlaceOf(person, old)
    await opensGallery(person)
    await person.presses(gallery.filter)
    await person.presses(gallery.marks.trash)
    const trash = await person.sees((seen) => seen.photo !== undefined && seen.text.includes('carousel'))
    await person.says('/help')
    await press(person, trash, gallery.purge)
    const asked = await inPlaceOf(person, trash)
    await press(person, asked, gallery.reallyPurge)
    expect(person.toast()).toBe(gallery.purged)
    await press(person, undoing, gallery.undo)
    expect(person.toast()).toBe(common.gone)
    await press(person, trash, gallery.restore)
    expect(person.toast()).toBe(common.gone)
    await press(person, asked, gallery.reallyPurge)
    expect(person.toast()).toBe(common.gone)

    const newest = await opensGallery(person)
    await person.says('/help')
    await press(person, newest, gallery.remove)
    const last = await inPlaceOf(person, newest)
    expect(last.text).toContain('lighthouse')
    await press(person, last, gallery.remove)
    const empty = await person.sees((seen) => seen.photo === undefined && has(gallery.undo)(seen))
    await person.says('/help')
    await press(person, empty, gallery.undo)
    await person.sees((seen) => seen.photo !== undefined && seen.text.includes('lighthouse'))
  })
})
