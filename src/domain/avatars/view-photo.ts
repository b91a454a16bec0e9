import type { AvatarStore, PhotoStore } from './avatar-store.ts'
import { isOpenForPhotos, type Photo } from './avatar.ts'
import { nextAdvisedPlace, reviewPhotos, type PhotoReview } from './review-photos.ts'

export interface ViewedPhoto {
  readonly photo: Photo
  readonly place: number
  readonly count: number
  readonly review: PhotoReview
  readonly nextAdvisedPlace: number | undefined
  /** Whether it may be removed: an avatar that is learning or ready keeps what it has. */
  readonly isOpen: boolean
}

/** One photo of an avatar, and what could be better about it among the others. */
export async function viewPhoto(
  { avatars, photos }: { avatars: Pick<AvatarStore, 'find'>; photos: Pick<PhotoStore, 'findAt' | 'list'> },
  { userId, avatarId, place }: { userId: number; avatarId: number; place: number },
): Promise<ViewedPhoto | undefined> {
  const [avatar, found] = [await avatars.find(userId, avatarId), await photos.findAt(userId, avatarId, place)]
  if (!avatar || !found) return undefined
  const all = await photos.list(avatarId)
  const set = reviewPhotos(all, avatar.type)
  // Found by its id: a photo may have come or gone between the two questions.
  const at = all.findIndex((each) => each.id === found.photo.id)
  const review = set.photos[at] ?? { advice: found.photo.advice, twinPlace: undefined }
  const isOpen = isOpenForPhotos(avatar.status)
  return { ...found, review, nextAdvisedPlace: nextAdvisedPlace(set, at), isOpen }
}
