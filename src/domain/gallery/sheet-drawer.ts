/** Pictures that the gallery draws itself; JPEG. */
export interface SheetDrawer {
  /** Up to nine thumbnails as one picture, numbered from 1; null where one is lost. */
  drawSheet(thumbnails: readonly (Uint8Array | null)[]): Promise<Uint8Array>
  /** A bar for each value, with its words below and its number above. */
  drawBars(title: string, bars: readonly Bar[]): Promise<Uint8Array>
}

export interface Bar {
  readonly label: string
  readonly value: number
  readonly shownValue: string
}
