import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  everything,
  isEverything,
  selectAt,
  type GalleryFilter,
} from '../../../src/domain/gallery/gallery-filter.ts'
import { newGallery } from '../../../src/domain/gallery/gallery-state.ts'
import { readyMadeStyles } from '../../../src/domain/styles/ready-made-styles.ts'
import { openStores, type OpenStores } from './open-stores.ts'

let open: OpenStores
beforeAll(async () => {
  open = await openStores()
})
afterAll(() => open.close())

const all: Partial<GalleryFilter> = {}
const favourites = { favouritesOnly: true }

async function openPage(userId: number, filter: Partial<GalleryFilter>, imageId: number | null) {
  const { imageCount = 0, gallery = newGallery } = (await open.stores.people.find(userId)) ?? {}
  const whole = { ...everything, ...filter }
  const isSame = JSON.stringify(whole) === JSON.stringify(gallery.filter)
  const state = isSame ? gallery : { ...newGallery, filter: whole, view: gallery.view + 1 }
  return open.stores.images.openPage({
    userId,
    state,
    imageId,
    imageCount,
    isEverything: isEverything(whole),
    at: new Date(),
  })
}

async function near(userId: number, filter: Partial<GalleryFilter>, imageId: number | null) {
  const found = await openPage(userId, filter, imageId)
  return found && [found.newerId, found.image.id, found.olderId]
}

test('an image is found by its owner only, with the name of its avatar and its exact seed', async () => {
  const { id: userId } = await open.person()
  const avatar = await open.avatar(userId)
  await open.stores.avatars.update(avatar.id, { name: 'Аня' })
  const generation = await open.generation(userId, avatar.id)
  await open.stores.images.add([open.newImage(generation, 0)])
  const [image] = await open.stores.images.ofGeneration(generation.id)
  const { bytes: _bytes, crc32: _crc32, ...kept } = open.newImage(generation, 0)
  expect(image).toEqual({
    ...kept,
    media: 'photo',
    madeAs: 'image',
    telegramVideoId: null,
    wish: generation.wish,
    id: image?.id,
    avatarName: 'Аня',
    seed: '18446744073709551615',
    format: '3:4',
    isFavourite: false,
    telegramPhotoId: null,
    telegramDocumentId: null,
    createdAt: expect.any(Date),
    isDeleted: false,
  })
  const stranger = await open.person()
  expect(await open.stores.images.find(userId, image?.id ?? 0)).toEqual(image)
  expect(await open.stores.images.find(stranger.id, image?.id ?? 0)).toBeUndefined()
  expect((await openPage(userId, all, null))?.image).toEqual(image)
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
  await images.rememberTelegramFile(id, { photoId: 'photo-1', videoId: 'video-1' })
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

test('the numbers tell what is in the gallery and what was spent, and agree with a full count', async () => {
  const { images, ledger, avatars } = open.stores
  const { id: userId } = await open.person({ credits: 100 })
  expect(await images.numbers(userId)).toEqual({
    images: 0,
    favourites: 0,
    spentCredits: 0,
    byAvatar: [],
    byModel: [],
    byStyle: [],
    byFormat: [],
    byMonth: [],
  })
  const [style] = readyMadeStyles
  if (!style) throw new Error('Expected ready-made styles')
  await open.stores.styles.addMissing([style])
  const avatar = await open.avatar(userId)
  await avatars.update(avatar.id, { name: 'Аня' })
  const [old, trashed, kept] = (await open.images(userId, 4, avatar.id, style.key)) as [
    number,
    number,
    number,
  ]
  const [gone] = (await open.images(userId, 2, null, 'removed')) as [number]
  await open.images((await open.person()).id, 1)
  await images.setFavourite(userId, kept, true)
  await images.setFavourite(userId, trashed, true)
  await images.setDeleted(userId, trashed, new Date())
  await images.setDeleted(userId, gone, new Date())
  await images.purge(userId, gone)
  await open.db
    .updateTable('images')
    .set({ created_at: new Date('2020-02-03T04:05:06Z'), model: 'imagen4', height: 864 })
    .where('id', '=', old)
    .execute()
  const { id: generationId } = await open.generation(userId)
  await ledger.charge({ userId, credits: 40, generationId, details: {} })
  await ledger.credit({ userId, credits: 10, kind: 'refund', generationId, details: {} })
  expect(await images.numbers(userId)).toEqual({
    images: 4,
    favourites: 1,
    spentCredits: 30,
    byAvatar: [
      { avatarId: avatar.id, name: 'Аня', type: 'portrait', images: 3 },
      { avatarId: null, name: null, type: null, images: 1 },
    ],
    byModel: [
      { model: 'flux-lora', images: 3 },
      { model: 'imagen4', images: 1 },
    ],
    byStyle: [
      { style: style.key, names: style.names, images: 3 },
      { style: 'removed', names: null, images: 1 },
    ],
    byFormat: [
      { format: '3:4', images: 3 },
      { format: '1:1', images: 1 },
    ],
    byMonth: [
      { month: new Date().toISOString().slice(0, 7), images: 3 },
      { month: '2020-02', images: 1 },
    ],
  })
  const { rows: differences } = await sql`
    select user_id, facet, value, count(*)::integer, (count(*) filter (where is_favourite))::integer
    from images cross join lateral image_facets(avatar_id, model, format, created_at, style_key)
    where deleted_at is null group by user_id, facet, value
    except select user_id, facet, value, images, favourites from gallery_counts`.execute(open.db)
  expect(differences).toEqual([])
})

test('only what lies in the trash can be deleted for good, and its objects are named', async () => {
  const { images } = open.stores
  const { id: userId } = await open.person()
  const stranger = await open.person()
  const [a, b, c] = (await open.images(userId, 3)) as [number, number, number]
  await images.setDeleted(userId, a, new Date('2026-01-01'))
  await images.setDeleted(userId, b, new Date())
  expect(await images.purge(stranger.id, a)).toEqual({ images: 0, objects: [] })
  expect(await images.purge(userId, c)).toEqual({ images: 0, objects: [] })
  const { storageKey, thumbnailKey } = (await images.find(userId, a)) ?? {}
  expect(await images.purgeOld(new Date('2026-02-01'), 100)).toEqual({
    images: 1,
    objects: [storageKey, thumbnailKey].map((key) => ({ bucket: 'images', key })),
  })
  expect(await images.find(userId, a)).toBeUndefined()
  expect((await images.purge(userId, null)).objects).toHaveLength(2)
  expect(await images.find(userId, c)).toMatchObject({ isDeleted: false })
})

test('a sheet holds nine, and knows where those beside it begin', async () => {
  const { id: userId } = await open.person()
  const ids = (await open.images(userId, 21)).toReversed()
  const selection = selectAt(everything, new Date())
  const sheet = async (from: number | null) => {
    const { images, newerId, olderId } = await open.stores.images.sheet(userId, selection, from)
    return [images.map(({ id }) => id), newerId, olderId]
  }
  expect(await sheet(null)).toEqual([ids.slice(0, 9), null, ids[9]])
  expect(await sheet(ids[9] ?? 0)).toEqual([ids.slice(9, 18), ids[0], ids[18]])
  expect(await sheet(ids[18] ?? 0)).toEqual([ids.slice(18), ids[9], null])
})

test('a page tells its number and how many there are, and keeps both for the next start', async () => {
  const { id: userId } = await open.person()
  const [a, b, c] = (await open.images(userId, 3)) as [number, number, number]
  expect(await openPage(userId, all, null)).toMatchObject({ place: 1, total: 3 })
  expect(await openPage(userId, all, b)).toMatchObject({ place: 2, total: 3 })
  expect((await open.stores.people.find(userId))?.gallery).toEqual({
    collectionName: null,
    filter: everything,
    view: 0,
    imageId: b,
    place: 2,
    total: 3,
    imageCount: 3,
  })
  expect(await openPage(userId, all, a)).toMatchObject({ place: 3 })
  expect(await openPage(userId, all, c)).toMatchObject({ place: 1 })
  await open.images(userId, 1)
  expect(await openPage(userId, all, b)).toMatchObject({ place: 3, total: 4 })
  await open.stores.images.setDeleted(userId, c, new Date())
  expect(await openPage(userId, all, b)).toMatchObject({ place: 2, total: 3 })
})

test('every filter shows what it says, alone and with others', async () => {
  const { id: userId } = await open.person()
  const avatar = await open.avatar(userId)
  const [a, b] = (await open.images(userId, 2, avatar.id)) as [number, number]
  const [c, d] = (await open.images(userId, 2)) as [number, number]
  await open.images((await open.person()).id, 2)
  await open.db
    .updateTable('images')
    .set({ model: 'imagen4', height: 864 })
    .where('id', 'in', [b, d])
    .execute()
  await open.stores.images.setFavourite(userId, b, true)
  const shown = async (filter: Partial<GalleryFilter>) => {
    const selection = selectAt({ ...everything, ...filter }, new Date())
    const listed = await open.stores.images.list(userId, selection, { newestId: null, limit: 9 })
    const ids = listed.map(({ id }) => id)
    expect(await open.stores.images.count(userId, selection, 9)).toBe(ids.length)
    const walked: number[] = []
    let page = await openPage(userId, filter, null)
    while (page) {
      walked.push(page.image.id)
      page = page.olderId === null ? undefined : await openPage(userId, filter, page.olderId)
    }
    expect(walked).toEqual(ids)
    return ids
  }
  expect(await shown({})).toEqual([d, c, b, a])
  expect(await shown({ avatar: avatar.id })).toEqual([b, a])
  expect(await shown({ avatar: 'any' })).toEqual([b, a])
  expect(await shown({ avatar: 'none' })).toEqual([d, c])
  expect(await shown({ model: 'imagen4' })).toEqual([d, b])
  expect(await shown({ format: '3:4' })).toEqual([c, a])
  expect(await shown({ period: 'today' })).toEqual([d, c, b, a])
  expect(await shown({ period: 'yesterday' })).toEqual([])
  expect(await shown({ words: 'МОРЕ' })).toEqual([d, c, b, a])
  expect(await shown({ words: 'portraits' })).toEqual([d, c, b, a])
  expect(await shown({ words: 'море горы' })).toEqual([])
  expect(await shown({ avatar: avatar.id, model: 'imagen4' })).toEqual([b])
  expect(await shown({ avatar: 'none', format: '1:1', period: 'week', words: 'sea' })).toEqual([d])
  expect(await shown({ favouritesOnly: true, model: 'imagen4', avatar: 'any' })).toEqual([b])
  expect(await shown({ favouritesOnly: true, model: 'flux-lora' })).toEqual([])
  await open.stores.images.setDeleted(userId, c, new Date())
  expect(await shown({ isTrash: true })).toEqual([c])
  const { id } = await open.db
    .insertInto('collections')
    .values({ user_id: userId, name: 'Mine' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await open.db
    .insertInto('collection_images')
    .values([a, b, c].map((image_id) => ({ collection_id: id, image_id })))
    .execute()
  expect(await shown({ collectionId: id })).toEqual([b, a])
  expect(await shown({ collectionId: id, format: '3:4' })).toEqual([a])
  expect(await shown({ collectionId: id, favouritesOnly: true })).toEqual([b])
})

test('a period without images shows none, whatever image is asked for', async () => {
  const { id: userId } = await open.person()
  const [first, second] = (await open.images(userId, 2)) as [number, number]
  for (const year of [1999, 2999]) {
    const filter = { period: { from: `${year}-01-01`, to: `${year}-01-31` } }
    const selection = selectAt({ ...everything, ...filter }, new Date())
    for (const newestId of [null, first, second]) {
      expect(await open.stores.images.list(userId, selection, { newestId, limit: 9 })).toEqual([])
      expect((await open.stores.images.sheet(userId, selection, newestId)).images).toEqual([])
      expect(await openPage(userId, filter, newestId)).toBeUndefined()
    }
  }
})
