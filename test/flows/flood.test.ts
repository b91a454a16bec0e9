import { afterAll, beforeAll, expect, it } from 'vitest'
import { languages } from '../../src/domain/shared/languages.ts'
import { goodPhotos } from '../support/photos.ts'
import { startProduct, type Product } from '../support/product.ts'
import { beginsAvatar, isCounter, makesImage } from './ways.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct({
    env: { MESSAGES_PER_SECOND: '4', MIN_PHOTOS: '4', REDIS_URL: 'redis://127.0.0.1:1' },
  })
})
afterAll(() => product.stop())

it.each(languages)(
  'a flood of messages is answered once in %s, and buttons go on working',
  async (language) => {
    const person = await product.person({ language })
    await person.says('/start')
    await person.settles()
    await Promise.all(Array.from({ length: 20 }, () => person.says('/balance')))
    await person.settles()
    const shown = await person.messages()
    const { common, home } = person.texts
    expect(shown.filter(({ text }) => text === common.tooManyMessages)).toHaveLength(1)
    expect(shown.filter(({ text }) => text.includes(common.credits(100))).length).toBeLessThanOrEqual(8)
    await person.presses(common.home)
    await person.sees((seen) => seen.buttons.flat().includes(home.gallery))
  },
)

it('photos are never too many messages', async () => {
  const person = await product.person()
  await person.says('/start')
  await beginsAvatar(person)
  await person.sends(await goodPhotos(8))
  await person.sees(isCounter(person, 8))
})

it('a product whose Redis is nowhere works, and says so in its metrics', async () => {
  const person = await product.person()
  await person.says('/start')
  await makesImage(person, { wish: 'Маяк' })
  expect(await (await fetch(`${product.url}/metrics`)).text()).toContain('\naisha_redis_up 0\n')
})
