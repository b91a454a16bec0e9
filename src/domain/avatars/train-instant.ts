import type { Jobs } from '../shared/jobs.ts'
import type { Avatar } from './avatar.ts'
import type { AvatarStore, PhotoStore } from './avatar-store.ts'
import { maxAvatars } from './limits.ts'

interface Stores {
  readonly avatars: Pick<AvatarStore, 'add' | 'find' | 'list' | 'update'>
  readonly photos: Pick<PhotoStore, 'copyValid'>
  readonly jobs: Jobs
}

export type TrainInstantOutcome =
  | { readonly kind: 'begun'; readonly avatar: Avatar }
  | { readonly kind: 'too-many' }
  | { readonly kind: 'not-found' }

/** Begins a portrait with the photos of an instant avatar, which stays as it is. The photos are looked at anew. */
export function trainInstant(
  inTransaction: <T>(work: (stores: Stores) => Promise<T>) => Promise<T>,
  userId: number,
  avatarId: number,
): Promise<TrainInstantOutcome> {
  return inTransaction(async ({ avatars, photos, jobs }) => {
    const instant = await avatars.find(userId, avatarId)
    if (instant?.type !== 'instant' || instant.status !== 'completed') return { kind: 'not-found' }
    if ((await avatars.list(userId, { limit: maxAvatars })).length >= maxAvatars) return { kind: 'too-many' }
    const avatar = await avatars.add({ userId, type: 'portrait' })
    await avatars.update(avatar.id, { name: instant.name })
    for (const photoId of await photos.copyValid(avatarId, avatar.id))
      await jobs.add('check-photo', { photoId }, { key: String(photoId) })
    return { kind: 'begun', avatar: { ...avatar, name: instant.name } }
  })
}
