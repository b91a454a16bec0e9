import type { WorkStatus } from '../work/work-status.ts'
import type {
  Avatar,
  AvatarStatus,
  AvatarType,
  Gender,
  Photo,
  PhotoStatus,
  Training,
  TrainingType,
} from './avatar.ts'
import type { KeptAdvice } from './photo-advice.ts'

/** Every lookup takes the owner's id: an id alone is a stranger's word. */
export interface AvatarStore {
  find(userId: number, avatarId: number): Promise<Avatar | undefined>
  findMain(userId: number): Promise<Avatar | undefined>
  /** Locks the row for the rest of the transaction. */
  lock(userId: number, avatarId: number): Promise<Avatar | undefined>
  /** Newest first. `place` counts from 0 and is brought into range; undefined when there is none. */
  findAt(
    userId: number,
    place: number,
  ): Promise<
    | {
        readonly avatar: Avatar
        readonly place: number
        readonly count: number
        readonly training: Training | null
        /** Its first photo that counts, where it has any. */
        readonly photo: Pick<Photo, 'id' | 'telegramFileId' | 'sentAs' | 'storageKey'> | null
      }
    | undefined
  >
  list(
    userId: number,
    filter: { readonly status?: AvatarStatus; readonly limit: number },
  ): Promise<readonly Avatar[]>
  add(avatar: { readonly userId: number; readonly type: AvatarType }): Promise<Avatar>
  /** A conditional transition: false when the avatar is in none of the states `from`. */
  move(avatarId: number, from: readonly AvatarStatus[], to: AvatarStatus): Promise<boolean>
  update(avatarId: number, changes: AvatarChanges): Promise<void>
  /** Makes it main when the owner has no main avatar. */
  becomeMainIfNone(userId: number, avatarId: number): Promise<void>
  makeMain(userId: number, avatarId: number): Promise<void>
  promoteNewest(userId: number): Promise<void>
  markDeleted(userId: number, avatarId: number): Promise<boolean>
  weights(avatarId: number): Promise<AvatarWeights | undefined>
}

export interface AvatarChanges {
  readonly name?: string
  readonly gender?: Gender | null
  readonly previewKey?: string | null
  readonly previewTelegramId?: string | null
  readonly keepPhotos?: boolean
  readonly consentAt?: Date
  readonly counterMessageId?: number | null
  readonly isTest?: boolean
  readonly completedAt?: Date
  readonly trainingType?: TrainingType
  readonly falRequestId?: string | null
  readonly learningRate?: number
  readonly triggerPhrase?: string
  readonly steps?: number
  readonly multiresolutionTraining?: boolean | null
  readonly subjectCrop?: boolean | null
  readonly createMasks?: boolean | null
  readonly captioning?: boolean | null
  readonly finetuneComment?: string
  readonly diffusersLoraFileUrl?: string | null
  readonly configFileUrl?: string | null
  readonly trainingLogs?: string | null
  readonly trainingError?: string | null
  readonly webhookUrl?: string | null
  readonly lastStatusCheck?: Date
  readonly falResponseData?: unknown
  readonly finetuneType?: 'full' | 'lora'
  readonly finetuneId?: string | null
  readonly priority?: 'speed' | 'quality' | 'high_res_only'
  readonly weightsKey?: string | null
  readonly configKey?: string | null
  readonly weightsUrl?: string | null
  readonly weightsUrlExpiresAt?: Date | null
}

export interface AvatarWeights {
  readonly triggerPhrase: string | null
  readonly gender: Gender | null
  readonly isTest: boolean
  readonly weightsKey: string | null
  readonly configKey: string | null
  readonly weightsUrl: string | null
  readonly weightsUrlExpiresAt: Date | null
  readonly finetuneId: string | null
}

export interface PhotoStore {
  /** Nothing when this very message was counted before. */
  add(photo: NewPhoto): Promise<Photo | undefined>
  find(photoId: number): Promise<(Photo & { readonly userId: number }) | undefined>
  /** Valid and pending photos that still stand. */
  countStanding(avatarId: number): Promise<number>
  count(avatarId: number): Promise<PhotoCount>
  list(avatarId: number): Promise<readonly Photo[]>
  findAt(
    userId: number,
    avatarId: number,
    place: number,
  ): Promise<{ readonly photo: Photo; readonly place: number; readonly count: number } | undefined>
  /** A conditional transition from pending. `taken`: the same bytes stand already. */
  settle(photoId: number, result: PhotoResult): Promise<'settled' | 'already-settled' | 'taken'>
  markDeleted(
    userId: number,
    photoId: number,
  ): Promise<{ readonly avatarId: number; readonly storageKey: string | null } | undefined>
  /** The same photos for another avatar, not looked at yet. Returns their ids. */
  copyValid(fromAvatarId: number, toAvatarId: number): Promise<readonly number[]>
  /** Every standing photo of an avatar. Returns where their files lie. */
  markAllDeleted(avatarId: number): Promise<readonly string[]>
}

export interface NewPhoto {
  readonly avatarId: number
  readonly userId: number
  readonly telegramFileId: string
  readonly telegramUniqueId: string
  readonly sentAs: 'photo' | 'document'
  readonly messageId: number
}

export interface PhotoCount {
  readonly pending: number
  readonly valid: number
  /** Refused photos, by reason. */
  readonly refused: Readonly<Record<string, number>>
  /** Of the newest photo message, refused ones too; 0 without any. */
  readonly lastMessageId: number
}

export interface PhotoResult {
  readonly status: Exclude<PhotoStatus, 'pending'>
  readonly reason?: string
  readonly storageKey?: string
  readonly sha256?: string
  readonly width?: number
  readonly height?: number
  readonly advice?: readonly KeptAdvice[]
  readonly perceptualHash?: string
  readonly colours?: string
}

export interface TrainingStore {
  find(trainingId: number): Promise<Training | undefined>
  findLatest(avatarId: number): Promise<Training | undefined>
  /** Nothing when the same update of this person has ordered before. */
  add(training: NewTraining): Promise<Training | undefined>
  /** A conditional transition: false when the training is in none of the states `from`. */
  move(
    trainingId: number,
    from: readonly WorkStatus[],
    to: WorkStatus,
    failure?: { readonly code: string; readonly detail: string },
  ): Promise<boolean>
  /** From failed, as lost, to completed: a gift, once. */
  give(trainingId: number): Promise<boolean>
  /** Another trainer takes over. */
  passOn(trainingId: number, to: { readonly model: string; readonly learningRate: number }): Promise<void>
  countOf(userId: number): Promise<number>
  setProgress(
    trainingId: number,
    progress: { readonly messageId?: number | null; readonly text?: string },
  ): Promise<void>
  /** What so many steps took in completed trainings of this model, in milliseconds: a median; undefined below three. */
  usualDurationMs(model: string, steps: number): Promise<number | undefined>
}

export interface NewTraining {
  readonly avatarId: number
  readonly userId: number
  readonly model: string
  readonly preset: string
  readonly steps: number
  readonly learningRate: number
  readonly priceCredits: number
  readonly isTest: boolean
  readonly orderedByUpdate: number | null
}
