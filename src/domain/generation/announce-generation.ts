import type { NoticeStore } from '../notices/notice-store.ts'
import type { Jobs } from '../shared/jobs.ts'
import type { Generation } from './generation.ts'
import type { SeriesStore } from './series/series.ts'

interface Stores {
  readonly notices: Pick<NoticeStore, 'add'>
  readonly series: Pick<SeriesStore, 'countDown'>
  readonly jobs: Jobs
}

export interface GenerationNews {
  readonly kind: 'generation-completed' | 'generation-failed' | 'generation-cancelled' | 'generation-gift'
  readonly refundedCredits: number
  /** The person reads the outcome where they pressed. */
  readonly isAnswered?: boolean
}

/**
 * Writes the notice that a generation has ended. Nobody has ordered a first picture: it has no notice of its own, and
 * missing it is no news. Of a series all is told at once, by whoever ends last.
 */
export async function announceGeneration(
  stores: Stores,
  { id: generationId, userId, firstOfTrainingId, seriesId }: Generation,
  { kind, refundedCredits, isAnswered = false }: GenerationNews,
): Promise<void> {
  if (firstOfTrainingId !== null) return
  // A series may have told its end long ago.
  if (seriesId === null || kind === 'generation-gift') {
    if (!isAnswered) await notify(stores, { userId, generationId, kind, refundedCredits })
    return
  }
  const isStopped = kind === 'generation-cancelled'
  const series = await stores.series.countDown(seriesId, { isStopped, refundedCredits })
  if (series.unfinishedCount > 0) return
  // Whoever has stopped all of it has read so; what came before the stop is still to be delivered.
  if (isAnswered && series.stoppedCount === series.imageCount) return
  await notify(stores, { userId, seriesId, kind: 'series-ended', refundedCredits: series.refundedCredits })
}

async function notify(stores: Stores, notice: Parameters<NoticeStore['add']>[0]): Promise<void> {
  const noticeId = await stores.notices.add(notice)
  if (noticeId !== undefined) await stores.jobs.add('deliver-notice', { noticeId }, { key: String(noticeId) })
}
