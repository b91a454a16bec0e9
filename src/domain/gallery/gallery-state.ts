import { everything, type GalleryFilter } from './gallery-filter.ts'

/** Where a person stands in the gallery; kept, so that buttons need not carry it and no restart loses it. */
export interface GalleryState {
  readonly filter: GalleryFilter
  /** Grows with each change of the filter: a button that was drawn under another one is out of date. */
  readonly view: number
  readonly imageId: number | null
  /** 1 is the newest, 0 is not known. */
  readonly place: number
  /** How many the filter shows, `manyImages` for more than a thousand; null is not known. */
  readonly total: number | null
  /** How many images there were then. */
  readonly imageCount: number
  /** Of the collection that the filter names; null without one. */
  readonly collectionName: string | null
}

export const manyImages = 1001

export const newGallery: GalleryState = {
  filter: everything,
  view: 0,
  imageId: null,
  place: 0,
  total: null,
  imageCount: 0,
  collectionName: null,
}
