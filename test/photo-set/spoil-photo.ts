import sharp, { type Sharp } from 'sharp'
import { createRandom } from '../../sandbox/samples/seeded-random.ts'

/** What goes wrong with photos, done to a good one. */
export type Spoil = (photo: Buffer) => Promise<Buffer>

const jpeg = (picture: Sharp, quality = 90): Promise<Buffer> => picture.jpeg({ quality }).toBuffer()

/** `share` of the light reaches the sensor; what is missing shows as noise. */
export const darkened =
  (share: number): Spoil =>
  async (photo) =>
    withNoise(await jpeg(sharp(photo).linear(share, 0)), 3)

/** Too much light: everything moves up, the lightest parts are lost in white. */
export const overexposed =
  (gain: number, lift: number): Spoil =>
  (photo) =>
    jpeg(sharp(photo).linear(gain, lift))

/** Fog, a dirty lens, a photo of a pale print: all within a few levels around `level`. */
export const fogged =
  (share: number, level: number): Spoil =>
  (photo) =>
    jpeg(sharp(photo).linear(share, level * (1 - share)))

export const defocused =
  (sigma: number): Spoil =>
  (photo) =>
    jpeg(sharp(photo).blur(sigma))

/** The camera moved: every row, or column, is smeared over so many pixels. */
export const shaken =
  (length: number, direction: 'across' | 'down'): Spoil =>
  async (photo) => {
    const { data, info } = await sharp(photo).removeAlpha().raw().toBuffer({ resolveWithObject: true })
    const step = direction === 'across' ? 3 : info.width * 3
    const smeared = Buffer.alloc(data.length)
    for (let at = 0; at < data.length; at += 1) {
      let sum = 0
      let count = 0
      for (let back = 0; back < length && at - back * step >= 0; back += 1, count += 1)
        sum += data[at - back * step] ?? 0
      smeared[at] = sum / count
    }
    return jpeg(sharp(smeared, { raw: { width: info.width, height: info.height, channels: 3 } }))
  }

export const noisy =
  (strength: number): Spoil =>
  (photo) =>
    withNoise(photo, strength)

async function withNoise(photo: Buffer, strength: number): Promise<Buffer> {
  const { data, info } = await sharp(photo).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const random = createRandom(data.length)
  const { width, height } = info
  const changed = data.map((value) => {
    // Three dice are close enough to a bell curve.
    const noise = random.between(-1, 1) + random.between(-1, 1) + random.between(-1, 1)
    return Math.max(0, Math.min(255, Math.round(value + noise * strength)))
  })
  return jpeg(sharp(Buffer.from(changed), { raw: { width, height, channels: 3 } }))
}

export const compressedTo =
  (quality: number): Spoil =>
  (photo) =>
    jpeg(sharp(photo), quality)

export const resizedTo =
  (width: number): Spoil =>
  (photo) =>
    jpeg(sharp(photo).resize({ width }))

/** Cuts this share off every edge. */
export const cropped =
  (share: number): Spoil =>
  async (photo) => {
    const { width, height } = await sharp(photo).metadata()
    const [left, top] = [Math.round(width * share), Math.round(height * share)]
    return jpeg(sharp(photo).extract({ left, top, width: width - 2 * left, height: height - 2 * top }))
  }

export const filtered =
  (changes: { brightness: number; saturation: number }): Spoil =>
  (photo) =>
    jpeg(sharp(photo).modulate(changes))

export const grey: Spoil = (photo) => jpeg(sharp(photo).greyscale())

/** Lies on its side in the file, with a note of how to turn it: upright for whoever reads the note. */
export const turned =
  (orientation: 3 | 6 | 8): Spoil =>
  (photo) =>
    sharp(photo)
      .rotate({ 3: 180, 6: 270, 8: 90 }[orientation])
      .jpeg({ quality: 90 })
      .withMetadata({ orientation })
      .toBuffer()

export const asPng: Spoil = (photo) => sharp(photo).png().toBuffer()
export const asWebp: Spoil = (photo) => sharp(photo).webp({ quality: 90 }).toBuffer()

export const cutShort =
  (share: number): Spoil =>
  (photo) =>
    Promise.resolve(photo.subarray(0, Math.round(photo.length * share)))

export const heavierThan =
  (bytes: number): Spoil =>
  (photo) =>
    Promise.resolve(Buffer.concat([photo, Buffer.alloc(bytes + 1 - photo.length)]))
