import sharp from 'sharp'
import { createRandom, hashText } from '../../samples/seeded-random.ts'
import { markOverlay } from './mark.ts'

export interface PictureRequest {
  /** The person's own photos; those that cannot be decoded are passed over. */
  readonly photos: readonly Buffer[]
  readonly prompt: string
  readonly seed: number
  readonly width: number
  readonly height: number
  readonly format: 'jpeg' | 'png' | 'webp'
}

/** Draws a picture of exactly the pixels asked for; the same request always gives the same bytes. */
export async function drawPicture(request: PictureRequest): Promise<Buffer> {
  const { photos, prompt, seed, format } = request
  const width = Math.max(1, Math.min(2048, Math.round(request.width) || 1))
  const height = Math.max(1, Math.min(2048, Math.round(request.height) || 1))
  const random = createRandom(seed ^ hashText(prompt))
  const hue = random.whole(0, 360)
  let base: Buffer | undefined
  const start = photos.length > 0 ? random.whole(0, photos.length - 1) : 0
  for (let tried = 0; tried < photos.length && !base; tried += 1) {
    base = await sharp(photos[(start + tried) % photos.length])
      .rotate()
      .resize(width, height, { fit: 'cover', position: 'attention' })
      .modulate({
        hue: random.whole(-12, 12),
        saturation: random.between(0.8, 1.3),
        brightness: random.between(0.9, 1.1),
      })
      .removeAlpha()
      .png({ compressionLevel: 0 })
      .toBuffer()
      .catch(() => undefined)
  }
  const backdrop = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><linearGradient id="g" x2=".3" y2="1"><stop stop-color="hsl(${hue} 60% 70%)"/><stop offset="1" stop-color="hsl(${hue + 60} 50% 30%)"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#g)" fill-opacity="${base ? 0.25 : 1}"/>${markOverlay(width, height)}</svg>`
  const canvas = base
    ? sharp(base).composite([{ input: Buffer.from(backdrop) }])
    : sharp(Buffer.from(backdrop)).removeAlpha()
  return await canvas.toFormat(format, { quality: 90 }).toBuffer()
}
