import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Avatar, Photo } from '../../../src/domain/avatars/avatar.ts'
import { keptAdvices } from '../../../src/domain/avatars/photo-advice.ts'
import { nextNumber, openStores, type OpenStores } from './open-stores.ts'

let open: OpenStores
beforeAll(async () => {
  open = await openStores()
})
afterAll(() => open.close())

const newAvatar = async () => open.avatar((await open.person()).id)

async function send(avatar: Avatar, messageId = nextNumber()): Promise<Photo> {
  const photo = await open.stores.photos.add({
    avatarId: avatar.id,
    userId: avatar.userId,
    telegramFileId: `file-${messageId}`,
    telegramUniqueId: `unique-${messageId}`,
    sentAs: 'photo',
    messageId,
  })
  if (!photo) throw new Error('Expected a photo of a new message.')
  return photo
}

const accepted = (sha256: string) =>
  ({ status: 'valid', storageKey: `avatars/${sha256}.jpg`, sha256, width: 1200, height: 1600 }) as const

test('a message that comes twice is one photo', async () => {
  const avatar = await newAvatar()
  const photo = await send(avatar, 55)
  const { id: userId } = await open.person()
  const again = { telegramFileId: 'x', telegramUniqueId: 'x', sentAs: 'document', messageId: 55 } as const
  expect(
    await open.stores.photos.add({ ...again, avatarId: avatar.id, userId: avatar.userId }),
  ).toBeUndefined()
  expect(await open.stores.photos.list(avatar.id)).toEqual([photo])
  const other = await open.avatar(userId)
  expect(await open.stores.photos.add({ ...again, avatarId: other.id, userId })).toBeDefined()
})

test('a photo is judged once', async () => {
  const { photos } = open.stores
  const avatar = await newAvatar()
  const { id } = await send(avatar)
  expect(await photos.settle(id, accepted('aa'))).toBe('settled')
  expect(await photos.settle(id, accepted('aa'))).toBe('already-settled')
  expect(await photos.settle(id, { status: 'invalid', reason: 'too-small' })).toBe('already-settled')
  expect(await photos.settle(999_999, accepted('aa'))).toBe('already-settled')
  expect(await photos.find(id)).toMatchObject({
    userId: avatar.userId,
    status: 'valid',
    reason: null,
    storageKey: 'avatars/aa.jpg',
    width: 1200,
    height: 1600,
  })
})

test('the same bytes stand once for an avatar, and the transaction that tried goes on', async () => {
  const avatar = await newAvatar()
  const many = await Promise.all(Array.from({ length: 6 }, () => send(avatar)))
  const outcomes = await Promise.all(
    many.map(({ id }) =>
      open.inTransaction(async ({ photos }) => {
        const outcome = await photos.settle(id, accepted('bb'))
        if (outcome === 'taken') await photos.settle(id, { status: 'duplicate', reason: 'duplicate' })
        return outcome
      }),
    ),
  )
  expect(outcomes.toSorted()).toEqual(['settled', ...Array(5).fill('taken')])
  expect(await open.stores.photos.count(avatar.id)).toMatchObject({
    valid: 1,
    pending: 0,
    refused: { duplicate: 5 },
  })
  const [photo] = await open.stores.photos.list(avatar.id)
  await open.stores.photos.markDeleted(avatar.userId, photo?.id ?? 0)
  expect(await open.stores.photos.settle((await send(avatar)).id, accepted('bb'))).toBe('settled')
  expect(await open.stores.photos.settle((await send(await newAvatar())).id, accepted('bb'))).toBe('settled')
})

test('the counter tells valid, waiting and refused ones, and the newest message', async () => {
  const { photos } = open.stores
  const avatar = await newAvatar()
  expect(await photos.count(avatar.id)).toEqual({ pending: 0, valid: 0, refused: {}, lastMessageId: 0 })
  const base = nextNumber() + 10_000
  const sent = []
  for (const offset of [3, 1, 2, 4, 5]) sent.push(await send(avatar, base + offset))
  const [first, second, third, fourth, fifth] = sent.map(({ id }) => id) as [
    number,
    number,
    number,
    number,
    number,
  ]
  await photos.settle(first, accepted('cc'))
  await photos.settle(second, { status: 'invalid', reason: 'too-small' })
  await photos.settle(third, { status: 'invalid', reason: 'too-small' })
  await photos.settle(fourth, { status: 'invalid', reason: 'not-an-image' })
  await photos.markDeleted(avatar.userId, fifth)
  expect(await photos.count(avatar.id)).toEqual({
    pending: 0,
    valid: 1,
    refused: { 'too-small': 2, 'not-an-image': 1 },
    // Removed since, but its message still stands in the chat.
    lastMessageId: base + 5,
  })
})

test('all photos of an avatar are deleted together; their files are named once', async () => {
  const { photos } = open.stores
  const [avatar, other] = [await newAvatar(), await newAvatar()]
  const [kept, waiting, elsewhere] = [await send(avatar), await send(avatar), await send(other)]
  await photos.settle(kept.id, accepted('ee'))
  await photos.settle(elsewhere.id, accepted('ff'))
  expect(await photos.markAllDeleted(avatar.id)).toEqual(['avatars/ee.jpg'])
  expect(await photos.settle(waiting.id, accepted('gg'))).toBe('already-settled')
  expect(await open.stores.avatars.find(avatar.userId, avatar.id)).toMatchObject({ photoCount: 0 })
  expect(await photos.markAllDeleted(avatar.id)).toEqual([])
  expect(await photos.countStanding(other.id)).toBe(1)
})

test('photos are paged oldest first; refused ones are not shown', async () => {
  const { photos } = open.stores
  const avatar = await newAvatar()
  expect(await photos.findAt(avatar.userId, avatar.id, 0)).toBeUndefined()
  const [first, refused, last] = [await send(avatar), await send(avatar), await send(avatar)]
  await photos.settle(refused.id, { status: 'invalid', reason: 'too-small' })
  expect(await photos.countStanding(avatar.id)).toBe(2)
  expect(await photos.findAt(avatar.userId, avatar.id, 0)).toEqual({ photo: first, place: 0, count: 2 })
  expect(await photos.findAt(avatar.userId, avatar.id, 7)).toEqual({ photo: last, place: 1, count: 2 })
  expect(await photos.findAt(avatar.userId, avatar.id, -7)).toMatchObject({ photo: first })
  const stranger = await open.person()
  expect(await photos.findAt(stranger.id, avatar.id, 0)).toBeUndefined()
})

test('only its owner removes a photo, once', async () => {
  const { photos } = open.stores
  const avatar = await newAvatar()
  const { id } = await send(avatar)
  await photos.settle(id, accepted('dd'))
  const stranger = await open.person()
  expect(await photos.markDeleted(stranger.id, id)).toBeUndefined()
  expect(await photos.markDeleted(avatar.userId, id)).toEqual({
    avatarId: avatar.id,
    storageKey: 'avatars/dd.jpg',
  })
  expect(await photos.markDeleted(avatar.userId, id)).toBeUndefined()
  expect(await photos.find(id)).toBeUndefined()
})

test('a photo removed while it was being checked is not counted', async () => {
  const avatar = await newAvatar()
  const { id } = await send(avatar)
  await open.stores.photos.markDeleted(avatar.userId, id)
  expect(await open.stores.photos.settle(id, accepted('ee'))).toBe('already-settled')
  expect(await open.stores.avatars.find(avatar.userId, avatar.id)).toMatchObject({ photoCount: 0 })
})

test('the photo count of an avatar is kept through every change', async () => {
  const { photos, avatars } = open.stores
  const avatar = await newAvatar()
  const count = async () => (await avatars.find(avatar.userId, avatar.id))?.photoCount
  const [first, second] = [await send(avatar), await send(avatar)]
  expect(await count()).toBe(0)
  await photos.settle(first.id, accepted('f1'))
  await photos.settle(second.id, accepted('f2'))
  expect(await count()).toBe(2)
  await photos.markDeleted(avatar.userId, first.id)
  expect(await count()).toBe(1)
})

test('advice is kept with a photo that counts, and only what the domain knows', async () => {
  const { photos } = open.stores
  const avatar = await newAvatar()
  const [advised, silent, unknown] = [await send(avatar), await send(avatar), await send(avatar)]
  expect(advised).toMatchObject({ advice: [], perceptualHash: null, colours: null })
  const look = { perceptualHash: 'a5b4db878b89a178', colours: '0a8080'.repeat(16) }
  await photos.settle(advised.id, { ...accepted('a1'), advice: keptAdvices, ...look })
  await photos.settle(silent.id, accepted('a2'))
  expect(await photos.list(avatar.id)).toMatchObject([
    { id: advised.id, advice: keptAdvices, ...look },
    { id: silent.id, advice: [], perceptualHash: null },
    { id: unknown.id, status: 'pending' },
  ])
  const stranger = ['too-purple'] as unknown as typeof keptAdvices
  await expect(photos.settle(unknown.id, { ...accepted('a3'), advice: stranger })).rejects.toThrow(/advice/)
})
