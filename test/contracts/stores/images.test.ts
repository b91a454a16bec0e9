import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStores, type OpenStores } from './open-stores.ts'

let open: OpenStores
beforeAll(async () => {
  open = await openStores()
})
afterAll(() => open.close())

const all = { favouritesOnly: false }
const favourites = { favouritesOnly: true }

async function near(userId: number, filter: { favouritesOnly: boolean }, imageId: number | null) {
  const found = await open.stores.images.findNear(userId, filter, imageId)
  return found && [found.newerId, found.image.id, found.olderId]
}

test('an image is found by its owner only, with the name of its avatar and its exact seed', async () => {
  const { id: userId } = await open.person()
  const avatar = await open.avatar(userId)
  await open.stores.avatars.update(avatar.id, { name: 'Аня' })
  const generation = await open.generation(userId, avatar.id)
  await open.stores.images.add([open.newImage(generation, 0)])
  const [image] = await open.stores.images.ofGeneration(generation.id)
  expect(image).toEqual({
    ...open.newImage(generation, 0),
    wish: generation.wish,
    id: image?.id,
    avatarName: 'Аня',
    seed: '18446744073709551615',
    isFavourite: false,
    telegramPhotoId: null,
    telegramDocumentId: null,
    createdAt: expect.any(Date),
    isDeleted: false,
  })
  const stranger = await open.person()
  expect(await open.stores.images.find(userId, image?.id ?? 0)).toEqual(image)
  expect(await open.stores.images.find(stranger.id, image?.id ?? 0)).toBeUndefined()
  expect((await open.stores.images.findNear(userId, all, null))?.image).toEqual(image)
})

test('the images of a generation come in their order, all or none of them', async () => {
  const { images } = open.stores
  const generation = await open.generation((await open.person()).id)
  await images.add([])
  await images.add([open.newImage(generation, 1), open.newImage(generation, 0)])
  const keys = async () => (await images.ofGeneration(generation.id)).map(({ storageKey }) => storageKey)
  const [first, second] = [open.newImage(generation, 0).storageKey, open.newImage(generation, 1).storageKey]
  expect(await keys()).toEqual([first, second])
  await expect(
    images.add([open.newImage(generation, 2), open.newImage(generation, 1)]),
  ).rejects.toMatchObject({
    code: '23505',
  })
  expect(await keys()).toEqual([first, second])
})

test('the gallery goes from the newest to the oldest', async () => {
  const { id: userId } = await open.person()
  expect(await near(userId, all, null)).toBeUndefined()
  const [a, b, c] = (await open.images(userId, 3)) as [number, number, number]
  await open.images((await open.person()).id, 2)
  expect(await near(userId, all, null)).toEqual([null, c, b])
  expect(await near(userId, all, b)).toEqual([c, b, a])
  expect(await near(userId, all, a)).toEqual([b, a, null])
  expect(await near(userId, all, c + 1000)).toEqual([null, c, b])
})

test('where an image is gone its place is taken by the next older, at the end by the oldest left', async () => {
  const { id: userId } = await open.person()
  const [a, b, c] = (await open.images(userId, 3)) as [number, number, number]
  const drop = (id: number) => open.stores.images.setDeleted(userId, id, new Date())
  await drop(b)
  expect(await near(userId, all, b)).toEqual([c, a, null])
  await drop(a)
  expect(await near(userId, all, a)).toEqual([null, c, null])
  await drop(c)
  expect(await near(userId, all, c)).toBeUndefined()
})

test('among favourites the neighbours are favourites too', async () => {
  const { id: userId } = await open.person()
  const [a, b, c, d] = (await open.images(userId, 4)) as [number, number, number, number]
  expect(await near(userId, favourites, null)).toBeUndefined()
  await open.stores.images.setFavourite(userId, a, true)
  await open.stores.images.setFavourite(userId, c, true)
  expect(await near(userId, favourites, null)).toEqual([null, c, a])
  expect(await near(userId, favourites, d)).toEqual([null, c, a])
  expect(await near(userId, favourites, b)).toEqual([c, a, null])
  await open.stores.images.setFavourite(userId, a, false)
  expect(await near(userId, favourites, b)).toEqual([null, c, null])
})

test('an image moves to the trash and back, once each', async () => {
  const { images } = open.stores
  const { id: userId } = await open.person()
  const stranger = await open.person()
  const [id] = (await open.images(userId, 1)) as [number]
  const at = new Date('2026-06-11T12:00:00Z')
  expect(await images.setDeleted(stranger.id, id, at)).toBe(false)
  expect(await images.setFavourite(stranger.id, id, true)).toBe(false)
  expect(await images.setDeleted(userId, id, null)).toBe(false)
  expect(await images.setDeleted(userId, id, at)).toBe(true)
  expect(await images.setDeleted(userId, id, at)).toBe(false)
  expect(await images.setFavourite(userId, id, true)).toBe(false)
  expect(await images.find(userId, id)).toMatchObject({ isDeleted: true })
  expect(await images.setDeleted(userId, id, null)).toBe(true)
  expect(await images.find(userId, id)).toMatchObject({ isDeleted: false })
})

test('what Telegram calls an image is remembered, the photo apart from the file', async () => {
  const { images } = open.stores
  const { id: userId } = await open.person()
  const [id] = (await open.images(userId, 1)) as [number]
  await images.rememberTelegramFile(id, { photoId: 'photo-1' })
  await images.rememberTelegramFile(id, { documentId: 'document-1' })
  await images.rememberTelegramFile(id, {})
  expect(await images.find(userId, id)).toMatchObject({
    telegramPhotoId: 'photo-1',
    telegramDocumentId: 'document-1',
  })
})

test('the counters of person and avatar are kept through new images, favourites, trash, restore and purge', async () => {
  const { images } = open.stores
  const { id: userId } = await open.person()
  const avatar = await open.avatar(userId)
  const [a, b] = (await open.images(userId, 3, avatar.id)) as [number, number]
  await open.images(userId, 2)
  const counts = async () => [
    (await open.stores.people.find(userId))?.imageCount,
    (await open.stores.avatars.find(userId, avatar.id))?.imageCount,
  ]
  expect(await counts()).toEqual([5, 3])
  await images.setFavourite(userId, a, true)
  expect(await counts()).toEqual([5, 3])
  await images.setDeleted(userId, a, new Date())
  await images.setDeleted(userId, b, new Date())
  expect(await counts()).toEqual([3, 1])
  await images.setDeleted(userId, b, null)
  expect(await counts()).toEqual([4, 2])
  await open.db.deleteFrom('images').where('id', 'in', [a, b]).execute()
  expect(await counts()).toEqual([3, 1])
})

test('the statistics count what is in the gallery and what was spent', async () => {
  const { images, ledger, avatars } = open.stores
  const { id: userId } = await open.person({ credits: 100 })
  expect(await images.statistics(userId)).toEqual({
    images: 0,
    favourites: 0,
    thisMonth: 0,
    spentCredits: 0,
    byAvatar: [],
  })
  const avatar = await open.avatar(userId)
  await avatars.update(avatar.id, { name: 'Аня' })
  const [old, trashed, kept] = (await open.images(userId, 4, avatar.id)) as [number, number, number]
  await open.images(userId, 2)
  await open.images((await open.person()).id, 1)
  await images.setFavourite(userId, kept, true)
  await images.setFavourite(userId, trashed, true)
  await images.setDeleted(userId, trashed, new Date())
  await open.db
    .updateTable('images')
    .set({ created_at: sql<Date>`date_trunc('month', now(), 'utc') - interval '1 second'` })
    .where('id', '=', old)
    .execute()
  const { id: generationId } = await open.generation(userId)
  await ledger.charge({ userId, credits: 40, generationId, details: {} })
  await ledger.credit({ userId, credits: 10, kind: 'refund', generationId, details: {} })
  expect(await images.statistics(userId)).toEqual({
    images: 5,
    favourites: 1,
    thisMonth: 4,
    spentCredits: 30,
    byAvatar: [
      { name: 'Аня', images: 3 },
      { name: null, images: 2 },
    ],
  })
})
