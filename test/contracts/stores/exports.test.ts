import { afterAll, beforeAll, expect, test } from 'vitest'
import { everything, selectAt } from '../../../src/domain/gallery/gallery-filter.ts'
import { openStores, type OpenStores } from './open-stores.ts'

let open: OpenStores
beforeAll(async () => {
  open = await openStores()
})
afterAll(() => open.close())

const all = selectAt(everything, new Date())
const expiresAt = new Date('2026-12-01T12:00:00Z')

async function exportOf(userId: number): Promise<number> {
  const id = await open.stores.exports.add(userId, 'ru')
  if (id === undefined) throw new Error('Expected no other export of this person.')
  await open.stores.exports.fill(id, all, 100)
  return id
}

const finish = (exportId: number, at = expiresAt) =>
  open.stores.exports.finish(exportId, {
    lists: [{ name: 'manifest.json', bytes: 3, crc32: 4_294_967_295 }],
    imageCount: 2,
    directoryOffset: 5_000_000_000,
    directoryBytes: 10,
    expiresAt: at,
  })

test('an export has the images that were there when it was ordered, and those of nobody else', async () => {
  const [owner, other] = [await open.person(), await open.person()]
  const images = await open.images(owner.id, 3)
  await open.images(other.id, 2)
  await open.stores.images.setDeleted(owner.id, images[0] ?? 0, new Date())
  const id = await exportOf(owner.id)
  await open.images(owner.id, 2)
  const page = await open.stores.exports.images(id, { before: null, limit: 10 })
  expect(page.map((image) => image.id)).toEqual([images[2], images[1]])
  expect(page[0]).toMatchObject({ wish: 'на море', bytes: 1000, crc32: 4_294_967_295, model: 'flux-lora' })
  const rest = await open.stores.exports.images(id, { before: images[2] ?? 0, limit: 10 })
  expect(rest.map((image) => image.id)).toEqual([images[1]])
})

test('nobody has two exports under way; a delivered one makes room, and is finished once', async () => {
  const { id: userId } = await open.person()
  await open.images(userId, 1)
  const id = await exportOf(userId)
  expect(await open.stores.exports.add(userId, 'en')).toBeUndefined()
  expect(await finish(id)).toBe(true)
  expect(await finish(id)).toBe(false)
  expect(await open.stores.exports.find(id)).toMatchObject({
    userId,
    language: 'ru',
    status: 'ready',
    directoryOffset: 5_000_000_000,
    lists: [{ name: 'manifest.json', bytes: 3, crc32: 4_294_967_295 }],
    expiresAt,
    deliveredAt: null,
  })
  expect(await open.stores.exports.add(userId, 'en')).toBeUndefined()
  await open.stores.exports.setDelivered(id, expiresAt)
  expect(await open.stores.exports.find(id)).toMatchObject({ status: 'ready', deliveredAt: expiresAt })
  expect(await exportOf(userId)).toBeGreaterThan(id)
})

test('an export is found until it is delivered, laid out or not', async () => {
  const { id: userId } = await open.person()
  const { exports, unfinished } = open.stores
  await open.images(userId, 1)
  const id = await exportOf(userId)
  const soon = new Date(Date.now() + 60_000)
  expect(await unfinished.undeliveredExports(soon)).toContain(id)
  await finish(id)
  expect(await unfinished.undeliveredExports(soon)).toContain(id)
  expect(await unfinished.undeliveredExports(new Date(Date.now() - 3_600_000))).not.toContain(id)
  await exports.setDelivered(id, new Date())
  expect(await unfinished.undeliveredExports(soon)).not.toContain(id)
})

test('an image is found by any byte of it', async () => {
  const { id: userId } = await open.person()
  const [older = 0, newer = 0] = await open.images(userId, 2)
  const id = await exportOf(userId)
  await open.stores.exports.place(id, [
    { imageId: newer, headerOffset: 100, lineOffset: 50 },
    { imageId: older, headerOffset: 5_000_000_000, lineOffset: 112 },
  ])
  const from = async (by: 'headerOffset' | 'lineOffset', place: number) =>
    (await open.stores.exports.imagesFrom(id, { by, from: place, limit: 10 })).map((image) => image.id)
  expect(await from('headerOffset', 0)).toEqual([newer, older])
  expect(await from('headerOffset', 4_999_999_999)).toEqual([newer, older])
  expect(await from('headerOffset', 5_000_000_000)).toEqual([older])
  expect(await from('lineOffset', 111)).toEqual([newer, older])
  expect(await from('lineOffset', 9999)).toEqual([older])
})

test('an image that is deleted for good ends its exports and names their lists', async () => {
  const { id: userId } = await open.person()
  const [image = 0] = await open.images(userId, 2)
  const id = await exportOf(userId)
  await finish(id)
  await open.stores.images.setDeleted(userId, image, new Date())
  expect(await open.stores.exports.find(id)).toBeDefined()
  const { images, objects } = await open.stores.images.purge(userId, image)
  expect(images).toBe(1)
  expect(objects.map(({ key }) => key)).toContain(`users/${userId}/exports/${id}/index.html`)
  expect(objects).toHaveLength(4)
  expect(await open.stores.exports.find(id)).toBeUndefined()
})

test('the oldest exports are surplus, and expired ones are found', async () => {
  const { id: userId } = await open.person()
  await open.images(userId, 1)
  const ids: number[] = []
  for (let made = 0; made < 4; made += 1) {
    const id = await exportOf(userId)
    await finish(id, new Date('2026-01-01T00:00:00Z'))
    await open.stores.exports.setDelivered(id, new Date('2026-01-01T00:00:00Z'))
    ids.push(id)
  }
  expect(await open.stores.exports.findSurplus(userId, 3)).toEqual([{ id: ids[0], userId }])
  const expired = await open.stores.exports.findExpired(new Date('2026-01-01T00:00:00Z'), 100)
  expect(expired.map(({ id }) => id)).toEqual(expect.arrayContaining(ids))
  expect(await open.stores.exports.findExpired(new Date('2025-12-31T00:00:00Z'), 100)).toEqual([])
})
