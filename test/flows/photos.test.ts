import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../src/domain/shared/languages.ts'
import { textsIn } from '../../src/telegram/texts/texts.ts'
import { badPhotos, goodPhotos } from '../support/photos.ts'
import { startProduct, type Product } from '../support/product.ts'
import { beginsAvatar, isCounter, sendsPhotos } from './ways.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct({ env: { MIN_PHOTOS: '3', MAX_PHOTOS: '8' } })
})
afterAll(() => product.stop())

const reasons = {
  ru: [
    'не картинка',
    'меньше 512 пикселей',
    'больше 20 МБ',
    'слишком много пикселей',
    'не открывается',
    'уже есть',
  ],
  en: [
    'not a picture',
    'smaller than 512',
    'larger than 20 MB',
    'too many pixels',
    'could not be opened',
    'already here',
  ],
}

describe.each(languages)('photos for an avatar (%s)', (language) => {
  it('that cannot be used are refused, each with its reason, and the good ones count', async () => {
    const person = await product.person({ language })
    await beginsAvatar(person)
    const [first, second] = await goodPhotos(2)
    if (!first || !second) throw new Error('Expected two photos')
    const files = [
      badPhotos.notAnImage(),
      await badPhotos.tooSmall(),
      await badPhotos.tooBig(),
      badPhotos.bomb(),
      await badPhotos.broken(),
      first,
      second,
      { ...first, name: 'again.jpg' },
    ]
    const counter = await sendsPhotos(person, files, { as: 'document', valid: 2 })
    for (const reason of reasons[language]) expect(counter.text).toContain(`1 × ${reason}`.slice(0, 4))
    for (const reason of reasons[language]) expect(counter.text).toContain(reason)
    expect(counter.buttons.flat()).not.toContain(person.texts.photos.done)
    expect((await person.messages()).filter((seen) => /2 (of|из) 3/.test(seen.text))).toHaveLength(1)
  })

  it('beyond the most are left out, and that is said', async () => {
    const person = await product.person({ language })
    await beginsAvatar(person)
    const counter = await sendsPhotos(person, await goodPhotos(11), { valid: 8 })
    expect(counter.text).toContain(language === 'ru' ? 'Больше не поместится' : 'all I can take')
    expect(counter.buttons.flat()).toContain(person.texts.photos.done)
    const { photos } = await product.db
      .selectFrom('photos')
      .innerJoin('users', 'users.id', 'photos.user_id')
      .select((of) => of.fn.countAll<string>().as('photos'))
      .where('telegram_id', '=', person.id)
      .where('photos.status', '=', 'valid')
      .executeTakeFirstOrThrow()
    expect(Number(photos)).toBe(8)
  })

  it('are not lost because bad ones sent before them are still being looked at', async () => {
    const person = await product.person({ language })
    await beginsAvatar(person)
    const bad = Array.from({ length: 7 }, (_, index) => {
      const { bytes, ...file } = badPhotos.notAnImage()
      return { ...file, bytes: Buffer.concat([bytes, Buffer.from(`${index}`)]) }
    })
    const photos = [...bad, ...(await goodPhotos(5))]
    await sendsPhotos(person, photos, { as: 'document', valid: 5 })
  })

  it('can be looked through and removed one by one, down to below the minimum', async () => {
    const person = await product.person({ language })
    const { photos } = person.texts
    await beginsAvatar(person)
    await sendsPhotos(person, await goodPhotos(3), { as: 'document' })
    await person.presses(photos.view)
    const one = await person.sees((seen) => seen.photo !== undefined)
    expect(one.text).toMatch(/1 (of|из) 3[^]*640 × 768/)
    await person.presses('›')
    await person.sees(/2 (of|из) 3/)
    await person.presses(photos.remove)
    expect(person.toast()).toBe(photos.removed)
    await person.sees(/2 (of|из) 2/)
    await person.presses(photos.backToPhotos)
    const counter = await person.sees(isCounter(person, 2))
    expect(counter.buttons.flat()).not.toContain(photos.done)
    await sendsPhotos(person, await goodPhotos(1, { from: 9 }), { valid: 3 })
    expect((await person.screen()).buttons.flat()).toContain(photos.done)
  })

  it('wait for whoever leaves in the middle and comes back another day', async () => {
    const person = await product.person({ language })
    const { avatars, home } = person.texts
    await beginsAvatar(person, { name: 'Draft' })
    await sendsPhotos(person, await goodPhotos(2))
    await person.says('/start')
    await person.presses(home.avatars)
    await person.sees(/Draft/)
    await person.presses(avatars.continueDraft)
    await person.sees(isCounter(person, 2))
    await sendsPhotos(person, await goodPhotos(1, { from: 5 }), { valid: 3 })
  })

  it('out of the blue begin an avatar, or join the one that waits for them', async () => {
    const person = await product.person({ language })
    const { photos, newAvatar } = person.texts
    await person.says('/start')
    await sendsPhotos(person, await goodPhotos(2))
    await person.says('/help')
    await sendsPhotos(person, await goodPhotos(1, { from: 5 }), { valid: 3 })
    await person.presses(photos.done)
    await person.presses(newAvatar.female)
    await person.presses(newAvatar.suggestions.me)
    await person.presses(photos.done)
    await person.sees((seen) => seen.text.includes(newAvatar.suggestions.me))
  })

  it('of an avatar that is being made are answered politely, not counted', async () => {
    const person = await product.person({ language })
    await beginsAvatar(person)
    await sendsPhotos(person, await goodPhotos(4, { from: 60 }), { oneByOne: true })
    const avatar = product.db
      .selectFrom('avatars')
      .innerJoin('users', 'users.id', 'avatars.user_id')
      .select('photo_count')
      .where('telegram_id', '=', person.id)
    await person.presses(person.texts.photos.done)
    await product.db
      .updateTable('avatars')
      .set({ status: 'training' })
      .where('user_id', 'in', (of) =>
        of.selectFrom('users').select('id').where('telegram_id', '=', person.id),
      )
      .execute()
    await person.sends(await goodPhotos(1, { from: 70 }))
    await person.sees(textsIn(language).photos.closed)
    expect(await avatar.executeTakeFirstOrThrow()).toEqual({ photo_count: 4 })
  })
})
