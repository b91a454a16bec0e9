import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages, type Language } from '../../src/domain/shared/languages.ts'
import type { Seen } from '../support/chat-record.ts'
import { dataOf, type Person } from '../support/person.ts'
import { startProduct, type Product } from '../support/product.ts'
import { waitFor } from '../support/wait-for.ts'
import { isDelivered } from './delivered.ts'
import { describesImage, labelLike, makesImage, ordersImage, seesImages } from './ways.ts'

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

async function withImages(language: Language, wishes: readonly string[]): Promise<Person> {
  const person = await product.person({ language })
  await person.says('/start')
  for (const wish of wishes) await makesImage(person, { wish })
  return person
}

/** At the newest picture, through no filter: the gallery itself opens where it was left. */
const opensGallery = async (person: Person): Promise<Seen> => {
  await person.settles()
  await product.db.deleteFrom('galleries').execute()
  await person.says('/gallery')
  return person.sees((seen) => seen.photo !== undefined)
}

describe.each(languages)('the gallery (%s)', (language) => {
  const of = language === 'ru' ? 'из' : 'of'
  let person: Person
  beforeAll(async () => {
    person = await withImages(language, ['first wish', 'second wish', 'third wish'])
  })

  it('goes from the newest picture to older ones and back in one message', async () => {
    const { gallery } = person.texts
    const newest = await opensGallery(person)
    expect(newest.text).toContain(`1 ${of} 3`)
    expect(newest.buttons.flat()).not.toContain(gallery.newer)
    await person.presses(gallery.older)
    const second = await person.sees(new RegExp(`2 ${of} 3`))
    await person.presses(gallery.older)
    const third = await person.sees(new RegExp(`3 ${of} 3`))
    expect(third.buttons.flat()).not.toContain(gallery.older)
    expect(new Set([newest, second, third].map((seen) => seen.messageId)).size).toBe(1)
    await person.presses(gallery.newer)
    const back = await person.sees(new RegExp(`2 ${of} 3`))
    const pixels = async (seen: Seen) => sha256(await person.downloads(seen.photo?.fileId ?? ''))
    expect(await pixels(back)).toBe(await pixels(second))
    expect(new Set(await Promise.all([newest, second, third].map(pixels))).size).toBe(3)
  })

  it('keeps favourites, and shows only them when asked', async () => {
    const { gallery, result } = person.texts
    await opensGallery(person)
    await person.presses(gallery.older)
    await person.sees(new RegExp(`2 ${of} 3`))
    await person.presses(gallery.favourite)
    expect(person.toast()).toBe(result.markedFavourite)
    await person.sees(/❤️/)
    await person.presses(gallery.filter)
    await person.presses(gallery.marks.favourites)
    const only = await person.sees((seen) => seen.text.includes('★'))
    expect(only.buttons.flat()).not.toContain(gallery.older)
    expect(only.buttons.flat()).not.toContain(gallery.newer)
    await person.presses(gallery.unfavourite)
    await person.sees((seen) => seen.photo === undefined && seen.text.includes('★'))
    await person.presses(gallery.everything)
    await person.sees(new RegExp(`1 ${of} 3`))
  })

  it('marks a favourite right below a delivered picture', async () => {
    const { result } = person.texts
    await makesImage(person, { wish: 'to be kept' })
    await person.presses(result.favourite)
    await person.sees((seen) => seen.buttons.flat().includes(result.unfavourite))
    await person.presses(result.unfavourite)
    await person.sees((seen) => seen.buttons.flat().includes(result.favourite))
  })

  it('deletes a picture, and brings it back', async () => {
    const { gallery } = person.texts
    await opensGallery(person)
    await person.presses(gallery.remove)
    const after = await person.sees(new RegExp(`1 ${of} 3`))
    expect(after.buttons.flat()).toContain(gallery.undo)
    await person.presses(gallery.undo)
    const restored = await person.sees(new RegExp(`1 ${of} 4`))
    expect(restored.buttons.flat()).not.toContain(gallery.undo)
  })

  it('says so when the last picture is gone, and can still undo', async () => {
    const alone = await withImages(language, ['only one'])
    const { gallery } = alone.texts
    await opensGallery(alone)
    await alone.presses(gallery.remove)
    const empty = await alone.sees((seen) => seen.photo === undefined)
    expect(empty.buttons.flat()).toContain(gallery.undo)
    await alone.presses(gallery.undo)
    await alone.sees((seen) => seen.photo !== undefined && seen.text.includes(`1 ${of} 1`))
  })

  it('opens where it was left, through the same filter', async () => {
    const { gallery } = person.texts
    await opensGallery(person)
    await person.presses(gallery.older)
    await person.sees(new RegExp(`2 ${of} 4`))
    await person.says('/gallery')
    await person.sees(new RegExp(`2 ${of} 4`))
    await person.presses(gallery.favourite)
    await person.sees(/❤️/)
    await person.presses(gallery.filter)
    await person.presses(gallery.marks.favourites)
    await person.sees(/★/)
    await person.says('/gallery')
    await person.sees(/★/)
  })

  it('leads from a button of an earlier filter to a fresh screen, and from one deleted elsewhere to the nearest', async () => {
    const { gallery, common, result } = person.texts
    const before = await opensGallery(person)
    await person.presses(gallery.filter)
    await person.presses(gallery.marks.favourites)
    await person.sees(/★/)
    await person.pressesData(dataOf(before, gallery.older))
    expect(person.toast()).toBe(gallery.otherFilter)
    expect((await person.screen()).text).toContain('★')
    // What names the picture above it does the same under every filter.
    await person.pressesData(dataOf(before, gallery.favourite))
    expect(person.toast()).toBe(result.markedFavourite)
    await person.pressesData(dataOf(before, gallery.remove))
    expect(person.toast()).toBe(gallery.removed)
    await person.presses(gallery.undo)
    await person.presses(gallery.unfavourite)
    const again = await opensGallery(person)
    await product.db
      .updateTable('images')
      .set({ deleted_at: new Date() })
      .where('is_favourite', '=', true)
      .execute()
    await person.pressesData(dataOf(again, gallery.older))
    expect(person.toast()).toBe(common.gone)
    await product.db
      .updateTable('images')
      .set({ deleted_at: null })
      .where('deleted_at', 'is not', null)
      .execute()
  })

  it('finds pictures by words, and by several conditions at once', async () => {
    const { gallery, order } = person.texts
    await opensGallery(person)
    await person.presses(gallery.filter)
    await person.presses(gallery.byWords)
    await person.says('SECOND')
    const found = await person.sees(/second wish/)
    expect(found.text).toContain(gallery.marks.words('SECOND'))
    expect(found.buttons.flat()).not.toContain(gallery.older)
    await person.presses(gallery.isOn(gallery.filter))
    await person.presses(gallery.byFormat)
    await person.presses(new RegExp(`^${order.formatName('1:1')} ·`))
    await person.sees(/second wish/)
    await person.presses(gallery.isOn(gallery.filter))
    await person.presses(gallery.byPeriod)
    await person.presses(gallery.periods.yesterday)
    await person.sees((seen) => seen.photo === undefined && seen.text.includes(gallery.periods.yesterday))
    await person.presses(gallery.everything)
    await person.sees(new RegExp(`1 ${of} 4`))
  })

  it('shows nine at once, and opens the one whose number is pressed', async () => {
    const { gallery } = person.texts
    await opensGallery(person)
    await person.presses(gallery.sheetOfNine)
    const sheet = await person.sees((seen) => seen.buttons.flat().includes('4'))
    expect(sheet.photo).toBeDefined()
    await person.presses('3')
    await person.sees(new RegExp(`3 ${of} 4`))
    await person.presses(gallery.sheetOfNine)
    await person.sees((seen) => seen.buttons.flat().includes('2'))
    await person.presses(gallery.byDate)
    await person.presses(gallery.month(new Date()))
    await person.sees(new RegExp(`1 ${of} 4`))
  })

  it('looks into the trash, restores one picture and deletes another for good with its objects', async () => {
    const { gallery } = person.texts
    await makesImage(person, { wish: 'to be thrown away', count: 2 })
    await opensGallery(person)
    await person.presses(gallery.remove)
    await person.sees((seen) => seen.buttons.flat().includes(gallery.undo))
    await person.presses(gallery.remove)
    await person.sees(new RegExp(`1 ${of} 4`))
    await person.presses(gallery.filter)
    await person.presses(gallery.marks.trash)
    await person.sees((seen) => seen.text.includes(gallery.marks.trash) && seen.photo !== undefined)
    await person.presses(gallery.restore)
    await person.sees((seen) => seen.text.includes(gallery.marks.trash))
    const { id, bucket, storage_key, thumbnail_key } = await product.db
      .selectFrom('images')
      .innerJoin('users', 'users.id', 'images.user_id')
      .where('telegram_id', '=', person.id)
      .where('deleted_at', 'is not', null)
      .select(['images.id', 'bucket', 'storage_key', 'thumbnail_key'])
      .executeTakeFirstOrThrow()
    await person.presses(gallery.purge)
    await person.presses(gallery.reallyPurge)
    await person.sees((seen) => seen.photo === undefined)
    const { readImage } = product.program
    for (const storageKey of [storage_key, thumbnail_key])
      await waitFor('the object to be gone', () =>
        readImage({ bucket, storageKey }).then(
          () => false,
          () => true,
        ),
      )
    expect(await product.db.selectFrom('images').where('id', '=', id).selectAll().execute()).toEqual([])
    await person.presses(gallery.everything)
    await person.sees(new RegExp(`1 ${of} 5`))
    await person.presses(gallery.remove)
    await person.sees(new RegExp(`1 ${of} 4`))
  })

  it('counts what there is', async () => {
    await opensGallery(person)
    await person.presses(person.texts.gallery.more)
    await person.presses(person.texts.gallery.statistics)
    const numbers = await person.sees((seen) => seen.text.includes('📊'))
    expect(numbers.photo).toBeDefined()
    expect(numbers.text).toMatch(language === 'ru' ? /В галерее: 4 изображения/ : /In the gallery: 4 images/)
    expect(numbers.text).toMatch(language === 'ru' ? /6 кредитов/ : /6 credits/)
  })

  it('repeats an order with everything as it was', async () => {
    await opensGallery(person)
    await person.presses(person.texts.gallery.again)
    const summary = await person.sees(/to be kept/)
    const { chosen, formatName } = person.texts.order
    expect(summary.buttons.flat()).toContain(chosen(formatName('1:1')))
    await person.presses(labelLike(person.texts.order.confirm))
    await seesImages(person, 1)
  })
})

describe('what was wished for is shown exactly', () => {
  it.each([
    ['markup', '<b>bold</b> & "quoted" `code` *star* _under_ [link](http://x.test) \\ </pre>'],
    ['emoji and several lines', '👩‍👩‍👧 на море 🌊\nвторая строка\n\tтретья'],
    ['3,500 characters', `длинное желание ${'<море & небо> '.repeat(249)}конец`.slice(0, 3500)],
  ])('%s', async (_, wish) => {
    const person = await product.person({ language: 'ru' })
    await person.says('/start')
    await makesImage(person, { wish })
    await person.presses(person.texts.result.prompt)
    const seen = await person.sees((each) => each.document !== undefined || each.text.length > 100)
    const all = person.shownSince()
    const file = all.find((each) => each.document)
    const text = file ? (await person.downloads(file.document?.fileId ?? '')).toString() : seen.text
    const { prompt } = await product.db
      .selectFrom('generations')
      .select('prompt')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    expect(text).toContain(wish.trim())
    expect(text).toContain(prompt)
    // What is English already reaches the model word for word.
    if (!/[а-я]/.test(wish)) expect(prompt).toContain(wish.trim().replace(/\s+/g, ' '))
  })
})

describe('pictures of somebody else', () => {
  it('are refused by every button that names them, and nothing changes', async () => {
    const owner = await withImages('ru', ['my own secret picture'])
    const thief = await product.person({ language: 'en', name: 'Mallory' })
    await thief.says('/start')
    const delivered = (await owner.messages()).findLast((seen) => seen.photo !== undefined)
    const shown = await opensGallery(owner)
    await owner.presses(owner.texts.gallery.sheetOfNine)
    const sheet = await owner.screen()
    await owner.presses('1')
    await owner.presses(owner.texts.gallery.more)
    const more = await owner.screen()
    await owner.presses(owner.texts.common.back)
    await owner.presses(owner.texts.gallery.prompt)
    const prompt = await owner.screen()
    const summary = await describesImage(owner, { wish: 'another secret' })
    const data = [delivered, shown, sheet, more, prompt, summary].flatMap((seen) =>
      (seen?.message.reply_markup?.inline_keyboard ?? [])
        .flat()
        .flatMap((button) => ('callback_data' in button ? [button.callback_data] : [])),
    )
    expect(data.length).toBeGreaterThan(20)
    const before = await everythingOf(owner)
    for (const each of data) {
      const pressed = await thief.pressesData(each)
      expect(pressed.answer, each).toBeDefined()
    }
    await thief.screen()
    const seen = thief.shownSince().concat(await thief.messages())
    expect(seen.filter((each) => /secret/.test(each.text))).toEqual([])
    expect(seen.filter((each) => isDelivered(thief)(each) || each.document)).toEqual([])
    // The first screen shows an example, whoever looks.
    expect(seen.filter((each) => each.photo && !/AISHA/.test(each.text))).toEqual([])
    expect(await everythingOf(owner)).toEqual(before)
    expect(await product.ledger(thief)).toEqual([{ kind: 'welcome', credits: 100 }])
  })

  it('nor can an order of somebody else be confirmed, stopped or repeated', async () => {
    const owner = await product.person({ language: 'ru' })
    const thief = await product.person({ language: 'en' })
    await thief.says('/start')
    await owner.says('/start')
    const summary = await describesImage(owner, { wish: 'mine' })
    await thief.pressesData(dataOf(summary, labelLike(owner.texts.order.confirm)))
    expect(await product.ledger(owner)).toEqual([{ kind: 'welcome', credits: 100 }])
    product.fal.control.fail({ kind: 'slow', delayMs: 1500 })
    await ordersImage(owner, { wish: 'mine' })
    const making = await owner.sees((seen) => seen.buttons.flat().includes(owner.texts.making.stop))
    for (const label of [owner.texts.making.stop, owner.texts.making.refresh])
      await thief.pressesData(dataOf(making, label))
    await owner.presses(owner.texts.making.stop)
    const asked = await owner.sees((seen) => seen.buttons.flat().includes(owner.texts.making.reallyStop))
    await thief.pressesData(dataOf(asked, owner.texts.making.reallyStop))
    await seesImages(owner, 1)
    expect((await thief.messages()).filter((seen) => /mine/.test(seen.text))).toEqual([])
  })
})

function everythingOf(person: Person) {
  return product.db
    .selectFrom('images')
    .innerJoin('users', 'users.id', 'images.user_id')
    .select(['images.id', 'is_favourite', 'deleted_at', 'image_count', 'balance_credits'])
    .where('telegram_id', '=', person.id)
    .orderBy('images.id')
    .execute()
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
