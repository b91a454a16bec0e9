import sharp, { type Sharp } from 'sharp'
import { createRandom, hashText } from '../../samples/seeded-random.ts'
import type { Canvas } from '../../samples/scenery.ts'
import { drawForeground } from './foreground.ts'
import { drawOverlay } from './frame.ts'
import { grade } from './grade.ts'
import { markOverlay } from './mark.ts'
import { readMood, type Mood } from './mood.ts'
import { asRaw, type Pixels } from './pixels.ts'
import { places } from './places.ts'
import { placeSubject } from './subject.ts'
import { treat } from './texture.ts'

export interface PictureRequest {
  /** The person's own photos; those that cannot be decoded are passed over. */
  readonly photos: readonly Buffer[]
  readonly prompt: string
  readonly seed: number
  readonly width: number
  readonly height: number
  readonly format: 'jpeg' | 'png' | 'webp'
}

const LARGEST_SIDE = 2048
/** A place behind a person is painted at this size and enlarged, which blurs it as a lens would. */
const BLURRED_SIDE = 128

/** Draws a picture of exactly the pixels asked for, up to 2048 a side; the same request always gives the same bytes. */
export async function drawPicture(request: PictureRequest): Promise<Buffer> {
  const width = side(request.width)
  const height = side(request.height)
  const random = createRandom(hashText(`${request.seed} ${request.prompt}`))
  const canvas: Canvas = { width, height, random }
  const mood = readMood(request.prompt, random)
  const subject = await placeSubject(request.photos, canvas)
  const place = await paintPlace(mood, canvas, subject ? undefined : request.prompt)
  const graded = grade({ place, subject, look: mood.look, random })
  const treated = await treat(graded, mood.treatment, random.whole(1, 1_000_000))
  const over = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${drawOverlay(mood, canvas)}${markOverlay(width, height)}</svg>`
  return await encode(
    sharp(treated.data, asRaw(treated)).composite([{ input: Buffer.from(over) }]),
    request.format,
  )
}

const side = (asked: number) => Math.max(1, Math.min(LARGEST_SIDE, Math.round(asked) || 1))

/** Out of focus behind a person; sharp, with what the wish names in it, where nobody stands. */
async function paintPlace(mood: Mood, canvas: Canvas, wish: string | undefined): Promise<Pixels> {
  const { width, height, random } = canvas
  // Painted in a space of its own, so that a small picture and a large one show the same.
  const share = 1024 / Math.max(width, height)
  const space: Canvas = { width: width * share, height: height * share, random }
  const body = `${places[mood.place](space)}${wish === undefined ? '' : drawForeground(mood.place, wish, space)}`
  const flip = random.chance(0.5) ? `transform="translate(${space.width} 0) scale(-1 1)"` : ''
  const svg = (wide: number, high: number) =>
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="0 0 ${space.width} ${space.height}" preserveAspectRatio="none"><g ${flip}>${body}</g></svg>`,
    )
  if (wish !== undefined) {
    return {
      data: await sharp(svg(width, height)).flatten({ background: '#888' }).raw().toBuffer(),
      width,
      height,
    }
  }
  const blur = Math.min(1, BLURRED_SIDE / Math.max(width, height))
  const [smallWidth, smallHeight] = [
    Math.max(1, Math.round(width * blur)),
    Math.max(1, Math.round(height * blur)),
  ]
  const small = await sharp(svg(smallWidth, smallHeight)).flatten({ background: '#888' }).raw().toBuffer()
  const data = await sharp(small, { raw: { width: smallWidth, height: smallHeight, channels: 3 } })
    .blur(random.between(0.7, 1.4))
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .raw()
    .toBuffer()
  return { data, width, height }
}

function encode(image: Sharp, format: PictureRequest['format']): Promise<Buffer> {
  const flat = image.removeAlpha()
  switch (format) {
    case 'jpeg':
      return flat.jpeg({ quality: 90 }).toBuffer()
    case 'png':
      return flat.png({ compressionLevel: 5 }).toBuffer()
    case 'webp':
      return flat.webp({ quality: 88, effort: 2 }).toBuffer()
  }
}
