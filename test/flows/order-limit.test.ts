import { afterAll, beforeAll, expect, it } from 'vitest'
import { startProduct, type Product } from '../support/product.ts'
import { makesImage, ordersImage, ordersTraining } from './ways.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct({
    env: { MIN_PHOTOS: '4', IMAGE_GENERATION_COST: '1', ORDERS_PER_MINUTE: '2' },
  })
})
afterAll(() => product.stop())

it('more orders in a minute than allowed are refused, in words, and cost nothing', async () => {
  const person = await product.person()
  await person.says('/start')
  await makesImage(person, { wish: 'Раз' })
  await makesImage(person, { wish: 'Два' })
  await ordersImage(person, { wish: 'Три' })
  expect(person.toast()).toBe('Не больше 2 заказов в минуту. Ничего не списано: попробуйте чуть позже.')
  await ordersTraining(person)
  expect(person.toast()).toBe(person.texts.common.tooManyOrders(2))
  expect(await product.credits(person)).toBe(98)

  await person.says('/gallery')
  await person.sees((seen) => seen.photo !== undefined)
  const other = await product.person()
  await other.says('/start')
  await makesImage(other, { wish: 'Раз' })
})
