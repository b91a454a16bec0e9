import type { Jobs } from '../shared/jobs.ts'
import type { AvatarStore, PhotoStore } from './avatar-store.ts'

interface Stores {
  readonly avatars: Pick<AvatarStore, 'lock' | 'markDeleted' | 'promoteNewest' | 'weights'>
  readonly photos: Pick<PhotoStore, 'list'>
  readonly jobs: Jobs
}

export type DeleteAvatarOutcome = 'deleted' | 'training-under-way' | 'not-found'

/** Removes the avatar, its photos and its weights; the images made with it stay in the gallery. */
export function deleteAvatar(
  inTransaction: <T>(work: (stores: Stores) => Promise<T>) => Promise<T>,
  userId: number,
  avatarId: number,
): Promise<DeleteAvatarOutcome> {
  return inTransaction(async ({ avatars, photos, jobs }) => {
    const avatar = await avatars.lock(userId, avatarId)
    if (!avatar) return 'not-found'
    if (avatar.status === 'training') return 'training-under-way'
    const keys = (await photos.list(avatarId)).flatMap(({ storageKey }) => storageKey ?? [])
    const weights = await avatars.weights(avatarId)
    await avatars.markDeleted(userId, avatarId)
    if (avatar.isMain) await avatars.promoteNewest(userId)
    const objects = [
      ...keys.map((key) => ({ bucket: 'photos' as const, key })),
      ...[weights?.weightsKey, weights?.configKey].flatMap((key) =>
        key ? [{ bucket: 'avatars' as const, key }] : [],
      ),
    ]
    if (objects.length > 0) await jobs.add('purge-objects', { objects })
    return 'deleted'
  })
}
