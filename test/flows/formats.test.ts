import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formats, sizeOf } from '../../src/domain/generation/formats.ts'
import type { Person } from '../support/person.ts'
import { startProduct, type Product } from '../support/product.ts'
import { describesImage, makesAvatar, makesImage, ordersImage, pixelsOf, seesImages } from './ways.ts'

let product: Product
let oleg: Person
beforeAll(async () => {
  product = await startProduct({
    hasPublicUrl: true,
    env: { MIN_PHOTOS: '4', IMAGE_GENERATION_COST: '2', WELCOME_CREDITS: '500' },
    pace: { trainingMs: 50, imageMs: 50 },
  })
  oleg = await product.person({ name: 'Олег' })
  await oleg.says('/start')
  await makesAvatar(oleg, { name: 'Олег' })
})
afterAll(() => product.stop())

describe.each([
  ['with an avatar, from a model that takes pixels', 'Олег', 1, [2, 3, 4]],
  ['without one, from a model that takes a ratio', undefined, 2, [4]],
] as const)('%s', (_, avatar, price, counts) => {
  it.each(formats)('%s comes in exactly its pixels, as a picture and as a file', async (format) => {
    const before = await product.credits(oleg)
    const order = { wish: `Яхта на закате, ${format}`, format, ...(avatar === undefined ? {} : { avatar }) }
    const [picture] = await makesImage(oleg, order)
    if (!picture) throw new Error('Expected a picture')
    expect(await pixelsOf(oleg, picture)).toEqual(sizeOf[format])
    expect(await product.credits(oleg)).toBe(before - price)

    await oleg.presses(oleg.texts.result.original)
    const file = await oleg.sees((seen) => seen.document !== undefined)
    const bytes = await oleg.downloads(file.document?.fileId ?? '')
    const kept = await product.db
      .selectFrom('images')
      .select(['bucket', 'storage_key', 'width', 'height'])
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    expect({ width: kept.width, height: kept.height }).toEqual(sizeOf[format])
    const stored = await product.stored({ bucket: kept.bucket, key: kept.storage_key })
    expect(sha256(bytes)).toBe(sha256(stored))
  })

  it.each(counts)('%d at once come as one album with its buttons below', async (count) => {
    const before = await product.credits(oleg)
    const order = { wish: `Кот номер ${count}`, count, ...(avatar === undefined ? {} : { avatar }) }
    await ordersImage(oleg, order)
    const pictures = await seesImages(oleg, count)
    expect(new Set(pictures.map((seen) => seen.albumId)).size).toBe(1)
    expect(pictures[0]?.albumId).toBeDefined()
    const below = await oleg.screen()
    expect(below.text).toContain(`Кот номер ${count}`)
    expect(below.buttons.flat()).toContain(oleg.texts.result.originals)
    const files = await Promise.all(pictures.map((seen) => oleg.downloads(seen.photo?.fileId ?? '')))
    expect(new Set(files.map(sha256)).size).toBe(count)
    expect(await product.credits(oleg)).toBe(before - price * count)

    await oleg.presses(oleg.texts.result.originals)
    await oleg.presses(oleg.texts.result.originalNumber(count))
    await oleg.sees((seen) => seen.document !== undefined)
  })

  it('the summary says the price of each number before anything is charged', async () => {
    const before = await product.credits(oleg)
    for (const count of [1, 3]) {
      const order = { wish: 'Дом у моря', count, ...(avatar === undefined ? {} : { avatar }) }
      const summary = await describesImage(oleg, order)
      expect(summary.text).toContain(oleg.texts.common.credits(price * count))
    }
    expect(await product.credits(oleg)).toBe(before)
  })
})

it('the next order begins with the format and the number of the last one', async () => {
  await makesImage(oleg, { wish: 'Закат', format: '16:9', count: 2 })
  await oleg.says('И ещё один')
  const summary = await oleg.screen()
  expect(summary.text).toMatch(/16:9/)
  expect(summary.text).toMatch(/2 изображения/)
})

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
