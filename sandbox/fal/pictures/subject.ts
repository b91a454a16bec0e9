import sharp, { type Sharp } from 'sharp'
import type { Random } from '../../samples/seeded-random.ts'
import { findMatte, type Matte } from './matte.ts'
import { asRaw, type Pixels } from './pixels.ts'

/** A person on the canvas: their pixels, and how much of each is theirs (0–255). */
export interface Subject {
  readonly pixels: Pixels
  readonly alpha: Buffer
  /** False: the photo stays whole, since nobody knows where the person ends. */
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

async function place(
  photo: Pixels,
  matte: Matte,
  canvas: { width: number; height: number; random: Random },
): Promise<Subject> {
  const { width, height, random } = canvas
  const cover = Math.max(width / photo.width, height / photo.height)
  // A head at least a tenth below the upper edge, the body running out at the lower one.
  const whole = Math.max(height / photo.height, (height * 0.93) / (photo.height * (1 - matte.top)))
  const mayStandFree = matte.isSure && !matte.touchesSides
  const scale = mayStandFree
    ? Math.min(cover, whole) * random.between(0.94, 1.06)
    : cover * random.between(1, 1.1)
  const [wide, high] = [
    Math.max(1, Math.round(photo.width * scale)),
    Math.max(1, Math.round(photo.height * scale)),
  ]
  const spare = mayStandFree ? width * 0.07 : width * 0.02
  let left = Math.round(width / 2 - matte.middle * wide + random.between(-spare, spare))
  const headroom = height * random.between(0.06, 0.11)
  let top = Math.round(Math.min(headroom - matte.top * high, height * 0.1))
  if (mayStandFree) top = Math.max(top, height - high)
  if (!mayStandFree) {
    left = Math.min(0, Math.max(width - wide, left))
    top = Math.min(0, Math.max(height - high, top))
  }
  const frame = { left, top, wide, high, width, height }
  const [data, alpha] = await Promise.all([
    fit(sharp(photo.data, asRaw(photo)), frame, 3),
    matte.isSure
      ? fit(sharp(matte.data, { raw: { width: matte.width, height: matte.height, channels: 1 } }), frame, 1)
      : Buffer.alloc(width * height, 255),
  ])
  return { pixels: { data, width, height }, alpha, isCutOut: matte.isSure }
}

/** Enlarges, then cuts or pads to the canvas. Outside the photo everything is 0: black and transparent. */
async function fit(
  image: Sharp,
  {
    left,
    top,
    wide,
    high,
    width,
    height,
  }: { left: number; top: number; wide: number; high: number; width: number; height: number },
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
