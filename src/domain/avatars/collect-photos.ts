import type { Jobs } from '../shared/jobs.ts'
import type { ObjectStorage } from '../shared/object-storage.ts'
import { isOpenForPhotos, openForPhotos, type Avatar } from './avatar.ts'
import type { AvatarStore, NewPhoto, PhotoCount, PhotoResult, PhotoStore } from './avatar-store.ts'
import { photoLimitsOf, type PhotoLimits } from './limits.ts'
import { adviseOn } from './photo-advice.ts'
import type { Inspection, PhotoInspector } from './photo-inspector.ts'
import type { PhotoSource } from './photo-source.ts'
import { reviewPhotos, type SetReview } from './review-photos.ts'

interface Stores {
  readonly avatars: Pick<AvatarStore, 'find' | 'lock' | 'move' | 'update'>
  readonly photos: PhotoStore
  readonly jobs: Jobs
}

interface Needs {
  readonly stores: Stores
  readonly inTransaction: <T>(work: (stores: Stores) => Promise<T>) => Promise<T>
  readonly limits: PhotoLimits
}

export type AddPhotoOutcome = 'added' | 'counted-before' | 'full' | 'closed' | 'not-found'

/** Telegram waits a moment for the rest of an album; the counter is shown once for all of it. */
const counterDelayMs = 700
/** Of one avatar: more than a person sends at once, few enough to look at. */
const mostWaiting = 60

/** Takes note of a photo at once; looking at it is a job. */
export function addPhoto({ inTransaction, limits }: Needs, photo: NewPhoto): Promise<AddPhotoOutcome> {
  return inTransaction(async ({ avatars, photos, jobs }) => {
    // The lock keeps twenty photos of two albums from passing the limit together.
    const avatar = await avatars.lock(photo.userId, photo.avatarId)
    if (!avatar) return 'not-found'
    if (!isOpenForPhotos(avatar.status)) return 'closed'
    // Photos not yet looked at do not count: bad ones must not keep the good ones behind them out.
    const waiting = (await photos.countStanding(avatar.id)) - avatar.photoCount
    const isFull = avatar.photoCount >= photoLimitsOf(avatar, limits).maxPhotos || waiting >= mostWaiting
    if (!isFull) {
      const added = await photos.add(photo)
      if (!added) return 'counted-before'
      await jobs.add('check-photo', { photoId: added.id }, { key: String(added.id) })
    }
    await jobs.add('show-photo-counter', counterOf(avatar), {
      delayMs: counterDelayMs,
      key: String(avatar.id),
    })
    return isFull ? 'full' : 'added'
  })
}

/** Downloads, judges and keeps one photo. Safe to run twice: only a pending photo is settled. */
export async function checkPhoto(
  needs: Needs & {
    readonly source: PhotoSource
    readonly inspector: PhotoInspector
    readonly storage: ObjectStorage
  },
  photoId: number,
): Promise<void> {
  const { stores, source, inspector, storage } = needs
  const photo = await stores.photos.find(photoId)
  if (photo?.status !== 'pending') return

  const found = await source.read(photo.telegramFileId)
  if (found.kind !== 'bytes')
    return refuse(needs, photo, found.kind === 'too-big' ? 'too-big' : 'undecodable')
  const avatarBefore = await stores.avatars.find(photo.userId, photo.avatarId)
  const verdict = await inspector.inspect(found.bytes, { withFaces: avatarBefore?.type !== 'style' })
  if (verdict.kind === 'refused') return refuse(needs, photo, verdict.reason)

  const place = placeOfPhoto(photo)
  const storageKey = place.key
  await storage.put({ ...place, contentType: 'image/jpeg' }, verdict.image)
  const { sha256, width, height } = verdict
  const result = { status: 'valid', storageKey, sha256, width, height, ...adviceOf(verdict) } as const
  await needs.inTransaction(async ({ avatars, photos, jobs }) => {
    const avatar = await avatars.lock(photo.userId, photo.avatarId)
    const isFull = !avatar || avatar.photoCount >= photoLimitsOf(avatar, needs.limits).maxPhotos
    const outcome = isFull ? 'full' : await photos.settle(photo.id, result)
    if (outcome === 'taken') await photos.settle(photo.id, { status: 'duplicate', reason: 'duplicate' })
    if (outcome === 'full') await photos.settle(photo.id, { status: 'invalid', reason: 'enough' })
    await afterCounting(needs, { avatars, jobs }, photo)
    if (outcome === 'settled') return
    // One too many, a twin, or removed meanwhile: the object belongs to nobody unless another check has just kept it.
    const kept = await photos.find(photo.id)
    if (kept?.status !== 'valid') await jobs.add('purge-objects', { objects: [place] })
  })
}

/** Known beforehand, so that what a check stored before it died can be removed without having been noted. */
const placeOfPhoto = ({ avatarId, id }: { readonly avatarId: number; readonly id: number }) =>
  ({ bucket: 'photos', key: `avatars/${avatarId}/photos/${id}.jpg` }) as const

/** A photo that is being looked at may be stored after it was removed: longer than any check runs. */
const purgeDelayMs = 10 * 60_000

/** Removes the objects of photos that nobody needs any more. */
export async function purgePhotos(
  jobs: Jobs,
  avatarId: number,
  photos: readonly { readonly id: number; readonly storageKey: string | null }[],
): Promise<void> {
  const placesOf = (those: typeof photos) => those.map(({ id }) => placeOfPhoto({ avatarId, id }))
  const kept = placesOf(photos.filter(({ storageKey }) => storageKey !== null))
  const pending = placesOf(photos.filter(({ storageKey }) => storageKey === null))
  if (kept.length > 0) await jobs.add('purge-objects', { objects: kept })
  if (pending.length > 0) await jobs.add('purge-objects', { objects: pending }, { delayMs: purgeDelayMs })
}

/** What is kept of the measurements; nothing when there are none. */
function adviceOf({
  measurements,
  width,
  height,
}: Extract<Inspection, { kind: 'accepted' }>): Pick<PhotoResult, 'advice' | 'perceptualHash' | 'colours'> {
  if (!measurements) return {}
  return { advice: adviseOn({ ...measurements, width, height }), ...measurements.look }
}

function refuse(
  needs: Needs,
  photo: { id: number; userId: number; avatarId: number },
  reason: string,
): Promise<void> {
  return needs.inTransaction(async ({ avatars, photos, jobs }) => {
    await photos.settle(photo.id, { status: 'invalid', reason })
    await afterCounting(needs, { avatars, jobs }, photo)
  })
}

/** Whether the set is large enough follows the count, both ways. */
async function afterCounting(
  { limits }: Needs,
  { avatars, jobs }: Pick<Stores, 'avatars' | 'jobs'>,
  { userId, avatarId }: { userId: number; avatarId: number },
): Promise<void> {
  const avatar = await avatars.lock(userId, avatarId)
  if (!avatar) return
  const enough = avatar.photoCount >= limits.minPhotos
  // An instant avatar is ready when its owner says so, and never for a training.
  if (enough && avatar.type !== 'instant')
    await avatars.move(avatar.id, ['photos_uploading'], 'ready_for_training')
  else await avatars.move(avatar.id, ['ready_for_training'], 'photos_uploading')
  await jobs.add('show-photo-counter', counterOf(avatar), { delayMs: counterDelayMs, key: String(avatar.id) })
}

export async function removePhoto(
  needs: Needs,
  userId: number,
  photoId: number,
): Promise<'removed' | 'closed' | 'not-found'> {
  return needs.inTransaction(async ({ avatars, photos, jobs }) => {
    const found = await photos.find(photoId)
    const avatar = found && (await avatars.lock(userId, found.avatarId))
    if (!avatar) return 'not-found'
    if (!(openForPhotos as readonly string[]).includes(avatar.status)) return 'closed'
    const removed = await photos.markDeleted(userId, photoId)
    if (!removed) return 'not-found'
    await purgePhotos(jobs, avatar.id, [{ id: photoId, ...removed }])
    await afterCounting(needs, { avatars, jobs }, { userId, avatarId: avatar.id })
    return 'removed'
  })
}

const counterOf = (avatar: Avatar) => ({ avatarId: avatar.id, userId: avatar.userId })

export interface PhotoCounter {
  readonly avatar: Avatar
  readonly count: PhotoCount
  readonly limits: PhotoLimits
  readonly review: SetReview
}

export async function photoCounter(
  { stores, limits }: Needs,
  userId: number,
  avatarId: number,
): Promise<PhotoCounter | undefined> {
  const avatar = await stores.avatars.find(userId, avatarId)
  if (!avatar) return undefined
  const [count, photos] = [await stores.photos.count(avatarId), await stores.photos.list(avatarId)]
  return { avatar, count, limits: photoLimitsOf(avatar, limits), review: reviewPhotos(photos, avatar.type) }
}
