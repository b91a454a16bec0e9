import type { Clock } from '../shared/clock.ts'
import type { AvatarStore } from './avatar-store.ts'
import { instantPhotoLimits } from './limits.ts'

interface Stores {
  readonly avatars: Pick<AvatarStore, 'lock' | 'move' | 'update' | 'becomeMainIfNone'>
}

export type CompleteInstantOutcome = 'completed' | 'not-enough-photos' | 'closed' | 'not-found'

/** Makes an instant avatar usable: free, at once, and with the confirmation that its photos may be used. */
export function completeInstant(
  needs: {
    readonly inTransaction: <T>(work: (stores: Stores) => Promise<T>) => Promise<T>
    readonly clock: Clock
  },
  userId: number,
  avatarId: number,
): Promise<CompleteInstantOutcome> {
  return needs.inTransaction(async ({ avatars }) => {
    const avatar = await avatars.lock(userId, avatarId)
    if (!avatar) return 'not-found'
    if (avatar.type !== 'instant' || avatar.status !== 'photos_uploading') return 'closed'
    if (avatar.photoCount < instantPhotoLimits.minPhotos) return 'not-enough-photos'
    await avatars.move(avatarId, ['photos_uploading'], 'completed')
    const now = needs.clock()
    // Its photos are what it is drawn from: they stay as long as it does.
    await avatars.update(avatarId, { consentAt: now, completedAt: now, keepPhotos: true })
    await avatars.becomeMainIfNone(userId, avatarId)
    return 'completed'
  })
}
