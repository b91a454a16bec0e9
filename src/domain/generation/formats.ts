export const formats = ['1:1', '3:4', '4:3', '9:16', '16:9'] as const
export type Format = (typeof formats)[number]

export interface Size {
  readonly width: number
  readonly height: number
}

/** Pixels of a delivered image. */
export const sizeOf: Readonly<Record<Format, Size>> = {
  '1:1': { width: 1024, height: 1024 },
  '3:4': { width: 864, height: 1152 },
  '4:3': { width: 1152, height: 864 },
  '9:16': { width: 720, height: 1280 },
  '16:9': { width: 1280, height: 720 },
}

/** The format nearest in shape, for what is made of a picture of any size. */
export function formatNear({ width, height }: Size): Format {
  const distance = (format: Format) =>
    Math.abs(Math.log(width / height / (sizeOf[format].width / sizeOf[format].height)))
  return formats.reduce((nearest, each) => (distance(each) < distance(nearest) ? each : nearest))
}

/** Of an image as it is drawn; what is longer was enlarged before. */
export const longestDrawnSide = Math.max(
  ...Object.values(sizeOf).flatMap(({ width, height }) => [width, height]),
)

export const maxImagesPerGeneration = 4
