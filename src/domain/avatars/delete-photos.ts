import type { Jobs } from '../shared/jobs.ts'
import type { AvatarStore, PhotoStore } from './avatar-store.ts'

interface PhotoStores {
  readonly photos: Pick<PhotoStore, 'markAllDeleted'>
  readonly jobs: Jobs
}

/** All photos of an avatar; their files follow by a job. How many there were. */
export async function deletePhotos({ photos, jobs }: PhotoStores, avatarId: number): Promise<number> {
  const keys = await photos.markAllDeleted(avatarId)
  const objects = keys.map((key) => ({ bucket: 'photos', key }) as const)
  if (objects.length > 0) await jobs.add('purge-objects', { objects })
  return objects.length
}

/** `needed`: it is not trained yet, or is drawn from its photos as an instant avatar is. */
export type DeletePhotosOutcome = 'deleted' | 'needed' | 'not-found'

/** The photos that were kept after the training, and nothing else: what the avatar has learned stays. */
export function deleteKeptPhotos(
  inTransaction: <T>(
    work: (stores: PhotoStores & { readonly avatars: Pick<AvatarStore, 'lock'> }) => Promise<T>,
  ) => Promise<T>,
  userId: number,
  avatarId: number,
): Promise<DeletePhotosOutcome> {
  return inTransaction(async (stores) => {
    const avatar = await stores.avatars.lock(userId, avatarId)
    if (!avatar) return 'not-found'
    if (avatar.status !== 'completed' || avatar.type === 'instant') return 'needed'
    return (await deletePhotos(stores, avatarId)) > 0 ? 'deleted' : 'not-found'
  })
}
