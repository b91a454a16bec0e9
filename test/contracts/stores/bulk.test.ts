import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BulkKind } from '../../../src/domain/gallery/bulk-action.ts'
import { continueBulk, createBulk } from '../../../src/domain/gallery/create-bulk.ts'
import { everything, type GalleryFilter } from '../../../src/domain/gallery/gallery-filter.ts'
import { newGallery } from '../../../src/domain/gallery/gallery-state.ts'
import { createStores } from '../../../src/adapters/postgres/stores.ts'
import { runInTransaction } from '../../../src/adapters/postgres/transaction.ts'
import { openStores, type OpenStores } from './open-stores.ts'

let open: OpenStores
const queued: number[] = []
beforeAll(async () => {
  open = await openStores()
})
afterAll(() => open.close())

const jobs = {
  add: async (_name: string, payload: object) => {
    if ('actionId' in payload) queued.push(payload.actionId as number)
  },
}
const inTransaction = <T>(work: (stores: ReturnType<typeof createStores>) => Promise<T>): Promise<T> =>
  runInTransaction(open.db, (trx) => work(createStores(trx, jobs)))
const bulkAt = (now = new Date()) =>
  createBulk({ stores: createStores(open.db, jobs), inTransaction, clock: () => now })

/** Asked and confirmed; jobs that it queues are done. */
async function done(
  userId: number,
  kind: BulkKind,
  {
    filter = {},
    collectionId = null,
  }: { filter?: Partial<GalleryFilter>; collectionId?: number | null } = {},
): Promise<number> {
  const person = { id: userId, gallery: { ...newGallery, filter: { ...everything, ...filter } } }
  const asked = await bulkAt().ask(person, kind, collectionId)
  if (asked.kind === 'nothing') return 0
  expect(await bulkAt().confirm(person, asked.actionId)).toEqual({ kind: 'taken' })
  await workOff()
  return asked.actionId
}

async function workOff(): Promise<void> {
  for (const actionId of queued.splice(0)) await continueBulk({ inTransaction }, actionId)
}

async function manyImages(userId: number, count: number): Promise<void> {
  const { id } = await open.generation(userId)
  await open.database.runScript(`
    insert into images (user_id, generation_id, position, bucket, storage_key, thumbnail_key, content_type, width, height,
      model, is_favourite)
    select ${userId}, ${id}, n, 'images', 'k' || n, 't' || n, 'image/jpeg', 864, case when n % 3 = 0 then 1152 else 864 end,
      'flux-lora', n % 10 = 0
    from generate_series(1, ${count}) n`)
}

const rowsOf = (userId: number) =>
  open.db
    .selectFrom('images')
    .select(['id', 'deleted_at', 'is_favourite', 'format'])
    .where('user_id', '=', userId)
    .orderBy('id')
    .execute()

async function expectRightNumbers(userId: number): Promise<void> {
  const kept = (await rowsOf(userId)).filter(({ deleted_at }) => deleted_at === null)
  const numbers = await open.stores.images.numbers(userId)
  expect([numbers.images, numbers.favourites]).toEqual([
    kept.length,
    kept.filter((row) => row.is_favourite).length,
  ])
  expect((await open.stores.people.find(userId))?.imageCount).toBe(kept.length)
}

test('thousands are changed in steps, what the filter does not show never, and the numbers stay right', async () => {
  const { id: userId } = await open.person()
  const { id: other } = await open.person()
  await manyImages(userId, 3600)
  await manyImages(other, 50)
  const actionId = await done(userId, 'delete', { filter: { format: '3:4' } })
  const rows = await rowsOf(userId)
  expect(rows.filter(({ deleted_at }) => deleted_at !== null).every(({ format }) => format === '3:4')).toBe(
    true,
  )
  expect(rows.filter(({ deleted_at }) => deleted_at !== null)).toHaveLength(1200)
  await expectRightNumbers(userId)
  expect(await open.stores.bulk.find(userId, actionId)).toMatchObject({ status: 'done', changed: 1200 })
  expect((await rowsOf(other)).every(({ deleted_at }) => deleted_at === null)).toBe(true)

  expect(await bulkAt().undo(userId, actionId)).toEqual({ kind: 'taken' })
  await workOff()
  expect((await rowsOf(userId)).every(({ deleted_at }) => deleted_at === null)).toBe(true)
  await expectRightNumbers(userId)

  await done(userId, 'favourite')
  expect((await open.stores.images.numbers(userId)).favourites).toBe(3600)
  await expectRightNumbers(userId)
})

test('a large album is looked through by words, formats and favourites', async () => {
  const { id: userId } = await open.person()
  await manyImages(userId, 3000)
  const collection = await open.stores.collections.add(userId, 'All', 10)
  const collectionId = collection?.id ?? 0
  await done(userId, 'collect', { collectionId })
  await done(userId, 'collect', { collectionId })
  await manyImages(userId, 3000)
  const count = (filter: Partial<GalleryFilter>) =>
    open.stores.images.count(
      userId,
      {
        ...everything,
        collectionId,
        createdFrom: null,
        createdBefore: null,
        ...filter,
        period: undefined,
      } as never,
      10_000,
    )
  expect(await count({})).toBe(3000)
  expect(await count({ format: '3:4' })).toBe(1000)
  expect(await count({ favouritesOnly: true })).toBe(300)
  expect(await count({ format: '3:4', favouritesOnly: true, words: 'море' })).toBe(100)
  expect(await count({ words: 'горы' })).toBe(0)
})

test('a period means the days that it meant when it was asked, and an empty one nothing', async () => {
  const { id: userId } = await open.person()
  await manyImages(userId, 10)
  const person = {
    id: userId,
    gallery: { ...newGallery, filter: { ...everything, period: 'today' as const } },
  }
  const asked = await bulkAt().ask(person, 'favourite', null)
  if (asked.kind !== 'asked') throw new Error('Expected images of today.')
  const tomorrow = new Date(Date.now() + 86_400_000)
  await bulkAt(tomorrow).confirm(person, asked.actionId)
  expect((await open.stores.images.numbers(userId)).favourites).toBe(10)
  expect(await bulkAt(tomorrow).ask(person, 'delete', null)).toEqual({ kind: 'nothing' })
  const longAgo = { from: '2020-01-01', to: '2020-01-02' }
  expect(await done(userId, 'delete', { filter: { period: longAgo } })).toBe(0)
})

test('what was restored one by one and deleted again is not brought back with the others', async () => {
  const { id: userId } = await open.person()
  await manyImages(userId, 5)
  const actionId = await done(userId, 'delete')
  const [first, second] = await rowsOf(userId)
  await open.stores.images.setDeleted(userId, first?.id ?? 0, null)
  await open.stores.images.setDeleted(userId, first?.id ?? 0, new Date())
  await open.stores.images.purge(userId, second?.id ?? 0)
  await bulkAt().undo(userId, actionId)
  const kept = (await rowsOf(userId)).filter(({ deleted_at }) => deleted_at === null)
  expect(kept).toHaveLength(3)
  await expectRightNumbers(userId)
})

test('a deletion that is undone before its end stops, and all comes back', async () => {
  const { id: userId } = await open.person()
  await manyImages(userId, 3000)
  const person = { id: userId, gallery: newGallery }
  const asked = await bulkAt().ask(person, 'delete', null)
  if (asked.kind !== 'asked') throw new Error('Expected images.')
  await bulkAt().confirm(person, asked.actionId)
  const half = (await rowsOf(userId)).filter(({ deleted_at }) => deleted_at !== null).length
  expect(half).toBeGreaterThan(0)
  expect(half).toBeLessThan(3000)
  await bulkAt().undo(userId, asked.actionId)
  await workOff()
  expect((await rowsOf(userId)).every(({ deleted_at }) => deleted_at === null)).toBe(true)
  expect(await open.stores.bulk.find(userId, asked.actionId)).toMatchObject({ status: 'undone' })
  await expectRightNumbers(userId)
})

test('an action, and an album to put images into, belong to one person', async () => {
  const [owner, other] = [await open.person(), await open.person()]
  await manyImages(owner.id, 3)
  await manyImages(other.id, 3)
  const album = await open.stores.collections.add(owner.id, 'Mine', 10)
  const theirs = { id: other.id, gallery: newGallery }
  expect(await bulkAt().ask(theirs, 'collect', album?.id ?? 0)).toEqual({ kind: 'nothing' })
  const asked = await bulkAt().ask({ id: owner.id, gallery: newGallery }, 'delete', null)
  if (asked.kind !== 'asked') throw new Error('Expected images.')
  expect(await bulkAt().find(other.id, asked.actionId)).toBeUndefined()
  expect(await bulkAt().confirm(theirs, asked.actionId)).toEqual({ kind: 'not-found' })
  await bulkAt().confirm({ id: owner.id, gallery: newGallery }, asked.actionId)
  expect(await bulkAt().undo(other.id, asked.actionId)).toEqual({ kind: 'not-found' })
  expect(await open.stores.images.numbers(owner.id)).toMatchObject({ images: 0 })
})
