import { audit, type AuditNeeds } from '../domain/billing/audit.ts'
import { checkPhoto } from '../domain/avatars/collect-photos.ts'
import { submitTraining, type SubmitTrainingNeeds } from '../domain/avatars/submit-training.ts'
import { prepareExport, type PrepareExportNeeds } from '../domain/exports/prepare-export.ts'
import { purgeExports } from '../domain/exports/purge-exports.ts'
import { continueBulk } from '../domain/gallery/create-bulk.ts'
import { purgeTrash, type PurgeTrashNeeds } from '../domain/gallery/purge-trash.ts'
import { submitSeries } from '../domain/generation/series/submit-series.ts'
import { submitGeneration } from '../domain/generation/submit-generation.ts'
import { deliverNotice, type DeliverNoticeNeeds } from '../domain/notices/deliver-notice.ts'
import { showFirstPicture, type ShowFirstPictureNeeds } from '../domain/notices/show-first-picture.ts'
import type { JobList, JobName } from '../domain/shared/jobs.ts'
import { lookForLate, type LookForLateNeeds } from '../domain/work/look-for-late.ts'
import type { ProviderStorage } from '../domain/work/provider.ts'
import type { ObjectStorage } from '../domain/shared/object-storage.ts'
import { showPhotoCounter, type ShowPhotoCounterNeeds } from '../domain/avatars/show-photo-counter.ts'

/** One handler for each job: a job left out does not compile. */
export type JobHandlers = { readonly [N in JobName]: (payload: JobList[N]) => Promise<void> }

export function createJobHandlers(needs: {
  readonly photos: Parameters<typeof checkPhoto>[0]
  readonly photoCounter: ShowPhotoCounterNeeds
  readonly training: SubmitTrainingNeeds
  readonly generation: Parameters<typeof submitSeries>[0]
  readonly notices: DeliverNoticeNeeds
  readonly firstPicture: ShowFirstPictureNeeds
  readonly lateResults: LookForLateNeeds
  readonly audit: AuditNeeds
  readonly trash: PurgeTrashNeeds
  readonly exports: PrepareExportNeeds
  readonly bulk: Parameters<typeof continueBulk>[0]
  readonly storage: ObjectStorage
  readonly vendorFiles: Pick<ProviderStorage, 'forget'>
}): JobHandlers {
  return {
    'check-photo': ({ photoId }) => checkPhoto(needs.photos, photoId),
    'show-photo-counter': ({ userId, avatarId }) => showPhotoCounter(needs.photoCounter, userId, avatarId),
    'submit-training': ({ trainingId }) => submitTraining(needs.training, trainingId),
    'submit-generation': ({ generationId }) => submitGeneration(needs.generation, generationId),
    'submit-series': ({ seriesId }) => submitSeries(needs.generation, seriesId),
    'deliver-notice': ({ noticeId }) => deliverNotice(needs.notices, noticeId),
    'look-for-late-result': ({ attemptId }) => lookForLate(needs.lateResults, attemptId),
    'audit-books': async () => void (await audit(needs.audit)),
    'show-first-picture': ({ trainingId }) => showFirstPicture(needs.firstPicture, trainingId),
    'forget-request': ({ requestId }) => needs.vendorFiles.forget(requestId),
    'purge-trash': async () => {
      await purgeTrash(needs.trash)
      await purgeExports(needs.exports)
    },
    'continue-bulk': ({ actionId }) => continueBulk(needs.bulk, actionId),
    'prepare-export': ({ exportId }) => prepareExport(needs.exports, exportId),
    'purge-objects': async ({ objects }) => {
      for (const place of objects) await needs.storage.delete(place)
    },
  }
}
