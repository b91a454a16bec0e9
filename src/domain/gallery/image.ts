import type { Format } from '../generation/formats.ts'
import type { GenerationKind } from '../generation/kinds.ts'
import type { GalleryNumbers } from './gallery-numbers.ts'
import type { GalleryState } from './gallery-state.ts'
import type { ImageSelection } from './gallery-filter.ts'

export const mediaKinds = ['photo', 'video'] as const
export type Media = (typeof mediaKinds)[number]

/** Telegram's own names of what was sent once: sent again without bytes. */
export interface TelegramFiles {
  readonly photoId?: string
  readonly videoId?: string
  readonly documentId?: string
}

/** One result of a generation, as the gallery shows it. */
export interface Image {
  readonly id: number
  readonly userId: number
  readonly generationId: number
  readonly avatarId: number | null
  readonly avatarName: string | null
  /** What the person asked for, in their words. */
  readonly wish: string
  /** What was ordered: drawn from words, or made of another image. */
  readonly madeAs: GenerationKind
  /** Its number in the order, from 0; stays when others are deleted. */
  readonly position: number
  readonly media: Media
  readonly bucket: 'images' | 'imagen4'
  readonly storageKey: string
  readonly thumbnailKey: string
  readonly contentType: string
  readonly width: number
  readonly height: number
  /** Null where the picture has none of the formats. */
  readonly format: Format | null
  readonly model: string
  readonly seed: string | null
  readonly isFavourite: boolean
  readonly telegramPhotoId: string | null
  readonly telegramVideoId: string | null
  readonly telegramDocumentId: string | null
  readonly createdAt: Date
  readonly isDeleted: boolean
}

/** Where a person looks: what they see through, and the image to begin at, or the newest. */
export interface GalleryLook {
  readonly userId: number
  readonly state: GalleryState
  readonly imageId: number | null
  /** How many images the person has in all. */
  readonly imageCount: number
  readonly isEverything: boolean
  readonly at: Date
}

export interface GalleryPage {
  readonly image: Image
  readonly newerId: number | null
  readonly olderId: number | null
  /** 1 is the newest, 0 is not known. */
  readonly place: number
  /** How many are shown; `manyImages` for more than a thousand under a filter. */
  readonly total: number
}

/** Up to nine images, newest first. */
export interface ImageSheet {
  readonly images: readonly Image[]
  /** Where the sheets of newer and of older images begin; null where there are none. */
  readonly newerId: number | null
  readonly olderId: number | null
}

export interface PurgedImages {
  readonly images: number
  /** What nothing names any more, the lists of exports that ended with the images among them. */
  readonly objects: readonly { readonly bucket: Image['bucket']; readonly key: string }[]
}

export interface ImageStore {
  add(images: readonly NewImage[]): Promise<void>
  /** Deleted ones too: the trash is looked into by id. */
  find(userId: number, imageId: number): Promise<Image | undefined>
  ofGeneration(generationId: number): Promise<readonly Image[]>
  /**
   * The newest that the filter shows at or before `imageId` (or of all), with its neighbours; keeps that the person
   * stands there. One statement, at equal cost for any number of images.
   */
  openPage(look: GalleryLook): Promise<GalleryPage | undefined>
  /** What a selection shows, newest first, from `newestId` on (or from the newest). */
  list(
    userId: number,
    selection: ImageSelection,
    page: { readonly newestId: number | null; readonly limit: number },
  ): Promise<readonly Image[]>
  /** Removes what was in a person's trash: all of it, or one image. */
  purge(userId: number, imageId: number | null): Promise<PurgedImages>
  /** Removes what everybody's trash has held since before `deletedBefore`, some at once. */
  purgeOld(deletedBefore: Date, limit: number): Promise<PurgedImages>
  /** The sheet that begins at `newestId`, or with the newest. */
  sheet(userId: number, selection: ImageSelection, newestId: number | null): Promise<ImageSheet>
  /** How many a selection shows; stops counting at `limit`. */
  count(userId: number, selection: ImageSelection, limit: number): Promise<number>
  setFavourite(userId: number, imageId: number, isFavourite: boolean): Promise<boolean>
  /** To the trash (a date) or back from it (null). */
  setDeleted(userId: number, imageId: number, deletedAt: Date | null): Promise<boolean>
  rememberTelegramFile(imageId: number, files: TelegramFiles): Promise<void>
  numbers(userId: number): Promise<GalleryNumbers>
  /** The words of a person's wishes and prompts that have so many letters; both ends belong to it. */
  words(userId: number, letters: { readonly from: number; readonly to: number }): Promise<readonly string[]>
}

export interface NewImage {
  readonly userId: number
  readonly generationId: number
  readonly avatarId: number | null
  readonly position: number
  /** A photo where nothing is said. */
  readonly media?: Media
  readonly bucket: 'images' | 'imagen4'
  readonly storageKey: string
  readonly thumbnailKey: string
  readonly contentType: string
  readonly bytes: number
  readonly crc32: number
  readonly width: number
  readonly height: number
  readonly model: string
  readonly seed: string | null
}
