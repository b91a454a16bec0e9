import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { drawPicture } from '../sandbox/fal/pictures/draw-picture.ts'
import { drawSample } from '../sandbox/samples/sample-photos.ts'

// The picture of the first screen: photos of a person who does not exist above, wishes that came true below.
// Run again when the drawings change: node scripts/draw-welcome.ts
const target = fileURLToPath(new URL('../src/telegram/pictures/welcome.jpg', import.meta.url))
const width = 1080
const margin = 36
const gap = 18

const photos = ['woman-park', 'woman-sea', 'woman-reading', 'woman-studio', 'woman-city']
const wishes = [
  { prompt: 'on a yacht at sunset', seed: 11 },
  { prompt: 'in the mountains, snow, clear morning', seed: 9 },
  { prompt: 'oil painting portrait in an autumn forest', seed: 23 },
  { prompt: 'neon city at night, cyberpunk', seed: 8 },
  { prompt: 'watercolour, spring flowers', seed: 31 },
  { prompt: 'business portrait in a bright office', seed: 2 },
]

const sources = await Promise.all(photos.map((name) => drawSample(name)))
const small = (width - 2 * margin - (photos.length - 1) * gap) / photos.length
const large = (width - 2 * margin - 2 * gap) / 3
const top = margin + small + 74
const height = Math.round(top + 2 * large + gap + margin)

const tiles = [
  ...(await Promise.all(
    sources.map((image, index) => tile(image, { size: small, x: margin + index * (small + gap), y: margin })),
  )),
  ...(await Promise.all(
    wishes.map(async ({ prompt, seed }, index) => {
      const image = await drawPicture({
        photos: sources,
        prompt,
        seed,
        width: 640,
        height: 640,
        format: 'png',
      })
      return tile(image, {
        size: large,
        x: margin + (index % 3) * (large + gap),
        y: top + Math.floor(index / 3) * (large + gap),
      })
    }),
  )),
]
const arrow = Buffer.from(
  `<svg width="${width}" height="${height}"><path d="M ${width / 2 - 26} ${margin + small + 24} l 26 26 l 26 -26" fill="none" stroke="#fff" stroke-width="9" stroke-linecap="round" stroke-linejoin="round"/></svg>`,
)
await sharp(background())
  .composite([...tiles, { input: arrow }])
  .jpeg({ quality: 82, mozjpeg: true })
  .toFile(target)

async function tile(image: Buffer, place: { size: number; x: number; y: number }) {
  const size = Math.round(place.size)
  const corner = Math.round(size * 0.09)
  const mask = Buffer.from(
    `<svg width="${size}" height="${size}"><rect width="${size}" height="${size}" rx="${corner}"/></svg>`,
  )
  const input = await sharp(image)
    .resize(size, size, { position: 'top' })
    .composite([{ input: mask, blend: 'dest-in' }])
    .png()
    .toBuffer()
  return { input, left: Math.round(place.x), top: Math.round(place.y) }
}

function background(): Buffer {
  return Buffer.from(
    `<svg width="${width}" height="${height}"><defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#5b3df0"/><stop offset="0.6" stop-color="#a23bb8"/><stop offset="1" stop-color="#ef6f6c"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#g)"/></svg>`,
  )
}
