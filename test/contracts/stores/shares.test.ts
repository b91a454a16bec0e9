import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStores, type OpenStores } from './open-stores.ts'

let open: OpenStores
beforeAll(async () => {
  open = await openStores()
})
afterAll(() => open.close())

async function sharedBy(userId: number, token: string) {
  const [imageId = 0] = await open.images(userId, 1)
  await open.stores.shares.add(userId, imageId, token)
  return imageId
}

test('a shared image is found by its token, without its owner, and without the wish until that is shown', async () => {
  const { id: userId } = await open.person()
  const imageId = await sharedBy(userId, 'token-a')
  const found = await open.stores.shares.findShared('token-a')
  expect(found).toMatchObject({ image: { id: imageId, width: 864, height: 1152 }, wish: null })
  expect(found?.image).not.toHaveProperty('userId')
  await open.stores.shares.setShowsWish(userId, imageId, true)
  expect((await open.stores.shares.findShared('token-a'))?.wish).toBe('на море')
})

test('an image that is shared twice keeps its address; taken back and shared again it gets another', async () => {
  const { id: userId } = await open.person()
  const imageId = await sharedBy(userId, 'token-b')
  await open.stores.shares.add(userId, imageId, 'token-c')
  expect(await open.stores.shares.find(userId, imageId)).toEqual({ token: 'token-b', showsWish: false })
  expect(await open.stores.shares.remove(userId, imageId)).toBe(true)
  expect(await open.stores.shares.findShared('token-b')).toBeUndefined()
  await open.stores.shares.add(userId, imageId, 'token-c')
  expect((await open.stores.shares.findShared('token-c'))?.image.id).toBe(imageId)
})

test('nobody shares, sees or takes back the share of somebody else', async () => {
  const [owner, other] = [await open.person(), await open.person()]
  const imageId = await sharedBy(owner.id, 'token-d')
  const [unshared = 0] = await open.images(owner.id, 1)
  await open.stores.shares.add(other.id, unshared, 'token-e')
  expect(await open.stores.shares.findShared('token-e')).toBeUndefined()
  expect(await open.stores.shares.find(other.id, imageId)).toBeUndefined()
  await open.stores.shares.setShowsWish(other.id, imageId, true)
  expect(await open.stores.shares.remove(other.id, imageId)).toBe(false)
  expect((await open.stores.shares.findShared('token-d'))?.wish).toBeNull()
})

test('an image in the trash is not shown to anybody', async () => {
  const { id: userId } = await open.person()
  const imageId = await sharedBy(userId, 'token-f')
  await open.stores.images.setDeleted(userId, imageId, new Date())
  expect(await open.stores.shares.findShared('token-f')).toBeUndefined()
})
