import type { WrittenWish } from '../wishes/written-wish.ts'
import type { WorkStatus } from '../work/work-status.ts'
import type { Format } from './formats.ts'
import type { GenerationKind } from './kinds.ts'

/** What is worked on, where it is not made from words alone: an image of the gallery, or a photo sent for it. */
export interface Source {
  readonly sourceImageId: number | null
  /** In the bucket of photos; deleted after the order. */
  readonly sourcePhotoKey: string | null
}

/** An image from words alone where nothing else is said. */
export interface MadeFrom extends Partial<Source> {
  readonly kind?: GenerationKind
  readonly seed?: string | null
}

/** How a wish became what the model is told. */
export interface Writing {
  /** As the person was shown it; null where nothing was written out. */
  readonly written: WrittenWish | null
  /** The ready-made style that it is drawn in. */
  readonly styleKey: string | null
}

/** A summary being put together: one draft makes at most one order. */
export interface OrderDraft extends Writing, Source {
  readonly id: number
  readonly kind: GenerationKind
  readonly userId: number
  readonly avatarId: number | null
  readonly wish: string
  readonly format: Format
  readonly imageCount: number
  readonly improve: boolean
  /** Telegram's name of a photo to make one like. */
  readonly sampleFileId: string | null
  /** Styles that are drawn one image each, as a series; empty for an order of one wish. */
  readonly styleKeys: readonly string[]
  /** Kept from an image that this one shall be like; null leaves it to chance. */
  readonly seed: string | null
}

/** One paid request for 1–4 images. */
export interface Generation extends Writing, Source {
  readonly id: number
  readonly kind: GenerationKind
  readonly userId: number
  readonly avatarId: number | null
  readonly status: WorkStatus
  readonly model: string
  readonly format: Format
  readonly imageCount: number
  readonly deliveredCount: number
  readonly wish: string
  readonly prompt: string
  readonly promptChanges: readonly string[]
  readonly seed: string | null
  /** The training whose free first picture this is; null for what somebody ordered. */
  readonly firstOfTrainingId: number | null
  /** The series that it is one image of. */
  readonly seriesId: number | null
  readonly priceCredits: number
  readonly errorCode: string | null
  /** Given back as lost, and there after all. */
  readonly isGift: boolean
  readonly progressMessageId: number | null
  readonly progressText: string | null
  readonly createdAt: Date
}

export interface DraftStore {
  /** Or the one that the same update of this person has made before, as it is now. */
  add(draft: NewDraft): Promise<OrderDraft>
  find(userId: number, draftId: number): Promise<OrderDraft | undefined>
  update(userId: number, draftId: number, changes: DraftChanges): Promise<OrderDraft | undefined>
}

type Later = keyof Writing | 'sampleFileId' | 'styleKeys'
export type NewDraft = Omit<OrderDraft, 'id' | Later | keyof MadeFrom> &
  Partial<Pick<OrderDraft, Later>> &
  MadeFrom & {
    /** The update that makes it: the same one, come again, makes no other. */
    readonly madeByUpdate?: number
  }

export type DraftChanges = Partial<
  Pick<OrderDraft, 'avatarId' | 'wish' | 'format' | 'imageCount' | 'improve' | Later>
>

export interface GenerationStore {
  /** Nothing when this draft has been ordered, or this first picture been made, before. */
  add(generation: NewGeneration): Promise<Generation | undefined>
  /** The images of a series, in their order. */
  addAll(generations: readonly NewGeneration[]): Promise<readonly Generation[]>
  find(generationId: number): Promise<Generation | undefined>
  findByDraft(draftId: number): Promise<Generation | undefined>
  /** The first picture with the avatar of this training. */
  findFirstOf(trainingId: number): Promise<Generation | undefined>
  /** From failed, as lost, to completed: a gift, once. */
  give(generationId: number): Promise<boolean>
  move(
    generationId: number,
    from: readonly WorkStatus[],
    to: WorkStatus,
    failure?: { readonly code: string; readonly detail: string },
  ): Promise<boolean>
  update(
    generationId: number,
    changes: { readonly deliveredCount?: number; readonly seed?: string | null; readonly model?: string },
  ): Promise<void>
  setProgress(
    generationId: number,
    progress: { readonly messageId?: number | null; readonly text?: string },
  ): Promise<void>
}

export interface NewGeneration extends MadeFrom, Partial<Writing> {
  readonly userId: number
  readonly draftId: number | null
  readonly firstOfTrainingId?: number
  readonly seriesId?: number
  readonly avatarId: number | null
  readonly model: string
  readonly format: Format
  readonly imageCount: number
  readonly wish: string
  readonly prompt: string
  readonly promptChanges: readonly string[]
  readonly priceCredits: number
}
