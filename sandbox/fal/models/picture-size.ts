export interface Size {
  readonly width: number
  readonly height: number
}

/** Not in FAL's OpenAPI; as third parties report them. */
const presets: Readonly<Record<string, Size>> = {
  square_hd: { width: 1024, height: 1024 },
  square: { width: 512, height: 512 },
  portrait_4_3: { width: 768, height: 1024 },
  portrait_16_9: { width: 576, height: 1024 },
  landscape_4_3: { width: 1024, height: 768 },
  landscape_16_9: { width: 1024, height: 576 },
}

/** `image_size`: a preset's name or pixels. */
export function sizeOfImageSize(imageSize: unknown): Size {
  if (typeof imageSize === 'object' && imageSize !== null) return imageSize as Size
  return presets[String(imageSize)] ?? { width: 1024, height: 768 }
}

/** What the nano-banana models deliver for 1K. */
const bananaSizes: Readonly<Record<string, Size>> = {
  '1:1': { width: 1024, height: 1024 },
  '16:9': { width: 1376, height: 768 },
  '9:16': { width: 768, height: 1376 },
  '4:3': { width: 1200, height: 896 },
  '3:4': { width: 896, height: 1200 },
  '3:2': { width: 1264, height: 848 },
  '2:3': { width: 848, height: 1264 },
  '5:4': { width: 1152, height: 928 },
  '4:5': { width: 928, height: 1152 },
  '21:9': { width: 1584, height: 672 },
  '4:1': { width: 2048, height: 512 },
  '1:4': { width: 512, height: 2048 },
  '8:1': { width: 3072, height: 384 },
  '1:8': { width: 384, height: 3072 },
}

const resolutionFactors: Readonly<Record<string, number>> = { '0.5K': 0.5, '1K': 1, '2K': 2, '4K': 4 }

export function sizeOfBanana(choice: { ratio: unknown; resolution: unknown; like: Size | undefined }): Size {
  const factor = resolutionFactors[String(choice.resolution)] ?? 1
  const named = bananaSizes[String(choice.ratio)]
  const size = named ?? nearest(choice.like ?? { width: 1, height: 1 })
  return { width: size.width * factor, height: size.height * factor }
}

function nearest(like: Size): Size {
  const wanted = Math.log(like.width / like.height)
  const distance = (size: Size) => Math.abs(Math.log(size.width / size.height) - wanted)
  return Object.values(bananaSizes).reduce((best, size) => (distance(size) < distance(best) ? size : best))
}

/** The whole size of about `pixels` in this ratio, in steps of `step`, as the FLUX pro models choose it. */
export function sizeOfRatio(choice: {
  ratio: unknown
  like: Size | undefined
  pixels: number
  step: number
}): Size {
  const [width = 1, height = 1] = /^\d+:\d+$/.test(String(choice.ratio))
    ? String(choice.ratio).split(':').map(Number)
    : [choice.like?.width, choice.like?.height]
  const scale = Math.sqrt(choice.pixels / (width * height))
  const round = (length: number) =>
    Math.max(choice.step, Math.round((length * scale) / choice.step) * choice.step)
  return { width: round(width), height: round(height) }
}
