import type { Avatar, Training } from '../avatars/avatar.ts'
import type { PhotoCounter } from '../avatars/collect-photos.ts'
import type { Image, TelegramFiles } from '../gallery/image.ts'
import type { Generation } from '../generation/generation.ts'
import type { Series, SeriesMember } from '../generation/series/series.ts'
import type { Person } from '../people/person.ts'

/** A notice with all that it tells about. */
export type NoticeContent =
  | {
      readonly kind: 'training-completed'
      readonly person: Person
      readonly avatar: Avatar
      readonly training: Training
    }
  | {
      readonly kind: 'training-failed' | 'training-cancelled'
      readonly person: Person
      readonly avatar: Avatar
      readonly training: Training
      readonly refundedCredits: number
    }
  | {
      readonly kind: 'generation-completed'
      readonly person: Person
      readonly generation: Generation
      readonly images: readonly Image[]
      readonly refundedCredits: number
    }
  | {
      readonly kind: 'generation-failed' | 'generation-cancelled'
      readonly person: Person
      readonly generation: Generation
      readonly refundedCredits: number
    }
  | {
      readonly kind: 'series-ended'
      readonly person: Person
      readonly series: Series
      readonly members: readonly SeriesMember[]
    }

export interface DeliveredFile extends TelegramFiles {
  readonly imageId: number
}

export type Delivery =
  /** `files` names what the messenger now holds, so that it need not be sent again. `messageId`: the one with the words. */
  | {
      readonly kind: 'delivered'
      readonly messageId: number
      readonly files: readonly DeliveredFile[]
    }
  /** Blocked, deactivated, never met: it cannot be delivered. */
  | { readonly kind: 'unreachable'; readonly detail: string }

/** What a person sees of work under way. Times in milliseconds. */
export interface WorkProgress {
  readonly work:
    /** `usualMs`: what such a training took before; null where nobody knows. */
    | { readonly kind: 'training'; readonly training: Training; readonly usualMs: number | null }
    | { readonly kind: 'generation'; readonly generation: Generation }
    | { readonly kind: 'series'; readonly series: Series }
  readonly queuePosition: number | null
  readonly step: number | null
  readonly totalSteps: number | null
  readonly isStarted: boolean
  readonly elapsedMs: number
}

export interface LiveMessage {
  readonly userId: number
  readonly progressMessageId: number | null
  readonly progressText: string | null
}

/** What is kept of the message that shows how work goes on. */
export function liveMessageOf(work: WorkProgress['work']): LiveMessage {
  switch (work.kind) {
    case 'training':
      return work.training
    case 'generation':
      return work.generation
    case 'series':
      return work.series
  }
}

/** The notice that an avatar is ready, with the first picture made with it. */
export interface FirstPictureContent {
  readonly person: Person
  readonly avatar: Avatar
  readonly training: Training
  readonly generation: Generation
  readonly image: Image
}

/** What became of an export. Sizes in bytes. */
export type ExportDelivery =
  /** `body` begins the zip anew each time it is called. */
  | {
      readonly kind: 'file'
      readonly name: string
      readonly images: number
      readonly body: () => AsyncIterable<Uint8Array>
    }
  | {
      readonly kind: 'link'
      readonly url: string
      readonly images: number
      readonly bytes: number
      readonly expiresAt: Date
    }
  | { readonly kind: 'too-large'; readonly bytes: number; readonly maxBytes: number }
  /** Images were deleted for good before it was ready. */
  | { readonly kind: 'gone' }

/** Speaks to a person without being asked. Throws TELEGRAM_UNAVAILABLE when it should be tried again. */
export interface Messenger {
  deliver(content: NoticeContent): Promise<Delivery>
  /** Nothing happens where the person cannot be reached: the export can be ordered again. */
  deliverExport(person: Person, delivery: ExportDelivery): Promise<void>
  /** Turns a sent notice into one with a picture; returns Telegram's name of it, null when the message is gone. */
  addFirstPicture(content: FirstPictureContent, messageId: number): Promise<string | null>
  /** Edits the live message, if there is time for it; returns the text that now stands there. */
  showProgress(person: Person, messageId: number, progress: WorkProgress): Promise<string | null>
  /** Keeps one counter message below the photos; returns its id. */
  showPhotoCounter(person: Person, counter: PhotoCounter): Promise<number | null>
}
