import { findTrainer } from '../generation/catalogue.ts'
import type { TrainerEntry } from '../generation/models/model-entry.ts'
import { readIfThere, type ObjectStorage } from '../shared/object-storage.ts'
import { deadlineMsOf, type Deadlines } from '../work/deadlines.ts'
import { handOver, type HandOverNeeds } from '../work/hand-over.ts'
import type { ProviderStorage } from '../work/provider.ts'
import type { RequestStore } from '../work/provider-request.ts'
import type { Jobs } from '../shared/jobs.ts'
import type { Avatar, Photo, Training } from './avatar.ts'
import type { AvatarStore, PhotoStore, TrainingStore } from './avatar-store.ts'

interface Stores {
  readonly avatars: Pick<AvatarStore, 'find' | 'update'>
  readonly photos: Pick<PhotoStore, 'list'>
  readonly trainings: Pick<TrainingStore, 'find' | 'move'>
  readonly requests: RequestStore
  readonly jobs: Jobs
}

/** Joins photos into one archive, streamed. */
export type ZipPhotos = (
  entries: AsyncIterable<{ readonly name: string; readonly body: AsyncIterable<Uint8Array> }>,
) => AsyncIterable<Uint8Array>

export interface SubmitTrainingNeeds extends HandOverNeeds<Stores> {
  readonly storage: ObjectStorage
  readonly vendorFiles: ProviderStorage
  readonly zipPhotos: ZipPhotos
  readonly deadlines: Deadlines
  readonly webhookUrl: string | null
  /** A word that no language has: the trained likeness answers to it. */
  readonly newTriggerPhrase: () => string
}

/** The archive is read at the start of a training; a vendor's queue may hold it for hours before. */
const archiveLifetimeMs = 24 * 3600 * 1000

/** Zips the photos, uploads them to the vendor and hands the training over. Does nothing unless it is pending. */
export async function submitTraining(needs: SubmitTrainingNeeds, trainingId: number): Promise<void> {
  const subject = { kind: 'training', id: trainingId } as const
  const training = await needs.stores.trainings.find(trainingId)
  if (training?.status !== 'pending') return
  const fail = (code: 'deadline' | 'photos-unusable' | 'invalid-request', detail: string) =>
    needs.finish(subject, { kind: 'failed', failure: { code, detail }, output: null }, null)

  const waitedMs = needs.clock().getTime() - training.createdAt.getTime()
  if (waitedMs >= deadlineMsOf(needs.deadlines, subject))
    return fail('deadline', 'The vendor could not take it in time')
  const avatar = await needs.stores.avatars.find(training.userId, training.avatarId)
  if (!avatar) return fail('photos-unusable', 'The avatar was deleted')
  const trainer = findTrainer(training.model)
  if (!trainer) return fail('invalid-request', `No trainer is called ${training.model}`)

  const triggerPhrase = avatar.triggerPhrase ?? needs.newTriggerPhrase()
  await noteSettings(needs, { avatar, training, trainer, triggerPhrase })
  if (training.isTest) return needs.finish(subject, { kind: 'ready', output: { test: true } }, null)

  const photos = (await needs.stores.photos.list(avatar.id)).filter((photo) => photo.status === 'valid')
  if (photos.length === 0) return fail('photos-unusable', 'No photo is left')
  const archive = await needs.vendorFiles.upload({
    name: `avatar-${avatar.id}.zip`,
    contentType: 'application/zip',
    body: needs.zipPhotos(entriesOf(needs.storage, photos)),
    lifetimeMs: archiveLifetimeMs,
  })
  const { steps, learningRate } = training
  await handOver(needs, {
    subject,
    endpointId: trainer.endpointId,
    model: trainer.key,
    input: trainer.input({ archiveUrl: archive.url, triggerPhrase, steps, learningRate }),
    begin: (stores) => stores.trainings.move(trainingId, ['pending'], 'processing'),
    putBack: async (stores, delayMs) => {
      await stores.trainings.move(trainingId, ['processing'], 'pending')
      await stores.jobs.add('submit-training', { trainingId }, { delayMs, key: String(trainingId) })
    },
  })
}

/** What the avatar is trained with, for the operator to see whatever comes of it. */
function noteSettings(
  needs: SubmitTrainingNeeds,
  {
    avatar,
    training,
    trainer,
    triggerPhrase,
  }: { avatar: Avatar; training: Training; trainer: TrainerEntry; triggerPhrase: string },
): Promise<void> {
  return needs.stores.avatars.update(avatar.id, {
    trainingType: avatar.type === 'style' ? 'style' : 'portrait',
    triggerPhrase,
    steps: training.steps,
    learningRate: training.learningRate,
    ...trainer.settings,
    finetuneType: 'lora',
    finetuneComment: `${avatar.name} (${avatar.id})`,
    priority: 'quality',
    webhookUrl: needs.webhookUrl,
    falRequestId: null,
    trainingError: null,
    trainingLogs: null,
  })
}

async function* entriesOf(storage: ObjectStorage, photos: readonly Photo[]) {
  for (const [index, { storageKey }] of photos.entries()) {
    if (storageKey === null) continue
    const body = await readIfThere(storage, 'photos', storageKey)
    if (!body) continue
    yield { name: `${String(index + 1).padStart(3, '0')}.jpg`, body }
  }
}
