import { afterAll, beforeAll, expect, it } from 'vitest'
import { startProduct, type Product } from '../support/product.ts'
import { waitFor } from '../support/wait-for.ts'
import { ordersImage, seesImages } from './ways.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct({ env: { IMAGE_GENERATION_COST: '1' } })
})
afterAll(() => product.stop())

/** Different times of drawing meet the checks, which become rarer, at their best and at their worst. */
it('a picture reaches the person within six seconds of its end at FAL, without any webhook', async () => {
  const delays: number[] = []
  const people = await Promise.all(
    [0, 1500, 4300, 7100].map(async (delayMs) => ({ delayMs, who: await product.person() })),
  )
  for (const { delayMs, who } of people) {
    await who.says('/start')
    product.fal.control.fail({ kind: 'slow', delayMs })
    await ordersImage(who, { wish: `Delay of ${delayMs} ms` })
    await waitFor('FAL to have it', () => product.fal.control.armedFaults().length === 0)
  }
  for (const { delayMs, who } of people) {
    const [picture] = await seesImages(who, 1)
    const request = product.fal.control
      .requests()
      .find(({ input }) => JSON.stringify(input).includes(`Delay of ${delayMs} ms`))
    delays.push((picture?.at ?? Number.POSITIVE_INFINITY) - (request?.finishedAt ?? 0))
  }
  process.stdout.write(`From the end at FAL to the person: ${delays.map((ms) => `${ms} ms`).join(', ')}\n`)
  for (const delay of delays) expect(delay).toBeLessThan(6000)
})
