import { afterAll, beforeAll, expect, test } from 'vitest'
import { everything } from '../../../src/domain/gallery/gallery-filter.ts'
import { openStores, type OpenStores } from './open-stores.ts'

let open: OpenStores
beforeAll(async () => {
  open = await openStores()
})
afterAll(() => open.close())

const most = 3
const wholePage = { from: 0, limit: 10, imageId: null }

async function added(userId: number, name: string): Promise<number> {
  const collection = await open.stores.collections.add(userId, name, most)
  if (!collection) throw new Error(`Expected that ${name} is new.`)
  return collection.id
}

test('names are single for each person in any letter case, and there are only so many', async () => {
  const [anna, boris] = [await open.person(), await open.person()]
  await added(anna.id, 'Море')
  expect(await open.stores.collections.add(anna.id, 'МОРЕ', most)).toBeUndefined()
  expect((await open.stores.collections.findNamed(anna.id, 'море'))?.name).toBe('Море')
  await added(boris.id, 'море')
  await added(anna.id, 'Hills')
  const third = await added(anna.id, 'a trip')
  expect(await open.stores.collections.add(anna.id, 'One more', most)).toBeUndefined()
  expect(await open.stores.collections.rename(anna.id, third, 'hills')).toBe(false)
  expect(await open.stores.collections.rename(boris.id, third, 'Stolen')).toBe(false)
  expect(await open.stores.collections.rename(anna.id, third, 'A Trip')).toBe(true)
  const names = (await open.stores.collections.list(anna.id, wholePage)).map(({ name }) => name)
  expect(names).toEqual(['A Trip', 'Hills', 'Море'])
})

test('an image is put in once, counted while it is not in the trash, and taken out', async () => {
  const { id: userId } = await open.person()
  const [image = 0, other = 0] = await open.images(userId, 2)
  const collectionId = await added(userId, 'Sea')
  const set = (imageId: number, isIn: boolean) =>
    open.stores.collections.setMember(userId, { collectionId, imageId, isIn })
  const listed = async () => (await open.stores.collections.list(userId, { ...wholePage, imageId: image }))[0]
  expect(await set(image, true)).toBe(true)
  expect(await set(image, true)).toBe(true)
  expect(await set(other, true)).toBe(true)
  expect(await listed()).toMatchObject({ images: 2, hasImage: true })
  await open.stores.images.setDeleted(userId, other, new Date())
  expect(await listed()).toMatchObject({ images: 1 })
  expect(await set(image, false)).toBe(true)
  expect(await listed()).toMatchObject({ images: 0, hasImage: false })
})

test('nobody reaches the collection or the image of somebody else', async () => {
  const [owner, other] = [await open.person(), await open.person()]
  const [image = 0] = await open.images(owner.id, 1)
  const [foreign = 0] = await open.images(other.id, 1)
  const mine = await added(owner.id, 'Mine')
  const theirs = await added(other.id, 'Theirs')
  const { collections } = open.stores
  for (const [collectionId, imageId] of [
    [mine, image],
    [theirs, image],
    [mine, foreign],
  ] as const)
    expect(await collections.setMember(other.id, { collectionId, imageId, isIn: true })).toBe(false)
  expect(await collections.find(other.id, mine)).toBeUndefined()
  expect(await collections.remove(other.id, mine)).toBe(false)
  expect(await collections.remove(owner.id, mine)).toBe(true)
  expect(await collections.find(owner.id, mine)).toBeUndefined()
})

test('the gallery that showed a collection shows the rest of its filter once it is deleted', async () => {
  const { id: userId } = await open.person()
  const [image = 0] = await open.images(userId, 1)
  const collectionId = await added(userId, 'Sea')
  await open.stores.collections.setMember(userId, { collectionId, imageId: image, isIn: true })
  const before = await open.stores.people.find(userId)
  const filter = { ...everything, collectionId, format: '3:4' } as const
  if (!before) throw new Error('Expected the person.')
  await open.stores.images.openPage({
    userId,
    imageId: null,
    imageCount: 1,
    isEverything: false,
    at: new Date(),
    state: { ...before.gallery, filter, view: 4 },
  })
  expect((await open.stores.people.find(userId))?.gallery).toMatchObject({ collectionName: 'Sea', view: 4 })
  await open.stores.collections.remove(userId, collectionId)
  const after = await open.stores.people.find(userId)
  expect(after?.gallery.filter).toEqual({ ...filter, collectionId: null })
  expect(after?.gallery).toMatchObject({ collectionName: null, view: 5, imageId: null })
})
