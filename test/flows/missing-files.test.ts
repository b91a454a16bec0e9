import { afterAll, beforeAll, expect, it } from 'vitest'
import { startProduct, type Product } from '../support/product.ts'
import { beginsAvatar, labelLike, makesAvatar, ordersImage, sendsPhotos } from './ways.ts'
import { goodPhotos } from '../support/photos.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct({ env: { MIN_PHOTOS: '4' } })
})
afterAll(() => product.stop())

// What storage no longer has does not come back: nobody waits for a deadline because of it.

it('an order with an avatar whose weights are gone is given back at once', async () => {
  const person = await product.person()
  await person.says('/start')
  await makesAvatar(person)
  await product.db.updateTable('avatars').set({ weights_key: 'avatars/0/gone', weights_url: null }).execute()
  await ordersImage(person, { wish: 'Маяк', avatar: 'Анна' })
  await person.sees((seen) => seen.buttons.flat().includes(person.texts.making.tryAgain))
  expect(await product.credits(person)).toBe(90)
})

it('a training whose photos are gone is given back at once', async () => {
  const person = await product.person()
  await person.says('/start')
  await beginsAvatar(person)
  await sendsPhotos(person, await goodPhotos(4, { from: 4000 }))
  await product.db.updateTable('photos').set({ storage_key: 'avatars/0/gone.jpg' }).execute()
  await person.presses(person.texts.photos.done)
  await person.presses(labelLike(person.texts.training.confirm))
  await person.sees((seen) => seen.buttons.flat().includes(person.texts.training.tryAgain))
  expect(await product.credits(person)).toBe(100)
})
