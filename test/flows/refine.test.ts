import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Seen } from '../support/chat-record.ts'
import type { Person } from '../support/person.ts'
import { goodPhotos } from '../support/photos.ts'
import { startProduct, type Product } from '../support/product.ts'
import { waitFor } from '../support/wait-for.ts'
import { labelLike, makesImage, pixelsOf, seesImages } from './ways.ts'

let product: Product
let olga: Person
beforeAll(async () => {
  product = await startProduct({
    hasPublicUrl: true,
    env: { IMAGE_GENERATION_COST: '2', WELCOME_CREDITS: '500' },
    pace: { imageMs: 30, videoMs: 30 },
  })
  olga = await product.person({ name: 'Ольга' })
  await olga.says('/start')
})
afterAll(() => product.stop())

const hasButton = (label: string | RegExp) => (seen: Seen) =>
  seen.buttons.flat().some((each) => (typeof label === 'string' ? each === label : label.test(each)))

/** From a result to its price, and from there to the next result. */
async function refines(label: string, before: () => Promise<unknown> = async () => undefined): Promise<void> {
  await olga.presses(label)
  await before()
  await olga.sees(hasButton(labelLike(olga.texts.refine.confirm)))
  await olga.presses(labelLike(olga.texts.refine.confirm))
}

const lastImage = () =>
  product.db.selectFrom('images').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()

it('an image is enlarged to twice its pixels for the price that was shown', async () => {
  await makesImage(olga, { wish: 'Маяк', format: '3:4' })
  const before = await product.credits(olga)
  await refines(olga.texts.result.upscale)
  await seesImages(olga, 1)
  expect(await product.credits(olga)).toBe(before - 2)
  const { width, height, media, bucket, storage_key: storageKey } = await lastImage()
  expect({ width, height, media }).toEqual({ width: 1728, height: 2304, media: 'photo' })
  const kept = await sharp(await product.program.readImage({ bucket, storageKey })).metadata()
  expect({ width: kept.width, height: kept.height }).toEqual({ width, height })
  const { buttons } = await olga.screen()
  expect(buttons.flat()).not.toContain(olga.texts.result.upscale)
})

it('an image is set in motion: the video comes with its words, and is kept as one', async () => {
  await makesImage(olga, { wish: 'Корабль', format: '16:9' })
  const before = await product.credits(olga)
  await refines(olga.texts.result.animate)
  const shown = await olga.sees(hasButton(olga.texts.result.again), { withinMs: 20_000 })
  expect(shown.message.video).toBeDefined()
  expect(shown.text).toContain('Корабль')
  expect(await product.credits(olga)).toBe(before - 2)
  const image = await lastImage()
  expect(image).toMatchObject({ media: 'video', content_type: 'video/mp4', position: 0 })
  expect(image.width / image.height).toBeCloseTo(16 / 9, 1)

  await waitFor(
    'the name under which Telegram holds it',
    async () => (await lastImage()).telegram_video_id !== null,
  )
  await olga.presses(olga.texts.result.gallery)
  const inGallery = await olga.sees((seen) => seen.message.video !== undefined)
  expect(inGallery.text).toContain('Корабль')
  await olga.presses(olga.texts.gallery.older)
  await olga.sees((seen) => seen.photo !== undefined)
})

it('an image is changed as the words say, in its own format', async () => {
  await makesImage(olga, { wish: 'Сад', format: '9:16' })
  await olga.presses(olga.texts.result.more)
  await refines(olga.texts.result.edit, async () => {
    await olga.sees(hasButton(olga.texts.refine.examples[0] ?? ''))
    await olga.says('Пусть будет зима')
  })
  const [picture] = await seesImages(olga, 1)
  expect(picture && (await pixelsOf(olga, picture))).toEqual({ width: 720, height: 1280 })
  const { prompt, kind } = await product.db
    .selectFrom('generations')
    .select(['prompt', 'kind'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  expect(kind).toBe('edit')
  expect(prompt).toMatch(/winter.*Keep everything else/)
})

it('of an album one picture is chosen', async () => {
  await makesImage(olga, { wish: 'Двое', count: 2 })
  await olga.presses(olga.texts.result.upscale)
  await refines(olga.texts.result.number('upscale', 2))
  await seesImages(olga, 1)
  const { source_image_id } = await product.db
    .selectFrom('generations')
    .select('source_image_id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const source = await product.db
    .selectFrom('images')
    .select('position')
    .where('id', '=', source_image_id)
    .executeTakeFirstOrThrow()
  expect(source.position).toBe(1)
})

it.each(['upscale', 'animate'] as const)('%s that is refused or empty is paid back', async (what) => {
  await makesImage(olga, { wish: 'Дом' })
  for (const kind of ['flagged', 'empty-output'] as const) {
    product.fal.control.fail({ kind })
    const before = await product.credits(olga)
    await refines(olga.texts.result[what])
    const refused = await olga.sees(hasButton(olga.texts.making.tryAgain), { withinMs: 20_000 })
    expect(await product.credits(olga)).toBe(before)
    expect(refused.text).not.toMatch(/undefined|null/)
    await olga.says('/start')
    await makesImage(olga, { wish: 'Дом' })
  }
})

it('variations are four, and the same look keeps its seed', async () => {
  await makesImage(olga, { wish: 'Озеро' })
  const { seed } = await lastImage()
  await olga.presses(olga.texts.result.more)
  await olga.presses(olga.texts.result.sameSeed)
  expect(olga.toast()).toBe(olga.texts.result.seedKept)
  await olga.presses(labelLike(olga.texts.order.confirm))
  await seesImages(olga, 1)
  expect((await lastImage()).seed).toBe(seed)

  await olga.presses(olga.texts.result.more)
  await olga.presses(olga.texts.result.variations)
  await olga.presses(labelLike(olga.texts.order.confirm))
  await seesImages(olga, 4)
  expect((await lastImage()).seed).not.toBe(seed)
})

it('making something of a picture leaves the defaults of new ones alone', async () => {
  await makesImage(olga, { wish: 'Роза', format: '4:3', count: 2 })
  await olga.presses(olga.texts.result.upscale)
  await refines(olga.texts.result.number('upscale', 1))
  await seesImages(olga, 1)
  await olga.says('Ещё роза')
  const { text } = await olga.screen()
  expect(text).toContain('2 изображения')
})

it('a photo that was sent is itself changed, kept without what its camera wrote, and removed', async () => {
  await olga.says('/create')
  await olga.presses(olga.texts.order.bySample)
  const [photo] = await goodPhotos(1, { from: 700 })
  if (!photo) throw new Error('Expected a photo')
  await olga.sends([photo], { as: 'document' })
  await olga.presses(olga.texts.sample.edit)
  await olga.presses(olga.texts.refine.examples[2] ?? '')
  const before = await product.credits(olga)
  await olga.presses(labelLike(olga.texts.refine.confirm))
  const [picture] = await seesImages(olga, 1)
  expect(picture).toBeDefined()
  expect(await product.credits(olga)).toBe(before - 2)
  const { source_photo_key, avatar_id } = await product.db
    .selectFrom('generations')
    .select(['source_photo_key', 'avatar_id'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  expect(avatar_id).toBeNull()
  const storageKey = source_photo_key ?? ''
  const kept = await sharp(await product.program.readImage({ bucket: 'photos', storageKey })).metadata()
  expect(kept.exif).toBeUndefined()
  const { rows } = await sql<{ data: object }>`
    select data from pgboss.job where name = 'purge-objects' and start_after > now() + interval '23 hours'`.execute(
    product.db,
  )
  expect(rows).toContainEqual({ data: { objects: [{ bucket: 'photos', key: storageKey }] } })
})

it('a model that FAL has retired passes its orders on, costs nothing, and is asked no more', async () => {
  await makesImage(olga, { wish: 'Парус' })
  product.fal.control.fail({ kind: 'submit-unknown-app' })
  const before = await product.credits(olga)
  await refines(olga.texts.result.upscale)
  await seesImages(olga, 1)
  expect(await product.credits(olga)).toBe(before - 2)
  expect((await lastImage()).model).toBe('clarity-upscaler')
  expect(await product.program.store.stores.modelSettings.read()).toMatchObject({
    'seedvr-upscaler': { retiredAt: expect.any(String) },
  })
  await product.program.store.stores.modelSettings.change('seedvr-upscaler', null)
})
