import sharp, { type Sharp } from 'sharp'
import type { Random } from '../../samples/seeded-random.ts'
import { findMatte, sharpen, type Matte } from './matte.ts'
import { asRaw, type Pixels } from './pixels.ts'

/** A person on the canvas: their pixels, and how much of each is theirs (0–255). */
export interface Subject {
  readonly pixels: Pixels
  readonly alpha: Buffer
  /** False where nobody knows where the person ends: the photo fades into the place instead. */
  readonly isCutOut: boolean
}

const WORKING_SIDE = 1280
const MOST_PIXELS = 120_000_000

/** One of the photos, chosen by chance, set on a canvas; undefined when none can be decoded. */
export async function placeSubject(
  photos: readonly Buffer[],
  canvas: { width: number; height: number; random: Random },
): Promise<Subject | undefined> {
  const { random } = canvas
  const first = random.whole(0, Math.max(0, photos.length - 1))
  const isFlipped = random.chance(0.5)
  for (let step = 0; step < photos.length; step += 1) {
    const photo = await decode(photos[(first + step) % photos.length], isFlipped)
    if (photo) return await place(photo, await findMatte(photo), canvas)
  }
  return undefined
}

async function decode(photo: Buffer | undefined, isFlipped: boolean): Promise<Pixels | undefined> {
  try {
    const { data, info } = await sharp(photo, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .autoOrient()
      .resize(WORKING_SIDE, WORKING_SIDE, { fit: 'inside', withoutEnlargement: true })
      .flop(isFlipped)
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true })
    if (info.channels !== 3 || info.width < 16 || info.height < 16) return undefined
    return { data, width: info.width, height: info.height }
  } catch {
    // Not an image, or a damaged one: the next photo will do.
    return undefined
  }
}

interface Frame {
  readonly left: number
  readonly top: number
  readonly wide: number
  readonly high: number
  readonly width: number
  readonly height: number
}

async function place(
  photo: Pixels,
  matte: Matte,
  canvas: { width: number; height: number; random: Random },
): Promise<Subject> {
  const { width, height } = canvas
  const frame = chooseFrame(photo, matte, canvas)
  const pixels = { data: await fit(sharp(photo.data, asRaw(photo)), frame, 3), width, height }
  if (!matte.isSure) return { pixels, alpha: dissolve(frame), isCutOut: false }
  const image = sharp(matte.data, { raw: { width: matte.width, height: matte.height, channels: 1 } })
  const decided = Uint8Array.from({ length: 256 }, (_, value) => Math.round(sharpen(value / 255) * 255))
  const alpha = (await fit(image, frame, 1)).map((value) => decided[value] ?? 0)
  return { pixels, alpha: softenSides(Buffer.from(alpha.buffer), frame), isCutOut: true }
}

/** Over the whole canvas where that leaves enough of the person; otherwise the head and shoulders, standing free. */
function chooseFrame(
  photo: Pixels,
  { isSure, touchesSides, top: headTop, middle }: Matte,
  { width, height, random }: { width: number; height: number; random: Random },
): Frame {
  const cover = Math.max(width / photo.width, height / photo.height)
  const begins = isSure ? headTop : 0.1
  // Head and shoulders are in the upper three quarters of what the person takes.
  const bust = height / (photo.height * Math.min(1, (1 - begins) * 0.84))
  const standing = Math.max(height / photo.height, (height * 0.93) / (photo.height * (1 - begins)))
  const isFree = isSure && !touchesSides
  const scale = isFree
    ? Math.min(cover, standing) * random.between(0.94, 1.06)
    : Math.min(cover * random.between(1, 1.1), bust)
  const [wide, high] = [
    Math.max(1, Math.round(photo.width * scale)),
    Math.max(1, Math.round(photo.height * scale)),
  ]
  const spare = width * (wide < width ? 0.07 : 0.02)
  const left = Math.round(width / 2 - middle * wide + random.between(-spare, spare))
  const headroom = height * random.between(0.06, 0.11)
  const top = Math.round(Math.min(headroom - begins * high, height * 0.1))
  return {
    left: wide >= width && !isFree ? Math.min(0, Math.max(width - wide, left)) : left,
    // The body always runs out at the lower edge.
    top: Math.max(height - high, isFree ? top : Math.min(0, top)),
    wide,
    high,
    width,
    height,
  }
}

/** Where the photo ends within the canvas, the person fades instead of being cut. */
function softenSides(alpha: Buffer, { left, wide, width, height }: Frame): Buffer {
  const fade = Math.max(2, Math.round(wide * 0.09))
  const fadesLeft = left > 0
  const fadesRight = left + wide < width
  for (let x = Math.max(0, left); x < Math.min(width, left + wide); x += 1) {
    const inside = Math.min(
      fadesLeft ? (x - left) / fade : 1,
      fadesRight ? (left + wide - 1 - x) / fade : 1,
      1,
    )
    if (inside >= 1) continue
    const share = inside * inside * (3 - 2 * inside)
    for (let y = 0; y < height; y += 1) alpha[y * width + x] = (alpha[y * width + x] ?? 0) * share
  }
  return alpha
}

/** Nobody knows where this person ends: the middle of the photo stays, its edges pass into the place. */
function dissolve(frame: Frame): Buffer {
  const { left, top, wide, high, width, height } = frame
  const alpha = Buffer.alloc(width * height)
  for (let y = Math.max(0, top); y < Math.min(height, top + high); y += 1) {
    for (let x = Math.max(0, left); x < Math.min(width, left + wide); x += 1) {
      const away = Math.hypot((x - left) / wide - 0.5, ((y - top) / high - 0.52) * 0.8) * 2
      const share = Math.min(1, Math.max(0, (away - 0.62) / 0.6))
      alpha[y * width + x] = 255 * (1 - 0.85 * share * share * (3 - 2 * share))
    }
  }
  return softenSides(alpha, frame)
}

/** Enlarges, then cuts or pads to the canvas. Outside the photo everything is 0: black and transparent. */
async function fit(
  image: Sharp,
  { left, top, wide, high, width, height }: Frame,
  channels: 1 | 3,
): Promise<Buffer> {
  const enlarged = await image
    .resize(wide, high, { fit: 'fill', kernel: 'cubic' })
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .raw()
    .toBuffer()
  const canvas = Buffer.alloc(width * height * channels)
  const from = Math.max(0, -left)
  const count = Math.min(wide - from, width - Math.max(0, left))
  if (count <= 0) return canvas
  for (let y = Math.max(0, top); y < Math.min(height, top + high); y += 1) {
    const start = ((y - top) * wide + from) * channels
    enlarged.copy(canvas, (y * width + Math.max(0, left)) * channels, start, start + count * channels)
  }
  return canvas
}
