import sharp from 'sharp'
import { createRandom } from '../../samples/seeded-random.ts'
import { paintOver } from './brush.ts'
import type { Treatment } from './mood.ts'
import { asRaw, type Pixels } from './pixels.ts'

type Treat = (picture: Pixels, seed: number) => Promise<Pixels> | Pixels

/** What the picture is made of: film, oil, paper, pencil, print. */
const treatments: Record<Treatment, Treat> = {
  photo: (picture, seed) => withGrain(picture, { seed, strength: 4 }),
  film: (picture, seed) => withGrain(recolour(picture, fade), { seed, strength: 15 }),
  mono: (picture, seed) => withGrain(recolour(picture, silver), { seed, strength: 11 }),
  oil: async (picture, seed) => withCanvas(recolour(await paintOver(picture, { radius: 4 }), vivid), seed),
  illustration: async (picture) => recolour(await paintOver(picture, { radius: 3 }), vivid),
  watercolour: async (picture, seed) =>
    onPaper(recolour(await paintOver(picture, { radius: 4 }), washed), seed),
  sketch: drawPencil,
  comic: async (picture) => printDots(recolour(await paintOver(picture, { radius: 3 }), posterise)),
}

export async function treat(picture: Pixels, kind: Treatment, seed: number): Promise<Pixels> {
  return await treatments[kind](picture, seed)
}

const clamp = (value: number) => (value < 0 ? 0 : value > 255 ? 255 : Math.round(value))
type Recolour = (red: number, green: number, blue: number, light: number, channel: 0 | 1 | 2) => number

const own = (red: number, green: number, blue: number, channel: 0 | 1 | 2) =>
  channel === 0 ? red : channel === 1 ? green : blue

const fade: Recolour = (red, green, blue, light, channel) =>
  (light + (own(red, green, blue, channel) - light) * 0.82) * 0.86 +
  ([34, 26, 20][channel] ?? 0) +
  (channel === 0 ? light * 0.04 : channel === 2 ? -light * 0.06 : 0)
const silver: Recolour = (_red, _green, _blue, light, channel) =>
  128 + (light - 122) * 1.2 + ([3, 0, -4][channel] ?? 0)
const vivid: Recolour = (red, green, blue, light, channel) =>
  128 + (light + (own(red, green, blue, channel) - light) * 1.18 - 126) * 1.06
const washed: Recolour = (red, green, blue, light, channel) =>
  255 - (255 - (light + (own(red, green, blue, channel) - light) * 1.45)) * 0.78
const posterise: Recolour = (red, green, blue, light, channel) => {
  const strong = light + (own(red, green, blue, channel) - light) * 1.45
  return Math.round(clamp(128 + (strong - 122) * 1.15) / 36) * 36
}

function recolour({ data, width, height }: Pixels, change: Recolour): Pixels {
  const result = Buffer.alloc(data.length)
  for (let index = 0; index + 2 < data.length; index += 3) {
    const [red, green, blue] = [data[index] ?? 0, data[index + 1] ?? 0, data[index + 2] ?? 0]
    const light = red * 0.3 + green * 0.59 + blue * 0.11
    result[index] = clamp(change(red, green, blue, light, 0))
    result[index + 1] = clamp(change(red, green, blue, light, 1))
    result[index + 2] = clamp(change(red, green, blue, light, 2))
  }
  return { data: result, width, height }
}

const TILE = 256

/** Noise around 0, soft enough to look like silver and not like sand. */
function noiseTile(seed: number): Float32Array {
  const random = createRandom(seed)
  const raw = Float32Array.from({ length: TILE * TILE }, () => random.between(-1, 1) + random.between(-1, 1))
  return raw.map((value, index) => {
    const right = raw[(index & ~(TILE - 1)) | ((index + 1) & (TILE - 1))] ?? 0
    const below = raw[(index + TILE) % raw.length] ?? 0
    return (value * 2 + right + below) / 3
  })
}

function addLight(
  { data, width, height }: Pixels,
  lightAt: (x: number, y: number, index: number) => number,
): Pixels {
  const result = Buffer.alloc(data.length)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const index = (y * width + x) * 3
      const more = lightAt(x, y, index)
      result[index] = clamp((data[index] ?? 0) + more)
      result[index + 1] = clamp((data[index + 1] ?? 0) + more)
      result[index + 2] = clamp((data[index + 2] ?? 0) + more)
    }
  }
  return { data: result, width, height }
}

function withGrain(picture: Pixels, { seed, strength }: { seed: number; strength: number }): Pixels {
  const tile = noiseTile(seed)
  return addLight(picture, (x, y) => (tile[(y % TILE) * TILE + (x % TILE)] ?? 0) * strength)
}

/** Light rakes over ridges of paint and threads of linen. */
function withCanvas(picture: Pixels, seed: number): Pixels {
  const { data, width } = picture
  const tile = noiseTile(seed)
  const thread = Math.max(3, Math.round(Math.min(picture.width, picture.height) / 300))
  return addLight(picture, (x, y, index) => {
    const ridge = (data[index + 1] ?? 0) - (data[index + 1 - (width + 1) * 3 * 2] ?? data[index + 1] ?? 0)
    const weave = (Math.floor(x / thread) + Math.floor(y / thread)) % 2 ? 3.5 : -3.5
    const bristle = (tile[((y >> 1) % TILE) * TILE + ((x >> 3) % TILE)] ?? 0) * 6
    return Math.max(-26, Math.min(26, ridge * 0.55)) + weave + bristle
  })
}

/** Colour gathers at the edges of a wash; the paper shows through its grain. */
function onPaper(picture: Pixels, seed: number): Pixels {
  const { data, width } = picture
  const tile = noiseTile(seed)
  return addLight(picture, (x, y, index) => {
    const here = data[index + 1] ?? 0
    const edge =
      Math.abs(here - (data[index + 1 + 9] ?? here)) + Math.abs(here - (data[index + 1 + width * 9] ?? here))
    const grain = (tile[((y >> 1) % TILE) * TILE + ((x >> 1) % TILE)] ?? 0) * 7
    return grain - Math.min(44, edge * 0.5)
  })
}

/** Grey divided by its own blurred negative leaves lines, as a light table does. */
async function drawPencil(picture: Pixels, seed: number): Promise<Pixels> {
  const { width, height } = picture
  const blurBy = Math.max(1, Math.min(width, height) / 130)
  const soft = await sharp(picture.data, asRaw(picture)).blur(blurBy).raw().toBuffer()
  const tile = noiseTile(seed)
  const lightOf = (data: Buffer, index: number) =>
    (data[index] ?? 0) * 0.3 + (data[index + 1] ?? 0) * 0.59 + (data[index + 2] ?? 0) * 0.11
  const result = Buffer.alloc(picture.data.length)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const index = (y * width + x) * 3
      const grey = lightOf(picture.data, index)
      const line = Math.min(1.02, (grey + 10) / (lightOf(soft, index) + 10)) ** 3.6
      const hatch = Math.sin((x + y * 0.6) * 0.9) * 0.5 + (tile[(y % TILE) * TILE + (x % TILE)] ?? 0) * 0.5
      const shade = Math.max(0, 1 - grey / 190) * (0.56 + hatch * 0.3)
      const paper = 246 * line * (1 - shade * 0.8)
      result[index] = clamp(paper)
      result[index + 1] = clamp(paper * 0.985)
      result[index + 2] = clamp(paper * 0.95)
    }
  }
  return { data: result, width, height }
}

/** Dots of ink, larger where it is darker, in rows turned as printers turn them. */
function printDots(picture: Pixels): Pixels {
  const { data } = picture
  const pitch = Math.max(4, Math.min(picture.width, picture.height) / 120)
  return addLight(picture, (x, y, index) => {
    const light = (data[index] ?? 0) * 0.3 + (data[index + 1] ?? 0) * 0.59 + (data[index + 2] ?? 0) * 0.11
    const [u, v] = [(x * 0.866 + y * 0.5) / pitch, (y * 0.866 - x * 0.5) / pitch]
    const far = Math.hypot(u - Math.round(u), v - Math.round(v))
    const ink = Math.sqrt(Math.max(0, 1 - light / 215)) * 0.62
    return far < ink ? -34 : 16
  })
}
