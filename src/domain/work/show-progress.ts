import type { TrainingStore } from '../avatars/avatar-store.ts'
import type { GenerationStore } from '../generation/generation.ts'
import { progressOfSeries } from '../generation/series/series-progress.ts'
import type { SeriesStore } from '../generation/series/series.ts'
import { liveMessageOf, type Messenger, type WorkProgress } from '../notices/messenger.ts'
import type { PeopleStore } from '../people/person.ts'
import type { Clock } from '../shared/clock.ts'
import { createSideTasks } from '../shared/side-tasks.ts'
import type { ProviderRequest } from './provider-request.ts'
import { isUnfinished } from './work-status.ts'

interface Needs {
  readonly stores: {
    readonly people: Pick<PeopleStore, 'find'>
    readonly trainings: Pick<TrainingStore, 'find' | 'setProgress' | 'usualDurationMs'>
    readonly generations: Pick<GenerationStore, 'find' | 'setProgress'>
    readonly series: Pick<SeriesStore, 'find' | 'setProgress'>
  }
  readonly messenger: Messenger
  readonly clock: Clock
}

/** What can be seen of an attempt, or undefined when nobody is waiting for it any more. */
export async function progressOf(
  needs: Omit<Needs, 'messenger'>,
  request: ProviderRequest,
): Promise<WorkProgress | undefined> {
  const { queuePosition, step, totalSteps, submittedAt, startedAt } = request
  const elapsedMs = needs.clock().getTime() - submittedAt.getTime()
  const seen = { queuePosition, step, totalSteps, isStarted: startedAt !== null, elapsedMs }
  if (request.subject.kind === 'training') {
    const training = await needs.stores.trainings.find(request.subject.id)
    if (!training || !isUnfinished(training.status)) return undefined
    const usualMs = (await needs.stores.trainings.usualDurationMs(training.model, training.steps)) ?? null
    return { work: { kind: 'training', training, usualMs }, ...seen }
  }
  const generation = await needs.stores.generations.find(request.subject.id)
  if (generation && generation.seriesId !== null) {
    const series = await needs.stores.series.find(generation.seriesId)
    return series && series.unfinishedCount > 0 ? progressOfSeries(needs.clock, series) : undefined
  }
  return generation && isUnfinished(generation.status)
    ? { work: { kind: 'generation', generation }, ...seen }
    : undefined
}

/** Shows progress beside the work: however slow the chat is, the work goes on, and later progress is shown instead. */
export function createProgressShow(
  needs: Needs & { readonly onError: (error: unknown, request: ProviderRequest) => void },
) {
  const underWay = createSideTasks()
  return {
    show: (request: ProviderRequest): void =>
      underWay.start(request.id, () =>
        showProgress(needs, request).catch((error: unknown) => needs.onError(error, request)),
      ),
    settled: underWay.settled,
  }
}

/** Keeps the live message of the work up to date; silent when nothing that it shows has changed. */
async function showProgress(needs: Needs, request: ProviderRequest): Promise<void> {
  const progress = await progressOf(needs, request)
  if (!progress) return
  const { work } = progress
  const { userId, progressMessageId, progressText } = liveMessageOf(work)
  if (progressMessageId === null) return
  const person = await needs.stores.people.find(userId)
  if (!person) return
  const text = await needs.messenger.showProgress(person, progressMessageId, progress)
  if (text === null || text === progressText) return
  switch (work.kind) {
    case 'training':
      return needs.stores.trainings.setProgress(work.training.id, { text })
    case 'generation':
      return needs.stores.generations.setProgress(work.generation.id, { text })
    case 'series':
      return needs.stores.series.setProgress(work.series.id, { text })
  }
}
