import type { LedgerStore } from '../billing/ledger-store.ts'
import type { ImageStore, NewImage } from '../gallery/image.ts'
import type { NoticeStore } from '../notices/notice-store.ts'
import type { Clock } from '../shared/clock.ts'
import type { Jobs } from '../shared/jobs.ts'
import type { Ending } from '../work/finish.ts'
import { planLookForLate } from '../work/look-for-late.ts'
import type { WorkFailure } from '../work/provider.ts'
import type { ProviderRequest, RequestStore } from '../work/provider-request.ts'
import type { WorkStatus } from '../work/work-status.ts'
import { announceGeneration } from './announce-generation.ts'
import { findImageModel, successorOf } from './catalogue.ts'
import type { Generation, GenerationStore } from './generation.ts'
import type { SeriesStore } from './series/series.ts'
import { keepResult, placeOf, type KeepResultNeeds } from './keep-result.ts'

interface Stores {
  readonly generations: Pick<GenerationStore, 'find' | 'move' | 'give' | 'update'>
  readonly images: Pick<ImageStore, 'add' | 'find'>
  readonly ledger: Pick<LedgerStore, 'credit'>
  readonly notices: Pick<NoticeStore, 'add'>
  readonly series: Pick<SeriesStore, 'countDown'>
  readonly requests: Pick<RequestStore, 'finish'>
  readonly jobs: Jobs
}

export interface FinishGenerationNeeds extends Omit<KeepResultNeeds, 'images'> {
  readonly stores: Stores
  readonly inTransaction: <T>(work: (stores: Stores) => Promise<T>) => Promise<T>
  readonly clock: Clock
}

/** Ends a generation: what came is stored before it is shown, what did not come is paid back image by image. */
export async function finishGeneration(
  needs: FinishGenerationNeeds,
  generationId: number,
  ending: Ending,
  request: ProviderRequest | null,
): Promise<void> {
  const generation = await needs.stores.generations.find(generationId)
  if (!generation) return
  if (ending.kind === 'cancelled')
    return giveBack(needs, { generation, failure: null, request, isAnswered: ending.isAnswered })
  if (ending.kind === 'failed') return fail(needs, { generation, failure: ending.failure, request })

  const answer = findImageModel(request?.model ?? generation.model)?.output(ending.output)
  const seed = answer?.seed ?? seedSent(request)
  const shown = (answer?.images ?? []).filter((image) => !image.isFlagged).slice(0, generation.imageCount)
  const { isGift = false } = ending
  if (!answer || shown.length === 0) {
    if (isGift) return
    const isFlagged = (answer?.images.length ?? 0) > 0
    const code = isFlagged ? 'content-refused' : 'empty-result'
    return giveBack(needs, { generation, failure: { code, detail: 'No image that may be shown' }, request })
  }
  const tries = await Promise.allSettled(
    shown.map((image, position) =>
      keepResult({ ...needs, images: needs.stores.images }, generation, {
        ...image,
        position,
        seed,
      }),
    ),
  )
  const images = tries.flatMap((each) => (each.status === 'fulfilled' ? each.value : []))
  const failed = tries.find((each) => each.status === 'rejected')
  // Tried again until the deadline; then the others are delivered without those that cannot be had.
  if (failed && !(ending.isLastTry && images.length > 0)) {
    if (isGift && ending.isLastTry) await needs.inTransaction((stores) => discard(stores, generation))
    throw failed.reason
  }
  const lost = tries.flatMap(({ status }, position) => (status === 'rejected' ? position : []))
  await complete(needs, { generation, images, lost, seed, request, isGift })
}

/** Some models do not repeat the seed in their answer; it is the one that they were given. */
function seedSent(request: ProviderRequest | null): string | null {
  const seed = request?.input['seed']
  return typeof seed === 'number' ? String(seed) : null
}

/** Ends the work together with its attempt. False when somebody else has; without an attempt none may be under way. */
async function end(
  stores: Stores,
  { generation, request }: { generation: Generation; request: ProviderRequest | null },
  to: WorkStatus,
  failure?: WorkFailure,
): Promise<boolean> {
  if (request && !(await stores.requests.finish(request.id))) return false
  return stores.generations.move(generation.id, [request ? 'processing' : 'pending'], to, failure)
}

async function complete(
  needs: FinishGenerationNeeds,
  done: {
    generation: Generation
    images: readonly NewImage[]
    /** Positions of images that could not be kept; a part of one may lie in the storage. */
    lost: readonly number[]
    seed: string | null
    request: ProviderRequest | null
    isGift: boolean
  },
): Promise<void> {
  const { generation, images, seed, isGift } = done
  const missing = isGift ? 0 : generation.imageCount - images.length
  const refundedCredits = (generation.priceCredits / generation.imageCount) * missing
  await needs.inTransaction(async (stores) => {
    const isOurs = isGift
      ? await stores.generations.give(generation.id)
      : await end(stores, done, 'completed')
    if (!isOurs) return discard(stores, generation)
    await stores.generations.update(generation.id, { deliveredCount: images.length, seed })
    await stores.images.add(images)
    await purge(stores, generation, done.lost)
    await refund(stores, generation, refundedCredits, missing)
    const kind = isGift ? 'generation-gift' : 'generation-completed'
    await announceGeneration(stores, generation, { kind, refundedCredits })
    await showWhereItBelongs(stores, generation)
  })
}

/** A retired model is the operator's matter: its successor takes over and nobody pays twice. */
async function fail(
  needs: FinishGenerationNeeds,
  ended: { generation: Generation; failure: WorkFailure; request: ProviderRequest | null },
): Promise<void> {
  const { generation, failure, request } = ended
  const successor = failure.code === 'retired' ? successorOf(request?.model ?? generation.model) : undefined
  if (!successor || !request) return giveBack(needs, ended)
  await needs.inTransaction(async (stores) => {
    if (!(await end(stores, { generation, request }, 'pending'))) return
    await stores.generations.update(generation.id, { model: successor.key })
    await stores.jobs.add(
      'submit-generation',
      { generationId: generation.id },
      { key: String(generation.id) },
    )
  })
}

function giveBack(
  needs: FinishGenerationNeeds,
  ended: {
    generation: Generation
    failure: WorkFailure | null
    request: ProviderRequest | null
    isAnswered?: boolean
  },
): Promise<void> {
  const { generation, failure, isAnswered = false } = ended
  return needs.inTransaction(async (stores) => {
    if (!(await end(stores, ended, failure ? 'failed' : 'cancelled', failure ?? undefined))) return
    // Some images may have been kept before the rest could not be.
    if (failure?.code === 'deadline') await discard(stores, generation)
    if (failure?.code === 'submit-lost' && ended.request)
      await planLookForLate(stores.jobs, needs.clock, ended.request)
    const refundedCredits = generation.priceCredits
    await refund(stores, generation, refundedCredits, generation.imageCount)
    const kind = failure ? 'generation-failed' : 'generation-cancelled'
    await announceGeneration(stores, generation, { kind, refundedCredits, isAnswered })
  })
}

/** Removes what was stored for nothing; what another finisher delivered meanwhile lies in the same places and stays. */
async function discard(stores: Stores, generation: Generation): Promise<void> {
  if ((await stores.generations.find(generation.id))?.status === 'completed') return
  await purge(
    stores,
    generation,
    Array.from({ length: generation.imageCount }, (_, position) => position),
  )
}

async function purge(stores: Stores, generation: Generation, positions: readonly number[]): Promise<void> {
  const objects = positions.flatMap((position) => {
    const { bucket, ...keys } = placeOf(generation, position)
    return Object.values(keys).map((key) => ({ bucket, key }))
  })
  if (objects.length > 0) await stores.jobs.add('purge-objects', { objects })
}

async function refund(
  stores: Stores,
  generation: Generation,
  credits: number,
  images: number,
): Promise<void> {
  if (credits === 0) return
  const { userId, id: generationId, kind: made } = generation
  const details = { images, ...(made !== 'image' && { made }) }
  await stores.ledger.credit({ userId, credits, kind: 'refund', generationId, details })
}

/** A first picture goes into the notice about its avatar. */
async function showWhereItBelongs(
  stores: Stores,
  { firstOfTrainingId: trainingId }: Generation,
): Promise<void> {
  if (trainingId !== null)
    await stores.jobs.add('show-first-picture', { trainingId }, { key: String(trainingId) })
}
