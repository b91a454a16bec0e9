import type { LedgerStore } from '../billing/ledger-store.ts'
import { findTrainer, successorOfTrainer } from '../generation/catalogue.ts'
import type { GenerationStore } from '../generation/generation.ts'
import type { NoticeStore } from '../notices/notice-store.ts'
import type { PeopleStore } from '../people/person.ts'
import type { Clock } from '../shared/clock.ts'
import type { Jobs } from '../shared/jobs.ts'
import type { Language } from '../shared/languages.ts'
import type { ObjectStorage } from '../shared/object-storage.ts'
import type { Ending } from '../work/finish.ts'
import { planLookForLate } from '../work/look-for-late.ts'
import type { ProviderStorage, WorkFailure } from '../work/provider.ts'
import type { ProviderRequest, RequestStore } from '../work/provider-request.ts'
import { keepVendorFile } from '../work/vendor-files.ts'
import type { WorkStatus } from '../work/work-status.ts'
import type { Avatar, Training } from './avatar.ts'
import { deletePhotos } from './delete-photos.ts'
import { orderFirstPicture } from './first-picture.ts'
import type { AvatarStore, PhotoStore, TrainingStore } from './avatar-store.ts'

const maxWeightsBytes = 2 * 1024 ** 3

interface Stores {
  readonly avatars: Pick<AvatarStore, 'find' | 'lock' | 'move' | 'update' | 'becomeMainIfNone'>
  readonly photos: Pick<PhotoStore, 'markAllDeleted'>
  readonly trainings: Pick<TrainingStore, 'find' | 'move' | 'give' | 'passOn'>
  readonly people: Pick<PeopleStore, 'find'>
  readonly generations: Pick<GenerationStore, 'add'>
  readonly ledger: Pick<LedgerStore, 'credit'>
  readonly notices: Pick<NoticeStore, 'add'>
  readonly requests: Pick<RequestStore, 'finish'>
  readonly jobs: Jobs
}

export interface FinishTrainingNeeds {
  readonly stores: Stores
  readonly inTransaction: <T>(work: (stores: Stores) => Promise<T>) => Promise<T>
  readonly vendorFiles: ProviderStorage
  readonly storage: ObjectStorage
  readonly clock: Clock
  /** Null where the operator gives none. */
  readonly firstPicture: { readonly defaultLanguage: Language } | null
}

/** Ends a training: weights kept and avatar completed, or everything given back. */
export async function finishTraining(
  needs: FinishTrainingNeeds,
  trainingId: number,
  ending: Ending,
  request: ProviderRequest | null,
): Promise<void> {
  const training = await needs.stores.trainings.find(trainingId)
  const avatar = training && (await needs.stores.avatars.find(training.userId, training.avatarId))
  if (!training) return
  if (ending.kind === 'ready' && ending.isGift)
    return avatar && give(needs, { training, avatar, request, output: ending.output }, ending)
  if (ending.kind === 'ready' && avatar)
    return complete(needs, { training, avatar, request, output: ending.output })
  const failure = ending.kind === 'failed' ? ending.failure : null
  if (failure?.code === 'retired' && request && (await passOn(needs, training, request))) return
  const output = ending.kind === 'cancelled' ? null : ending.output
  const isAnswered = ending.kind === 'cancelled' && ending.isAnswered
  await giveBack(needs, { training, failure, request, output, isAnswered })
}

interface Done {
  training: Training
  avatar: Avatar
  request: ProviderRequest | null
  output: unknown
}

type Kept = Exclude<Awaited<ReturnType<typeof keepWeights>>, undefined>

async function complete(needs: FinishTrainingNeeds, done: Done): Promise<void> {
  const { training, avatar, request, output } = done
  const kept = training.isTest ? null : await keepWeights(needs, training, output)
  if (kept === undefined) {
    const failure = { code: 'empty-result', detail: 'The trainer reported success without weights' } as const
    return giveBack(needs, { training, failure, request, output, isAnswered: false })
  }
  await needs.inTransaction(async (stores) => {
    if (!(await end(stores, done, 'completed'))) return discard(stores, training)
    await stores.avatars.move(avatar.id, ['training'], 'completed')
    await makeReady(needs, stores, done, kept)
    await announce(stores, training, { kind: 'training-completed', refundedCredits: 0 })
  })
}

/**
 * An avatar that was given back as lost, and is there after all. Not where its owner has ordered it anew, has one by
 * now, or wants none any more.
 */
async function give(
  needs: FinishTrainingNeeds,
  done: Done,
  { isLastTry }: { isLastTry?: boolean },
): Promise<void> {
  const { training, avatar } = done
  if (avatar.status !== 'error') return
  const kept = await keepWeights(needs, training, done.output).catch(async (error: unknown) => {
    if (isLastTry) await needs.inTransaction((stores) => discard(stores, training))
    throw error
  })
  if (!kept) return
  await needs.inTransaction(async (stores) => {
    const isWanted = (await stores.avatars.lock(avatar.userId, avatar.id))?.status === 'error'
    if (!isWanted || !(await stores.trainings.give(training.id))) return discard(stores, training)
    await stores.avatars.move(avatar.id, ['error'], 'completed')
    await makeReady(needs, stores, done, kept)
    await announce(stores, training, { kind: 'training-gift', refundedCredits: 0 })
  })
}

async function makeReady(
  needs: FinishTrainingNeeds,
  stores: Stores,
  { training, avatar, request, output }: Done,
  kept: Kept | null,
): Promise<void> {
  await stores.avatars.update(avatar.id, {
    completedAt: needs.clock(),
    isTest: training.isTest,
    falResponseData: output,
    trainingError: null,
    // A webhook may have come before anybody looked.
    ...(request ? { falRequestId: request.requestId } : {}),
    lastStatusCheck: needs.clock(),
    ...kept,
  })
  await stores.avatars.becomeMainIfNone(avatar.userId, avatar.id)
  // Nobody needs them any more, unless their owner does.
  if (!avatar.keepPhotos) await deletePhotos(stores, avatar.id)
  if (needs.firstPicture) await orderFirstPicture(stores, { avatar, training, ...needs.firstPicture })
}

/** Undefined when the result holds no weights: a success is never invented. */
async function keepWeights(needs: FinishTrainingNeeds, training: Training, output: unknown) {
  const files = findTrainer(training.model)?.output(output)
  if (!files) return undefined
  const { weightsKey, configKey } = placesOf(training)
  await keepVendorFile(needs, files.weightsUrl, {
    bucket: 'avatars',
    key: weightsKey,
    maxBytes: maxWeightsBytes,
  })
  if (files.configUrl !== null)
    await keepVendorFile(needs, files.configUrl, {
      bucket: 'avatars',
      key: configKey,
      maxBytes: maxWeightsBytes,
    })
  return {
    weightsKey,
    configKey: files.configUrl === null ? null : configKey,
    diffusersLoraFileUrl: files.weightsUrl,
    configFileUrl: files.configUrl,
    // Drawn from our own copy, which is uploaded when it is first needed.
    weightsUrl: null,
    weightsUrlExpiresAt: null,
  }
}

const placesOf = ({ avatarId, id }: Training) => ({
  weightsKey: `avatars/${avatarId}/training-${id}/weights.safetensors`,
  configKey: `avatars/${avatarId}/training-${id}/config.json`,
})

/** Ends the training together with its attempt. False when somebody else has; without an attempt none may be under way. */
async function end(
  stores: Stores,
  { training, request }: { training: Training; request: ProviderRequest | null },
  to: WorkStatus,
  failure?: WorkFailure,
): Promise<boolean> {
  if (request && !(await stores.requests.finish(request.id))) return false
  return stores.trainings.move(training.id, [request ? 'processing' : 'pending'], to, failure)
}

/** Removes what was stored for nothing; what another finisher kept meanwhile lies in the same places and stays. */
async function discard(stores: Stores, training: Training): Promise<void> {
  if ((await stores.trainings.find(training.id))?.status === 'completed') return
  const objects = Object.values(placesOf(training)).map((key) => ({ bucket: 'avatars', key }) as const)
  await stores.jobs.add('purge-objects', { objects })
}

/** A retired trainer is the operator's matter: its successor takes over at the same price. False where none lives. */
async function passOn(
  needs: FinishTrainingNeeds,
  training: Training,
  request: ProviderRequest,
): Promise<boolean> {
  const [before, successor] = [findTrainer(request.model), successorOfTrainer(request.model)]
  if (!before || !successor) return false
  // What the preset made of one trainer's rate holds for the other's, too.
  const learningRate = (training.learningRate / before.learningRate) * successor.learningRate
  const to = { model: successor.key, learningRate: Number(learningRate.toPrecision(4)) }
  await needs.inTransaction(async (stores) => {
    if (!(await end(stores, { training, request }, 'pending'))) return
    await stores.trainings.passOn(training.id, to)
    await stores.jobs.add('submit-training', { trainingId: training.id }, { key: String(training.id) })
  })
  return true
}

async function giveBack(
  needs: FinishTrainingNeeds,
  ended: {
    training: Training
    failure: WorkFailure | null
    request: ProviderRequest | null
    output: unknown
    isAnswered: boolean
  },
): Promise<void> {
  const { training, failure, request, output, isAnswered } = ended
  await needs.inTransaction(async (stores) => {
    if (!(await end(stores, ended, failure ? 'failed' : 'cancelled', failure ?? undefined))) return
    // The weights may have been kept before their configuration could not be.
    if (failure?.code === 'deadline') await discard(stores, training)
    if (failure?.code === 'submit-lost' && request) await planLookForLate(stores.jobs, needs.clock, request)
    await stores.avatars.move(training.avatarId, ['training'], failure ? 'error' : 'cancelled')
    await stores.avatars.update(training.avatarId, {
      trainingError: failure ? `${failure.code}: ${failure.detail}` : null,
      falResponseData: output,
      // A webhook may have come before anybody looked.
      ...(request ? { falRequestId: request.requestId } : {}),
      lastStatusCheck: needs.clock(),
    })
    const avatar = await stores.avatars.find(training.userId, training.avatarId)
    await stores.ledger.credit({
      userId: training.userId,
      credits: training.priceCredits,
      kind: 'refund',
      trainingId: training.id,
      details: avatar ? { avatarName: avatar.name } : {},
    })
    if (isAnswered) return
    const kind = failure ? 'training-failed' : 'training-cancelled'
    await announce(stores, training, { kind, refundedCredits: training.priceCredits })
  })
}

async function announce(
  stores: Stores,
  training: Training,
  news: {
    kind: 'training-completed' | 'training-failed' | 'training-cancelled' | 'training-gift'
    refundedCredits: number
  },
): Promise<void> {
  const noticeId = await stores.notices.add({ userId: training.userId, trainingId: training.id, ...news })
  if (noticeId !== undefined) await stores.jobs.add('deliver-notice', { noticeId }, { key: String(noticeId) })
}
