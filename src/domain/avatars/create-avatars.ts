import type { Person } from '../people/person.ts'
import type { InTransaction, Stores } from '../shared/stores.ts'
import type { CancelOutcome } from '../work/cancel-work.ts'
import type { WorkProgress } from '../notices/messenger.ts'
import type { ProviderRequest } from '../work/provider-request.ts'
import type { WorkSubject } from '../work/work-status.ts'
import { isOpenForPhotos, type Avatar, type AvatarType, type Gender, type Training } from './avatar.ts'
import { addPhoto, photoCounter, removePhoto } from './collect-photos.ts'
import type { NewPhoto } from './avatar-store.ts'
import { completeInstant } from './complete-instant.ts'
import { deleteAvatar } from './delete-avatar.ts'
import { deleteKeptPhotos } from './delete-photos.ts'
import { chooseGender, nameAvatar, startAvatar } from './draft-avatar.ts'
import { orderTraining, type OrderTrainingNeeds, type TrainingOrder } from './order-training.ts'
import { maxAvatars, type AvatarLimits } from './limits.ts'
import { offerTraining, type TrainingOffer } from './offer-training.ts'
import type { TrainingPreset } from './training-presets.ts'
import { trainInstant } from './train-instant.ts'
import { viewPhoto, type ViewedPhoto } from './view-photo.ts'

/** Avatars as the edges see them. */
export function createAvatars(needs: {
  readonly stores: Stores
  readonly inTransaction: InTransaction
  readonly limits: AvatarLimits
  readonly order: OrderTrainingNeeds
  readonly cancel: (userId: number, subject: WorkSubject) => Promise<CancelOutcome>
  readonly progressOf: (request: ProviderRequest) => Promise<WorkProgress | undefined>
}) {
  const { stores, limits, inTransaction } = needs
  const { avatars, trainings } = stores

  return {
    limits,
    find: (userId: number, avatarId: number): Promise<Avatar | undefined> => avatars.find(userId, avatarId),
    findAt: (userId: number, place: number) => avatars.findAt(userId, place),
    findMain: (userId: number): Promise<Avatar | undefined> => avatars.findMain(userId),
    listCompleted: (userId: number): Promise<readonly Avatar[]> =>
      avatars.list(userId, { status: 'completed', limit: maxAvatars }),

    start: (userId: number, type: AvatarType): Promise<Avatar | undefined> =>
      startAvatar(stores, userId, type),
    chooseGender: (userId: number, avatarId: number, gender: Gender) =>
      chooseGender(stores, userId, avatarId, gender),
    name: (userId: number, avatarId: number, words: string) =>
      nameAvatar({ avatars, limits }, userId, avatarId, words),

    /** The draft that a photo sent out of the blue belongs to: the newest one open for photos, else a portrait begun now. */
    async openDraft(userId: number): Promise<Avatar | undefined> {
      const open = await Promise.all(
        (['draft', 'photos_uploading', 'ready_for_training'] as const).map((status) =>
          avatars.list(userId, { status, limit: 1 }),
        ),
      )
      const [newest] = open.flat().toSorted((a, b) => b.id - a.id)
      return newest ?? startAvatar(stores, userId, 'portrait')
    },

    addPhoto: (photo: NewPhoto) => addPhoto(needs, photo),
    removePhoto: (userId: number, photoId: number) => removePhoto(needs, userId, photoId),
    photoCounter: (userId: number, avatarId: number) => photoCounter(needs, userId, avatarId),
    photoAt: (userId: number, avatarId: number, place: number): Promise<ViewedPhoto | undefined> =>
      viewPhoto(stores, { userId, avatarId, place }),
    setCounterMessage: (avatarId: number, messageId: number | null): Promise<void> =>
      avatars.update(avatarId, { counterMessageId: messageId }),

    offer: (userId: number, avatarId: number, preset: TrainingPreset): Promise<TrainingOffer | undefined> =>
      offerTraining({ ...stores, prices: needs.order.prices }, { userId, avatarId, preset }),
    /** Whether the photos stay when the avatar has learned from them. */
    async keepPhotos(userId: number, avatarId: number, keepPhotos: boolean): Promise<boolean> {
      const avatar = await avatars.find(userId, avatarId)
      if (!avatar || !isOpenForPhotos(avatar.status)) return false
      await avatars.update(avatarId, { keepPhotos })
      return true
    },

    orderTraining: (order: TrainingOrder) => orderTraining(needs.order, order),
    findTraining: async (userId: number, trainingId: number): Promise<Training | undefined> => {
      const training = await trainings.find(trainingId)
      return training?.userId === userId ? training : undefined
    },
    /** How far a training is, or undefined when it is over. */
    async trainingProgress(userId: number, trainingId: number): Promise<WorkProgress | undefined> {
      const training = await trainings.find(trainingId)
      if (training?.userId !== userId) return undefined
      const request = await stores.requests.findLatest({ kind: 'training', id: trainingId })
      if (request) return needs.progressOf(request)
      if (training.status !== 'pending') return undefined
      const nothingYet = { queuePosition: null, step: null, totalSteps: null, isStarted: false, elapsedMs: 0 }
      const usualMs = (await trainings.usualDurationMs(training.model, training.steps)) ?? null
      return { work: { kind: 'training', training, usualMs }, ...nothingYet }
    },
    watchTraining: (trainingId: number, messageId: number): Promise<void> =>
      trainings.setProgress(trainingId, { messageId }),
    cancelTraining: (userId: number, trainingId: number) =>
      needs.cancel(userId, { kind: 'training', id: trainingId }),

    rememberPreview: (avatarId: number, previewTelegramId: string): Promise<void> =>
      avatars.update(avatarId, { previewTelegramId }),
    completeInstant: (userId: number, avatarId: number) =>
      completeInstant({ inTransaction, clock: needs.order.clock }, userId, avatarId),
    trainInstant: (userId: number, avatarId: number) => trainInstant(inTransaction, userId, avatarId),

    makeMain: async (person: Person, avatarId: number): Promise<boolean> => {
      const avatar = await avatars.find(person.id, avatarId)
      if (avatar?.status !== 'completed') return false
      await inTransaction((inside) => inside.avatars.makeMain(person.id, avatarId))
      return true
    },
    delete: (userId: number, avatarId: number) => deleteAvatar(inTransaction, userId, avatarId),
    deletePhotos: (userId: number, avatarId: number) => deleteKeptPhotos(inTransaction, userId, avatarId),
  }
}

export type Avatars = ReturnType<typeof createAvatars>
