import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { sampleImage } from '../../samples/sample-photos.ts'
import { drawPicture, type PictureRequest } from './draw-picture.ts'

let woman: Buffer
let man: Buffer

beforeAll(async () => {
  woman = await sampleImage('woman-park')
  man = await sampleImage('man-mountains')
})

const usual: PictureRequest = {
  photos: [],
  prompt: 'portrait',
  seed: 1,
  width: 320,
  height: 320,
  format: 'jpeg',
}
const draw = (request: Partial<PictureRequest>) => drawPicture({ ...usual, ...request })
const thumbnail = (picture: Buffer) =>
  sharp(picture).resize(48, 48, { fit: 'fill' }).removeAlpha().raw().toBuffer()

async function difference(first: Buffer, second: Buffer): Promise<number> {
  const [a, b] = [await thumbnail(first), await thumbnail(second)]
  return a.reduce((sum, value, index) => sum + Math.abs(value - (b[index] ?? 0)), 0) / a.length
}

/** How much of one picture's colours the other has: 0 to 1. */
async function sharedColors(first: Buffer, second: Buffer): Promise<number> {
  const count = async (picture: Buffer) => {
    const pixels = await sharp(picture).resize(120, 120, { fit: 'fill' }).removeAlpha().raw().toBuffer()
    const bins = new Map<number, number>()
    for (let at = 0; at + 2 < pixels.length; at += 3) {
      const bin =
        ((pixels[at] ?? 0) >> 5) * 64 + ((pixels[at + 1] ?? 0) >> 5) * 8 + ((pixels[at + 2] ?? 0) >> 5)
      bins.set(bin, (bins.get(bin) ?? 0) + 1)
    }
    return bins
  }
  const [a, b] = [await count(first), await count(second)]
  return [...a].reduce((sum, [bin, amount]) => sum + Math.min(amount, b.get(bin) ?? 0), 0) / (120 * 120)
}

describe('a demo picture', () => {
  it.each([
    [1024, 1024, 'jpeg'],
    [864, 1152, 'png'],
    [1152, 864, 'webp'],
    [720, 1280, 'jpeg'],
    [1280, 720, 'png'],
  ] as const)('has exactly %i × %i pixels as %s', async (width, height, format) => {
    for (const photos of [[], [woman]]) {
      const made = await sharp(await draw({ width, height, format, photos })).metadata()
      expect(made).toMatchObject({ width, height, format })
    }
  })

  it('is the same to the byte for the same request', async () => {
    for (const photos of [[], [woman, man]]) {
      const [first, second] = await Promise.all([draw({ photos, seed: 7 }), draw({ photos, seed: 7 })])
      expect(first.equals(second)).toBe(true)
    }
  })

  it('is clearly another for each seed', async () => {
    for (const request of [{ photos: [woman, man] }, { photos: [woman] }, { prompt: 'sunset at sea' }]) {
      const pictures = await Promise.all([1, 2, 3, 4].map((seed) => draw({ ...request, seed })))
      for (const [index, picture] of pictures.entries()) {
        for (const other of pictures.slice(index + 1))
          expect(await difference(picture, other)).toBeGreaterThan(5)
      }
    }
  })

  it.each([
    ['sunset on the beach', 'snow in winter'],
    ['neon city at night', 'business portrait in an office'],
    ['black and white studio portrait', 'pop art comic'],
    ['акварель, весенний сад', 'космос'],
  ])('follows the wish: "%s" is not "%s"', async (one, other) => {
    for (const photos of [[], [woman]]) {
      const [first, second] = [await draw({ photos, prompt: one }), await draw({ photos, prompt: other })]
      expect(await difference(first, second)).toBeGreaterThan(20)
    }
  })

  it('has no colour when black and white is asked for', async () => {
    const pixels = await thumbnail(await draw({ photos: [woman], prompt: 'black and white portrait' }))
    let strongest = 0
    for (let at = 0; at + 2 < pixels.length; at += 3) {
      strongest = Math.max(strongest, Math.abs((pixels[at] ?? 0) - (pixels[at + 2] ?? 0)))
    }
    expect(strongest).toBeLessThan(40)
  })

  it('shows the person whose photos were given', async () => {
    const score = { own: 0, other: 0 }
    for (const seed of [1, 2, 3]) {
      const prompt = 'studio portrait'
      const [ofWoman, ofMan] = [
        await draw({ photos: [woman], prompt, seed }),
        await draw({ photos: [man], prompt, seed }),
      ]
      score.own += (await sharedColors(ofWoman, woman)) + (await sharedColors(ofMan, man))
      score.other += (await sharedColors(ofWoman, man)) + (await sharedColors(ofMan, woman))
      expect(await difference(ofWoman, ofMan)).toBeGreaterThan(10)
    }
    expect(score.own).toBeGreaterThan(score.other * 1.15)
  })

  it('passes over what is not an image, and draws without a person when none is left', async () => {
    const broken = [Buffer.from('not an image'), Buffer.alloc(0), woman.subarray(0, 900)]
    const empty = await draw({ prompt: 'mountains' })
    expect((await draw({ photos: broken, prompt: 'mountains' })).length).toBeGreaterThan(1000)
    const found = await draw({ photos: [...broken, woman], prompt: 'mountains' })
    expect(await difference(found, empty)).toBeGreaterThan(8)
  })

  it('takes photos of any make: transparent, grey, 16 bit, tiny, turned, without a clear person', async () => {
    const noise = Buffer.from(
      Array.from({ length: 300 * 200 * 3 }, (_, index) => (index * 7919 + ((index * index) % 251)) % 256),
    )
    const odd = await Promise.all([
      sharp({ create: { width: 300, height: 500, channels: 4, background: '#ff000044' } })
        .png()
        .toBuffer(),
      sharp(woman).greyscale().png().toBuffer(),
      sharp(woman).toColourspace('rgb16').png().toBuffer(),
      sharp(woman).resize(20, 20).png().toBuffer(),
      sharp(woman).resize(300).withMetadata({ orientation: 6 }).jpeg().toBuffer(),
      sharp(noise, { raw: { width: 300, height: 200, channels: 3 } })
        .png()
        .toBuffer(),
    ])
    for (const photo of odd) {
      expect(await sharp(await draw({ photos: [photo] })).metadata()).toMatchObject({
        width: 320,
        height: 320,
      })
    }
  })

  it.each([
    'portrait',
    'oil painting',
    'watercolour',
    'pencil sketch',
    'black and white',
    'vintage film',
    'pop art',
    'anime',
  ])('draws "%s" at any size, however small or narrow', async (prompt) => {
    for (const [width, height] of [
      [1, 1],
      [2, 300],
      [300, 3],
      [17, 23],
    ] as const) {
      const made = await draw({ photos: [woman], prompt, width, height, format: 'png' })
      expect(await sharp(made).metadata()).toMatchObject({ width, height })
    }
  })

  it('stays within bounded memory at the largest size', async () => {
    const request = { photos: [woman], prompt: 'neon city', width: 2048, height: 2048 }
    await draw(request)
    const before = process.memoryUsage().rss
    for (const seed of [1, 2]) await draw({ ...request, seed })
    expect(process.memoryUsage().rss - before).toBeLessThan(500 * 1024 * 1024)
  })

  it('carries its mark in the lower right corner', async () => {
    const picture = await draw({ photos: [], prompt: 'studio', width: 1024, height: 1024, format: 'png' })
    const brightPart = async (left: number) => {
      const pixels = await sharp(picture)
        .extract({ left, top: 960, width: 110, height: 45 })
        .greyscale()
        .raw()
        .toBuffer()
      return pixels.filter((value) => value > 225).length / pixels.length
    }
    expect(await brightPart(900)).toBeGreaterThan((await brightPart(700)) + 0.03)
  })
})
