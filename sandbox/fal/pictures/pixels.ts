/** Red, green and blue, one byte each, row by row. */
export interface Pixels {
  readonly data: Buffer
  readonly width: number
  readonly height: number
}

export const asRaw = ({ width, height }: Pixels) => ({ raw: { width, height, channels: 3 as const } })
