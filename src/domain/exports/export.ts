import type { Avatar } from '../avatars/avatar.ts'
import type { Image } from '../gallery/image.ts'
import type { ImageSelection } from '../gallery/gallery-filter.ts'
import type { Generation } from '../generation/generation.ts'
import type { Language } from '../shared/languages.ts'
import type { ObjectPlace } from '../shared/object-storage.ts'

/** More are chosen by month, or through another filter. */
export const maxExportImages = 50_000

export const listNames = ['index.html', 'manifest.json'] as const
export type ListName = (typeof listNames)[number]

/** What a zip says of a file beforehand. */
export interface FileSums {
  readonly bytes: number
  readonly crc32: number
}

export interface ExportList extends FileSums {
  readonly name: ListName
}

/** Images that are downloaded together, as a zip that is put together while it is read and stored nowhere. */
export interface ImageExport {
  readonly id: number
  readonly userId: number
  /** Of its lists. */
  readonly language: Language
  readonly status: 'pending' | 'ready'
  readonly lists: readonly ExportList[]
  readonly imageCount: number
  /** Where the zip's directory begins, and how long it is. */
  readonly directoryOffset: number
  readonly directoryBytes: number
  readonly createdAt: Date
  readonly expiresAt: Date | null
  /** When the person got it, or a link to it; null while it is under way. */
  readonly deliveredAt: Date | null
}

/** Where a list of an export lies. */
export const listPlaceOf = ({ id, userId }: Pick<ImageExport, 'id' | 'userId'>, name: ListName) =>
  ({ bucket: 'images', key: `users/${userId}/exports/${id}/${name}` }) as const satisfies ObjectPlace

export const zipNameOf = ({ createdAt }: Pick<ImageExport, 'createdAt'>): string =>
  `aisha-${createdAt.toISOString().slice(0, 10)}.zip`

type Stored = Pick<Image, 'id' | 'bucket' | 'storageKey' | 'contentType' | 'createdAt'>

/** An image as the lists tell of it. `bytes` and `crc32` are null until it is exported for the first time. */
export interface ListedImage
  extends
    Stored,
    Pick<Image, 'media' | 'width' | 'height' | 'format' | 'model' | 'seed'>,
    Pick<Generation, 'wish' | 'prompt'> {
  readonly bytes: number | null
  readonly crc32: number | null
  readonly avatarName: Avatar['name'] | null
}

/** An image with its place in the zip. */
export interface PlacedImage extends Stored, FileSums {
  readonly headerOffset: number
  /** Where its line stands within the directory. */
  readonly lineOffset: number
}

export interface ExportStore {
  /** Undefined while another one of this person is under way. */
  add(userId: number, language: Language): Promise<number | undefined>
  /** Freezes what the selection shows, at most `limit` images; returns how many. */
  fill(exportId: number, selection: ImageSelection, limit: number): Promise<number>
  find(exportId: number): Promise<ImageExport | undefined>
  /** Newest first, those that are older than `before`. */
  images(
    exportId: number,
    page: { readonly before: number | null; readonly limit: number },
  ): Promise<readonly ListedImage[]>
  /** Kept with the image: its object never changes. */
  keepSums(imageId: number, sums: FileSums): Promise<void>
  leaveOut(exportId: number, imageId: number): Promise<void>
  place(
    exportId: number,
    places: readonly {
      readonly imageId: number
      readonly headerOffset: number
      readonly lineOffset: number
    }[],
  ): Promise<void>
  /** False when the export is gone or no longer pending. */
  finish(
    exportId: number,
    facts: Pick<ImageExport, 'lists' | 'imageCount' | 'directoryOffset' | 'directoryBytes'> & {
      readonly expiresAt: Date
    },
  ): Promise<boolean>
  setDelivered(exportId: number, at: Date): Promise<void>
  /** By their place in the zip: the last that begins at or before `from`, and those behind it. */
  imagesFrom(
    exportId: number,
    page: { readonly by: 'headerOffset' | 'lineOffset'; readonly from: number; readonly limit: number },
  ): Promise<readonly PlacedImage[]>
  remove(exportId: number): Promise<void>
  /** All of a person's but the newest `keep`. */
  findSurplus(userId: number, keep: number): Promise<readonly Pick<ImageExport, 'id' | 'userId'>[]>
  findExpired(now: Date, limit: number): Promise<readonly Pick<ImageExport, 'id' | 'userId'>[]>
}
