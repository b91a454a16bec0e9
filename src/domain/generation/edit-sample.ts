import type { PhotoInspector, PhotoRefusal } from '../avatars/photo-inspector.ts'
import type { PhotoSource } from '../avatars/photo-source.ts'
import type { Jobs } from '../shared/jobs.ts'
import type { ObjectStorage } from '../shared/object-storage.ts'
import { formatNear } from './formats.ts'
import type { DraftStore, OrderDraft } from './generation.ts'

export interface EditSampleNeeds {
  readonly drafts: Pick<DraftStore, 'find' | 'add'>
  readonly jobs: Jobs
  readonly source: PhotoSource
  readonly inspector: PhotoInspector
  readonly storage: ObjectStorage
}

export type EditSampleOutcome =
  | { readonly kind: 'ready'; readonly draft: OrderDraft }
  | { readonly kind: 'refused'; readonly reason: PhotoRefusal }
  | { readonly kind: 'not-found' }

/** Longer than anybody thinks about a change; also the end of a photo that was never ordered. */
const keptMs = 24 * 3600 * 1000

/**
 * An order that changes the photo sent as a sample. The photo is looked at as those of avatars are, kept without what
 * the camera wrote into it, and removed a day later whatever becomes of the order.
 */
export async function editSample(
  needs: EditSampleNeeds,
  userId: number,
  draftId: number,
): Promise<EditSampleOutcome> {
  const sample = await needs.drafts.find(userId, draftId)
  if (!sample || sample.sampleFileId === null) return { kind: 'not-found' }
  const found = await needs.source.read(sample.sampleFileId)
  if (found.kind === 'gone') return { kind: 'not-found' }
  if (found.kind === 'too-big') return { kind: 'refused', reason: 'too-big' }
  const verdict = await needs.inspector.inspect(found.bytes, { withFaces: false })
  if (verdict.kind === 'refused') return verdict

  const place = { bucket: 'photos', key: `users/${userId}/samples/${draftId}.jpg` } as const
  await needs.jobs.add('purge-objects', { objects: [place] }, { delayMs: keptMs })
  await needs.storage.put({ ...place, contentType: 'image/jpeg' }, verdict.image)
  const draft = await needs.drafts.add({
    userId,
    avatarId: null,
    kind: 'edit',
    sourcePhotoKey: place.key,
    wish: '',
    format: formatNear(verdict),
    imageCount: 1,
    improve: false,
  })
  return { kind: 'ready', draft }
}
