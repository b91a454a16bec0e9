import type { Messenger } from '../notices/messenger.ts'
import type { PeopleStore } from '../people/person.ts'
import { isOpenForPhotos } from './avatar.ts'
import type { AvatarStore } from './avatar-store.ts'
import { photoCounter } from './collect-photos.ts'

export interface ShowPhotoCounterNeeds {
  readonly counter: Parameters<typeof photoCounter>[0]
  readonly people: Pick<PeopleStore, 'find'>
  readonly avatars: Pick<AvatarStore, 'update'>
  readonly messenger: Messenger
}

/** Keeps the one counter message below the photos true. */
export async function showPhotoCounter(
  needs: ShowPhotoCounterNeeds,
  userId: number,
  avatarId: number,
): Promise<void> {
  // Whoever settles a photo holds the lock. Their own wish to show it is dropped where one waits already: this one,
  // which must therefore not read before they have finished.
  const counter = await needs.counter.inTransaction(async (stores) => {
    await stores.avatars.lock(userId, avatarId)
    return photoCounter({ ...needs.counter, stores }, userId, avatarId)
  })
  if (!counter || !isOpenForPhotos(counter.avatar.status)) return
  const person = await needs.people.find(userId)
  if (!person) return
  const messageId = await needs.messenger.showPhotoCounter(person, counter)
  if (messageId !== counter.avatar.counterMessageId)
    await needs.avatars.update(avatarId, { counterMessageId: messageId })
}
