import type { RequestStore } from '../work/provider-request.ts'
import type { Jobs } from '../shared/jobs.ts'
import { purgePhotos } from './collect-photos.ts'
import type { AvatarStore, PhotoStore } from './avatar-store.ts'

interface Stores {
  readonly avatars: Pick<AvatarStore, 'lock' | 'markDeleted' | 'promoteNewest' | 'weights'>
  readonly photos: Pick<PhotoStore, 'list' | 'markAllDeleted'>
  readonly requests: Pick<RequestStore, 'trainedWith'>
  readonly jobs: Jobs
}

export type DeleteAvatarOutcome = 'deleted' | 'training-under-way' | 'not-found'

/**
 * Removes the avatar, its photos, weights and preview, and what the vendor keeps of its trainings; the images made with
 * it stay in the gallery.
 */
export function deleteAvatar(
  inTransaction: <T>(work: (stores: Stores) => Promise<T>) => Promise<T>,
  userId: number,
  avatarId: number,
): Promise<DeleteAvatarOutcome> {
  return inTransaction(async ({ avatars, photos, requests, jobs }) => {
    const avatar = await avatars.lock(userId, avatarId)
    if (!avatar) return 'not-found'
    if (avatar.status === 'training') return 'training-under-way'
    await purgePhotos(jobs, avatarId, await photos.list(avatarId))
    await photos.markAllDeleted(avatarId)
    const weights = await avatars.weights(avatarId)
    await avatars.markDeleted(userId, avatarId)
    if (avatar.isMain) await avatars.promoteNewest(userId)
    const objects = [weights?.weightsKey, weights?.configKey, avatar.previewKey].flatMap((key) =>
      key ? [{ bucket: 'avatars' as const, key }] : [],
    )
    if (objects.length > 0) await jobs.add('purge-objects', { objects })
    for (const requestId of await requests.trainedWith(avatarId))
      await jobs.add('forget-request', { requestId }, { key: requestId })
    return 'deleted'
  })
}
