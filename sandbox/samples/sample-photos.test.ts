import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { drawSample, listSamples, sampleImage } from './sample-photos.ts'

const samples = listSamples()
const images = new Map<string, Buffer>()
const thumbnails = new Map<string, Buffer>()

beforeAll(async () => {
  for (const { name } of samples) {
    const image = await drawSample(name)
    images.set(name, image)
    thumbnails.set(name, await sharp(image).resize(24, 24, { fit: 'fill' }).removeAlpha().raw().toBuffer())
  }
})

const meanDifference = (a: Buffer, b: Buffer) =>
  a.reduce((sum, value, index) => sum + Math.abs(value - (b[index] ?? 0)), 0) / a.length

/** Sixty-four comparisons of neighbours in grey, as duplicate finders make them. */
async function differenceHash(image: Buffer): Promise<boolean[]> {
  const grey = await sharp(image).greyscale().resize(9, 8, { fit: 'fill' }).raw().toBuffer()
  return Array.from({ length: 64 }, (_, bit) => {
    const at = Math.floor(bit / 8) * 9 + (bit % 8)
    return (grey[at] ?? 0) < (grey[at + 1] ?? 0)
  })
}

const pairs = samples.flatMap((first, index) =>
  samples.slice(index + 1).map((second) => [first.name, second.name] as const),
)

describe('sample photos', () => {
  it('offers two people and a style, with enough photos each for an avatar', () => {
    const models = Map.groupBy(samples, ({ model }) => model)
    expect([...models.keys()].toSorted()).toEqual(['man', 'paper', 'woman'])
    for (const photos of models.values()) expect(photos.length).toBeGreaterThanOrEqual(12)
    expect(new Set(samples.map(({ name }) => name)).size).toBe(samples.length)
  })

  it('gives real JPEG files that are large enough to train on', async () => {
    for (const image of images.values()) {
      const { format, width, height } = await sharp(image).metadata()
      expect(format).toBe('jpeg')
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(1024)
      expect(image.length).toBeLessThan(2_000_000)
    }
  })

  it('shows something of its own in every photo', () => {
    for (const [first, second] of pairs) {
      const difference = meanDifference(
        thumbnails.get(first) ?? Buffer.alloc(0),
        thumbnails.get(second) ?? Buffer.alloc(0),
      )
      expect(difference, `${first} and ${second}`).toBeGreaterThan(8)
    }
  })

  it('has no two photos that a duplicate finder would take for one', async () => {
    const hashes = new Map<string, boolean[]>()
    for (const [name, image] of images) hashes.set(name, await differenceHash(image))
    for (const [first, second] of pairs) {
      const other = hashes.get(second) ?? []
      const distance = (hashes.get(first) ?? []).filter((bit, index) => bit !== other[index]).length
      expect(distance, `${first} and ${second}`).toBeGreaterThan(4)
    }
  })

  it('is neither too dark nor blurred', async () => {
    for (const [name, image] of images) {
      const { channels, sharpness } = await sharp(image).stats()
      const brightness = channels.reduce((sum, { mean }) => sum + mean, 0) / channels.length
      expect(brightness, name).toBeGreaterThan(45)
      expect(sharpness, name).toBeGreaterThan(0.5)
    }
  })

  it('draws a photo once and keeps it', async () => {
    expect(await sampleImage('woman-park')).toBe(await sampleImage('woman-park'))
  })

  it('says which names exist when asked for another', async () => {
    await expect(drawSample('nobody')).rejects.toThrow(/listSamples/)
  })
})
