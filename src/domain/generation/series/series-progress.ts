import type { WorkProgress } from '../../notices/messenger.ts'
import type { Clock } from '../../shared/clock.ts'
import type { Series } from './series.ts'

/** What can be seen of a series under way: how many of it are ready, whichever of them is asked for. */
export const progressOfSeries = (clock: Clock, series: Series): WorkProgress => ({
  work: { kind: 'series', series },
  queuePosition: null,
  step: null,
  totalSteps: null,
  isStarted: series.unfinishedCount < series.imageCount,
  elapsedMs: clock().getTime() - series.createdAt.getTime(),
})
