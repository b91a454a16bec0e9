import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { drawSample } from '../sandbox/samples/sample-photos.ts'

// The pictures beside the tips on photos: what works well above, what does not below.
// Run again when the drawings change: node scripts/draw-tips.ts
const columns = 4
const size = 240
const gap = 16
const margin = 28
const width = 2 * margin + columns * size + (columns - 1) * gap
const height = 2 * margin + 2 * size + gap

const badge = (colour: string, sign: string): string =>
  `<svg width="50" height="50"><circle cx="25" cy="25" r="23" fill="${colour}" stroke="#fff" stroke-width="3"/><path d="${sign}" fill="none" stroke="#fff" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"/></svg>`
const tick = badge('#2e9e5b', 'M14 26l8 8 14-17')
const cross = badge('#d64545', 'M16 16l18 18M34 16l-18 18')

type Spoil = (photo: Buffer) => Promise<Buffer>

const dark: Spoil = (photo) => sharp(photo).linear(0.22, 0).toBuffer()
const bright: Spoil = (photo) => sharp(photo).linear(1.5, 95).toBuffer()
const blurred: Spoil = (photo) => sharp(photo).resize(size).blur(7).toBuffer()

/** Two people beside each other in one picture. */
const withSomebody =
  (other: string): Spoil =>
  async (photo) => {
    const half = async (image: Buffer) =>
      sharp(image)
        .resize(size / 2, size, { fit: 'cover', position: 'top' })
        .toBuffer()
    const [left, right] = [await half(photo), await half(await drawSample(other))]
    return sharp({ create: { width: size, height: size, channels: 3, background: '#000' } })
      .composite([
        { input: left, left: 0, top: 0 },
        { input: right, left: size / 2, top: 0 },
      ])
      .jpeg()
      .toBuffer()
  }

/** A shadow across the work. */
const shaded: Spoil = (photo) =>
  sharp(photo)
    .resize(size, size)
    .composite([
      {
        input: Buffer.from(
          `<svg width="${size}" height="${size}"><path d="M0 0H${size * 0.75}L${size * 0.35} ${size}H0Z" fill="#000" opacity="0.62"/></svg>`,
        ),
      },
    ])
    .toBuffer()

await draw('portrait', {
  good: ['woman-window', 'woman-park', 'woman-sea', 'woman-city'],
  bad: [
    ['woman-park', dark],
    ['woman-reading', blurred],
    ['woman-sea', bright],
    ['woman-park', withSomebody('man-park')],
  ],
})
await draw('style', {
  good: ['paper-balloons', 'paper-city', 'paper-tea', 'paper-forest'],
  bad: [
    ['paper-city', dark],
    ['paper-balloons', blurred],
    ['paper-tea', shaded],
    ['woman-park', async (photo) => photo],
  ],
})

async function draw(
  name: 'portrait' | 'style',
  photos: { good: readonly string[]; bad: readonly (readonly [string, Spoil])[] },
): Promise<void> {
  const good = await Promise.all(photos.good.map(drawSample))
  const bad = await Promise.all(photos.bad.map(async ([sample, spoil]) => spoil(await drawSample(sample))))
  const tiles = await Promise.all(
    [...good, ...bad].map((image, index) =>
      tile(image, { column: index % columns, row: Math.floor(index / columns) }),
    ),
  )
  await sharp({ create: { width, height, channels: 3, background: '#f4f1f8' } })
    .composite(tiles)
    .jpeg({ quality: 80, mozjpeg: true })
    .toFile(fileURLToPath(new URL(`../src/telegram/pictures/tips-${name}.jpg`, import.meta.url)))
}

async function tile(image: Buffer, { column, row }: { column: number; row: number }) {
  const corners = `<svg width="${size}" height="${size}"><rect width="${size}" height="${size}" rx="22"/></svg>`
  const input = await sharp(image)
    .resize(size, size, { position: 'top' })
    .composite([{ input: Buffer.from(row === 0 ? tick : cross), left: size - 62, top: size - 62 }])
    .png()
    .toBuffer()
  const rounded = await sharp(input)
    .composite([{ input: Buffer.from(corners), blend: 'dest-in' }])
    .png()
    .toBuffer()
  return { input: rounded, left: margin + column * (size + gap), top: margin + row * (size + gap) }
}
