import type { WorkStatus } from '../work/work-status.ts'
import type { KeptAdvice } from './photo-advice.ts'

export const avatarTypes = ['portrait', 'style', 'instant'] as const
export type AvatarType = (typeof avatarTypes)[number]

export const trainingTypes = ['portrait', 'style'] as const
export type TrainingType = (typeof trainingTypes)[number]

export const genders = ['female', 'male'] as const
export type Gender = (typeof genders)[number]

/**
 *   draft → photos_uploading → ready_for_training → training → completed | error | cancelled
 *
 * Photos move a draft between photos_uploading and ready_for_training; error and cancelled train again.
 */
export const avatarStatuses = [
  'draft',
  'photos_uploading',
  'ready_for_training',
  'training',
  'completed',
  'error',
  'cancelled',
] as const
export type AvatarStatus = (typeof avatarStatuses)[number]

export const photoStatuses = ['pending', 'valid', 'invalid', 'duplicate'] as const
export type PhotoStatus = (typeof photoStatuses)[number]

/** States in which photos may come and go. */
export const openForPhotos = [
  'draft',
  'photos_uploading',
  'ready_for_training',
  'error',
  'cancelled',
] as const satisfies readonly AvatarStatus[]

export const isOpenForPhotos = (status: AvatarStatus): boolean =>
  (openForPhotos as readonly AvatarStatus[]).includes(status)

/** What a person sees of an avatar. */
export interface Avatar {
  readonly id: number
  readonly userId: number
  readonly name: string
  readonly type: AvatarType
  readonly gender: Gender | null
  readonly status: AvatarStatus
  readonly isMain: boolean
  readonly isTest: boolean
  readonly photoCount: number
  readonly imageCount: number
  readonly triggerPhrase: string | null
  readonly previewKey: string | null
  /** Telegram's name of the preview, once it was shown. */
  readonly previewTelegramId: string | null
  /** Whether the photos stay when it has learned from them. */
  readonly keepPhotos: boolean
  /** A finetune of the retired trainer, drawn by its id instead of weights of ours. */
  readonly finetuneId: string | null
  readonly counterMessageId: number | null
  readonly createdAt: Date
  readonly completedAt: Date | null
}

export interface Photo {
  readonly id: number
  readonly avatarId: number
  readonly status: PhotoStatus
  readonly reason: string | null
  readonly telegramFileId: string
  readonly sentAs: 'photo' | 'document'
  readonly storageKey: string | null
  readonly width: number | null
  readonly height: number | null
  readonly advice: readonly KeptAdvice[]
  /** How it looks; null before it was looked at, and where measuring failed. */
  readonly perceptualHash: string | null
  readonly colours: string | null
}

/** One paid attempt to train an avatar. */
export interface Training {
  readonly id: number
  readonly avatarId: number
  readonly userId: number
  readonly status: WorkStatus
  readonly model: string
  readonly steps: number
  readonly learningRate: number
  readonly priceCredits: number
  readonly isTest: boolean
  readonly errorCode: string | null
  /** Given back as lost, and there after all. */
  readonly isGift: boolean
  readonly progressMessageId: number | null
  readonly progressText: string | null
  readonly createdAt: Date
}

export const maxAvatarNameLength = 40
