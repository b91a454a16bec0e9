import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStores, type OpenStores } from './open-stores.ts'

let open: OpenStores
beforeAll(async () => {
  open = await openStores()
})
afterAll(() => open.close())

const hour = 3_600_000
const inHours = (hours: number) => new Date(Date.now() + hours * hour)

test('an address serves until it is too near its end, and is then replaced', async () => {
  const { vendorCopies } = open.stores
  const file = { bucket: 'photos', key: 'users/1/a.jpg' } as const
  expect(await vendorCopies.find(file, inHours(0))).toBeUndefined()
  await vendorCopies.keep(file, { url: 'https://v3.fal.media/1', expiresAt: inHours(10) })
  expect(await vendorCopies.find(file, inHours(6))).toBe('https://v3.fal.media/1')
  expect(await vendorCopies.find(file, inHours(11))).toBeUndefined()
  expect(await vendorCopies.find({ ...file, bucket: 'images' }, inHours(6))).toBeUndefined()
  await vendorCopies.keep(file, { url: 'https://v3.fal.media/2', expiresAt: inHours(20) })
  expect(await vendorCopies.find(file, inHours(11))).toBe('https://v3.fal.media/2')
})

test('what has expired is forgotten', async () => {
  const { vendorCopies } = open.stores
  const at = { bucket: 'images', key: 'users/1/old.jpg' } as const
  await vendorCopies.keep(at, { url: 'https://v3.fal.media/3', expiresAt: inHours(-1) })
  await vendorCopies.keep(
    { ...at, key: 'users/1/new.jpg' },
    { url: 'https://v3.fal.media/4', expiresAt: inHours(1) },
  )
  const rows = await open.db
    .selectFrom('vendor_copies')
    .select('storage_key')
    .where('bucket', '=', 'images')
    .execute()
  expect(rows).toEqual([{ storage_key: 'users/1/new.jpg' }])
})
