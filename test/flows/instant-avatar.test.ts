import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../src/domain/shared/languages.ts'
import type { Person } from '../support/person.ts'
import { goodPhotos } from '../support/photos.ts'
import { startProduct, type Product } from '../support/product.ts'
import { isCounter, labelLike, seesImages, sendsPhotos } from './ways.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct({ env: { MIN_PHOTOS: '4', FREE_TRAININGS: '1000' } })
})
afterAll(() => product.stop())

const avatarsOf = (person: Person) =>
  product.db
    .selectFrom('avatars')
    .innerJoin('users', 'users.id', 'avatars.user_id')
    .selectAll('avatars')
    .where('telegram_id', '=', person.id)
    .orderBy('avatars.id')
    .execute()

/** From home to the summary of an instant avatar. */
async function begins(person: Person, photos: number): Promise<void> {
  const { home, newAvatar } = person.texts
  await person.says('/start')
  await person.presses(home.createAvatar)
  await person.presses(newAvatar.instant)
  await person.says('Vera')
  await person.sees(isCounter(person, 0))
  await sendsPhotos(person, await goodPhotos(photos, { from: person.id * 20 }), {
    valid: Math.min(photos, 3),
  })
  await person.presses(person.texts.photos.done)
}

describe.each(languages)('an avatar that is ready at once (%s)', (language) => {
  let vera: Person

  it('needs two photos and no credits, and its owner says that they may be used', async () => {
    vera = await product.person({ language })
    const { newAvatar } = vera.texts
    await begins(vera, 2)
    expect((await vera.screen()).text).toContain(
      language === 'ru' ? 'вы подтверждаете' : 'you confirm that this is you',
    )
    await vera.presses(newAvatar.instantConfirm)
    expect(vera.toast()).toBe(newAvatar.instantReady)
    expect(await avatarsOf(vera)).toMatchObject([
      { type: 'instant', status: 'completed', is_main: true, photo_count: 2, consent_at: expect.any(Date) },
    ])
    expect(await product.credits(vera)).toBe(100)
  })

  it('draws from its photos for the price of an image with an avatar', async () => {
    await vera.says(language === 'ru' ? 'В синем пальто на мосту' : 'In a blue coat on a bridge')
    await vera.presses(labelLike(vera.texts.order.confirm))
    await seesImages(vera, 1)
    expect(await product.credits(vera)).toBe(99)
    const [request] = product.fal.control.requests()
    expect(request?.endpoint).toMatch(/edit/)
    expect(request?.input).toMatchObject({
      image_urls: [expect.stringMatching(/^http/), expect.stringMatching(/^http/)],
    })
  })

  it('can be trained later: its photos are taken over, and the training is paid', async () => {
    const { avatars, newAvatar, photos, training } = vera.texts
    await vera.says('/avatars')
    await vera.presses(avatars.trainIt)
    await vera.presses(newAvatar.female)
    await vera.presses(newAvatar.keepName('Vera'))
    await vera.sees(isCounter(vera, 2))
    await sendsPhotos(vera, await goodPhotos(2, { from: vera.id * 20 + 10 }), { valid: 4 })
    await vera.presses(photos.done)
    await vera.presses(labelLike(training.confirm))
    await vera.sees((seen) => seen.buttons.flat().includes(training.createImage), { withinMs: 20_000 })
    expect(await product.credits(vera)).toBe(89)
    // The trained one has no use for its photos; the instant one is drawn from them.
    expect(await avatarsOf(vera)).toMatchObject([
      { type: 'instant', status: 'completed', photo_count: 2, is_main: true },
      { type: 'portrait', status: 'completed', photo_count: 0, name: 'Vera', gender: 'female' },
    ])
  })

  it('takes three photos and no more', async () => {
    const person = await product.person({ language })
    await begins(person, 5)
    expect(await avatarsOf(person)).toMatchObject([{ photo_count: 3, status: 'photos_uploading' }])
  })
})
