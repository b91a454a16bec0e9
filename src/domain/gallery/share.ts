import type { Image } from './image.ts'

/** Letters, digits, "-" and "_": 128 bits, so that nobody finds a shared image by trying. */
export type ShareToken = string

/** An image that its owner lets everybody see who has the address. */
export interface Share {
  readonly token: ShareToken
  readonly showsWish: boolean
}

/** What strangers see: never whose it is. */
export interface SharedImage {
  readonly image: Pick<
    Image,
    | 'id'
    | 'bucket'
    | 'storageKey'
    | 'contentType'
    | 'width'
    | 'height'
    | 'media'
    | 'telegramPhotoId'
    | 'telegramVideoId'
  >
  /** Null unless the owner shows it. */
  readonly wish: string | null
}

export interface ShareStore {
  find(userId: number, imageId: number): Promise<Share | undefined>
  /** Nothing happens to an image that is shared already, deleted, or somebody else's. */
  add(userId: number, imageId: number, token: ShareToken): Promise<void>
  setShowsWish(userId: number, imageId: number, showsWish: boolean): Promise<void>
  /** From now on the address leads nowhere. */
  remove(userId: number, imageId: number): Promise<boolean>
  /** Images in the trash are not found. */
  findShared(token: ShareToken): Promise<SharedImage | undefined>
}
