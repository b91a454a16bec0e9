import { expect, it } from 'vitest'
import { ordersImage, seesImages } from '../flows/ways.ts'
import { startProduct } from '../support/product.ts'
import { fuzzWebhooks } from './fuzz-webhooks.ts'

it('what is forged or malformed is refused, and changes nothing', { timeout: 120_000 }, async () => {
  const product = await startProduct({ updates: 'webhook', pace: { imageMs: 100 } })
  const person = await product.person()
  await person.says('/start')
  await ordersImage(person, { wish: 'Фонтан' })
  await seesImages(person, 1)
  await product.isQuiet()
  const { answers, state } = await fuzzWebhooks(product, { seed: 2026, count: 2000 })
  await product.stop()
  expect(answers).toEqual({ 401: 2000 })
  expect(state[1]).toBe(state[0])
})
