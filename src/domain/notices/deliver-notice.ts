import type { AvatarStore, TrainingStore } from '../avatars/avatar-store.ts'
import type { ImageStore } from '../gallery/image.ts'
import type { GenerationStore } from '../generation/generation.ts'
import type { SeriesStore } from '../generation/series/series.ts'
import type { PeopleStore, Person } from '../people/person.ts'
import type { Clock } from '../shared/clock.ts'
import { Failure } from '../shared/failure.ts'
import type { Jobs } from '../shared/jobs.ts'
import type { Messenger, NoticeContent } from './messenger.ts'
import type { Notice } from './notice.ts'
import type { NoticeStore } from './notice-store.ts'

export interface DeliverNoticeNeeds {
  readonly stores: {
    readonly notices: NoticeStore
    readonly people: Pick<PeopleStore, 'find' | 'update'>
    readonly avatars: Pick<AvatarStore, 'find'>
    readonly trainings: Pick<TrainingStore, 'find'>
    readonly generations: Pick<GenerationStore, 'find'>
    readonly series: Pick<SeriesStore, 'find' | 'members'>
    readonly images: Pick<ImageStore, 'ofGeneration' | 'rememberTelegramFile'>
    readonly jobs: Jobs
  }
  readonly messenger: Pick<Messenger, 'deliver'>
  readonly clock: Clock
}

const mostAttempts = 10

/**
 * Sends a notice once. Only a crash between sending and marking can send it twice; a failed try is thrown on, so
 * that the queue tries again.
 */
export async function deliverNotice(needs: DeliverNoticeNeeds, noticeId: number): Promise<void> {
  const { stores } = needs
  const notice = await stores.notices.find(noticeId)
  if (notice?.status !== 'pending') return
  const content = await contentOf(needs, notice)
  if (!content) return stores.notices.markGivenUp(noticeId, 'What it was about is gone')

  const delivery = await tryToDeliver(needs, content, notice)
  if (delivery.kind === 'unreachable') {
    await stores.notices.markHeld(noticeId, delivery.detail)
    await stores.people.update(content.person.id, { unreachableSince: needs.clock() })
    return
  }
  await stores.notices.markSent(noticeId, delivery.messageId)
  for (const { imageId, ...files } of delivery.files) await stores.images.rememberTelegramFile(imageId, files)
  // The first picture may have been ready before there was a message to put it into.
  if (content.kind === 'training-completed') {
    const { id: trainingId } = content.training
    await stores.jobs.add('show-first-picture', { trainingId }, { key: String(trainingId) })
  }
}

async function tryToDeliver(
  { stores, messenger }: DeliverNoticeNeeds,
  content: NoticeContent,
  { id, attempts }: Notice,
) {
  try {
    return await messenger.deliver(content)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    await stores.notices.countAttempt(id, reason)
    if (!isPassing(error) && attempts + 1 >= mostAttempts) await stores.notices.markGivenUp(id, reason)
    throw error
  }
}

/** An outage ends; what is wrong with the notice itself does not, and would be tried for ever. */
const isPassing = (error: unknown): boolean => error instanceof Failure && error.code.endsWith('_UNAVAILABLE')

async function contentOf({ stores }: DeliverNoticeNeeds, notice: Notice): Promise<NoticeContent | undefined> {
  const person = await stores.people.find(notice.userId)
  if (!person) return undefined
  if (notice.trainingId !== null) return aboutTraining(stores, notice, person, notice.trainingId)
  if (notice.seriesId !== null) return aboutSeries(stores, person, notice.seriesId)
  return aboutGeneration(stores, notice, person)
}

async function aboutTraining(
  stores: DeliverNoticeNeeds['stores'],
  { kind, refundedCredits }: Notice,
  person: Person,
  trainingId: number,
): Promise<NoticeContent | undefined> {
  const training = await stores.trainings.find(trainingId)
  const avatar = training && (await stores.avatars.find(person.id, training.avatarId))
  if (!avatar) return undefined
  if (kind === 'training-completed' || kind === 'training-gift')
    return { kind: 'training-completed', person, avatar, training }
  return {
    kind: kind === 'training-cancelled' ? kind : 'training-failed',
    person,
    avatar,
    training,
    refundedCredits,
  }
}

async function aboutGeneration(
  stores: DeliverNoticeNeeds['stores'],
  { kind, generationId, refundedCredits }: Notice,
  person: Person,
): Promise<NoticeContent | undefined> {
  const generation = generationId === null ? undefined : await stores.generations.find(generationId)
  if (!generation) return undefined
  if (kind !== 'generation-completed' && kind !== 'generation-gift')
    return {
      kind: kind === 'generation-cancelled' ? kind : 'generation-failed',
      person,
      generation,
      refundedCredits,
    }
  const images = await stores.images.ofGeneration(generation.id)
  // Seen in the gallery and thrown away before the notice got through.
  if (images.length === 0) return undefined
  return { kind: 'generation-completed', person, generation, images, refundedCredits }
}

async function aboutSeries(
  stores: DeliverNoticeNeeds['stores'],
  person: Person,
  seriesId: number,
): Promise<NoticeContent | undefined> {
  const series = await stores.series.find(seriesId)
  const members = series && (await stores.series.members(seriesId))
  if (!members) return undefined
  const hasCome = members.some(({ generation }) => generation.status === 'completed')
  if (hasCome && members.every(({ image }) => image === null)) return undefined
  return { kind: 'series-ended', person, series, members }
}
