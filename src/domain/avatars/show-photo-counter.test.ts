import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { Avatar } from './avatar.ts'
import type { PhotoCounter } from './collect-photos.ts'
import { showPhotoCounter, type ShowPhotoCounterNeeds } from './show-photo-counter.ts'

const avatar = { id: 3, userId: 1, status: 'photos_uploading', counterMessageId: null } as Avatar

// The job of a photo that is being settled is dropped where one waits already, so the one that waited must see it.
it('waits for a photo that is just being settled', async () => {
  const settled = Promise.withResolvers<void>()
  let valid = 1
  const stores = {
    avatars: { find: async () => avatar, lock: () => settled.promise.then(() => avatar) },
    photos: { count: async () => ({ valid }), list: async () => [] },
  } as unknown as ShowPhotoCounterNeeds['counter']['stores']
  const shown: PhotoCounter[] = []
  const showing = showPhotoCounter(
    {
      counter: {
        stores,
        inTransaction: (work) => work(stores),
        limits: {} as ShowPhotoCounterNeeds['counter']['limits'],
      },
      people: { find: async () => ({ id: 1 }) as never },
      avatars: { update: async () => undefined },
      messenger: {
        showPhotoCounter: async (_person: unknown, counter: PhotoCounter) => {
          shown.push(counter)
          return null
        },
      } as unknown as ShowPhotoCounterNeeds['messenger'],
    },
    1,
    3,
  )
  // Long enough for everything that does not wait.
  await setImmediate()
  valid = 2
  settled.resolve()
  await showing
  expect(shown).toMatchObject([{ count: { valid: 2 } }])
})
