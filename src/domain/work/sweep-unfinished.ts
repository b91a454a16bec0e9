import { later, type Clock } from '../shared/clock.ts'
import type { Jobs } from '../shared/jobs.ts'
import type { UnfinishedStore } from './unfinished-store.ts'

/** Younger work is still in the hands of whoever began it. */
const patienceMs = 30_000

/**
 * The net below everything else: work that nobody has taken up is queued again, of any age. Runs at start and
 * every TRAINING_CHECK_SECONDS; queueing what is queued already changes nothing.
 */
export async function sweepUnfinished(
  needs: { readonly unfinished: UnfinishedStore; readonly jobs: Jobs; readonly clock: Clock },
  options: { readonly patience: 'none' | 'usual' } = { patience: 'usual' },
): Promise<number> {
  const { unfinished, jobs, clock } = needs
  const now = clock()
  const before = options.patience === 'none' ? now : later(now, -patienceMs)

  const [trainings, generations, photos, notices, exports, bulks] = await Promise.all([
    unfinished.pendingTrainings(before),
    unfinished.pendingGenerations(before),
    unfinished.pendingPhotos(before),
    unfinished.pendingNotices(before),
    unfinished.undeliveredExports(before),
    unfinished.unfinishedBulks(before),
  ])
  for (const trainingId of trainings)
    await jobs.add('submit-training', { trainingId }, { key: String(trainingId) })
  for (const generationId of generations)
    await jobs.add('submit-generation', { generationId }, { key: String(generationId) })
  for (const photoId of photos) await jobs.add('check-photo', { photoId }, { key: String(photoId) })
  for (const noticeId of notices) await jobs.add('deliver-notice', { noticeId }, { key: String(noticeId) })
  for (const exportId of exports) await jobs.add('prepare-export', { exportId }, { key: String(exportId) })
  for (const actionId of bulks) await jobs.add('continue-bulk', { actionId }, { key: String(actionId) })
  // A process that died has left requests in its name for up to a minute.
  const woken =
    options.patience === 'none'
      ? await unfinished.wakeEveryRequest(now)
      : await unfinished.wakeForgottenRequests(now)
  const queued = [trainings, generations, photos, notices, exports, bulks].flat().length
  return queued + woken
}
