import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { createImageProcessor } from '../../src/adapters/photos/image-processor.ts'
import { formats, sizeOf } from '../../src/domain/generation/formats.ts'
import { Failure } from '../../src/domain/shared/failure.ts'

const processor = createImageProcessor()
const grey = { r: 128, g: 128, b: 128 }

/** Grey with a white circle in the middle: distortion and an off-centre crop both show. */
const withCircle = (width: number, height: number) => {
  const radius = Math.min(width, height) / 4
  const circle = `<svg width="${width}" height="${height}"><circle cx="${width / 2}" cy="${height / 2}" r="${radius}" fill="white"/></svg>`
  return sharp({ create: { width, height, channels: 3, background: grey } }).composite([
    { input: Buffer.from(circle) },
  ])
}

/** The box of what is white. */
async function whiteBox(image: Uint8Array) {
  const { data, info } = await sharp(image).greyscale().raw().toBuffer({ resolveWithObject: true })
  const [xs, ys]: [number[], number[]] = [[], []]
  for (let y = 0; y < info.height; y++)
    for (let x = 0; x < info.width; x++)
      if ((data[(y * info.width + x) * info.channels] ?? 0) > 200) {
        xs.push(x)
        ys.push(y)
      }
  const span = (values: number[]) => {
    const [from, to] = values.reduce(
      ([low, high], each) => [Math.min(low, each), Math.max(high, each)],
      [Infinity, 0],
    )
    return { middle: (from + to) / 2, length: to - from + 1 }
  }
  return { x: span(xs), y: span(ys) }
}

describe('a delivered picture', () => {
  it.each(formats)('has exactly the pixels of %s, from whatever came', async (format) => {
    const size = sizeOf[format]
    for (const [width, height] of [
      [1024, 1024],
      [1408, 768],
      [600, 900],
    ] as const) {
      const { image, thumbnail, ...told } = await processor.fit(
        await withCircle(width, height).jpeg().toBuffer(),
        size,
      )
      expect(told).toEqual({ contentType: 'image/jpeg', ...size })
      expect(await sharp(image).metadata()).toMatchObject({ format: 'jpeg', ...size })
      const small = await sharp(thumbnail).metadata()
      expect(small.format).toBe('jpeg')
      expect(Math.max(small.width, small.height)).toBe(320)
      expect(small.width / small.height).toBeCloseTo(size.width / size.height, 1)
    }
  })

  it('is cropped from the centre and never distorted', async () => {
    const { image } = await processor.fit(await withCircle(1600, 800).png().toBuffer(), {
      width: 720,
      height: 1280,
    })
    const { x, y } = await whiteBox(image)
    expect(Math.abs(x.length - y.length)).toBeLessThanOrEqual(3)
    expect(Math.abs(x.middle - 359.5)).toBeLessThanOrEqual(2)
    expect(Math.abs(y.middle - 639.5)).toBeLessThanOrEqual(2)
  })

  it('keeps its very bytes when it is right already', async () => {
    const size = { width: 1024, height: 1024 }
    for (const format of ['jpeg', 'png'] as const) {
      const bytes = await withCircle(1024, 1024).toFormat(format).toBuffer()
      const kept = await processor.fit(bytes, size)
      expect(Buffer.from(kept.image).equals(bytes)).toBe(true)
      expect(kept.contentType).toBe(`image/${format}`)
    }
  })

  it('stays without loss if it came so', async () => {
    const { image, contentType } = await processor.fit(
      await withCircle(1200, 1200).png().toBuffer(),
      sizeOf['3:4'],
    )
    expect(contentType).toBe('image/png')
    expect(await sharp(image).metadata()).toMatchObject({ format: 'png', ...sizeOf['3:4'] })
  })

  it('in WebP becomes a JPEG', async () => {
    const { image, contentType } = await processor.fit(
      await withCircle(1024, 1024).webp().toBuffer(),
      sizeOf['1:1'],
    )
    expect(contentType).toBe('image/jpeg')
    expect((await sharp(image).metadata()).format).toBe('jpeg')
  })

  it('is turned upright, also when its size hides the turn', async () => {
    const half = {
      input: { create: { width: 512, height: 1024, channels: 3 as const, background: 'white' } },
      left: 0,
      top: 0,
    }
    const turned = sharp({
      create: { width: 1024, height: 1024, channels: 3, background: 'black' },
    }).composite([half])
    const { image } = await processor.fit(
      await turned.jpeg().withMetadata({ orientation: 3 }).toBuffer(),
      sizeOf['1:1'],
    )
    const { x } = await whiteBox(image)
    expect(x.middle).toBeGreaterThan(700)
  })

  it.each<[string, () => Promise<Uint8Array>]>([
    ['is no picture', async () => Buffer.from('<html>not found</html>')],
    ['is cut short', async () => (await withCircle(1024, 1024).jpeg().toBuffer()).subarray(0, 3_000)],
    [
      'is cut short and of another size',
      async () => (await withCircle(1500, 1024).jpeg().toBuffer()).subarray(0, 3_000),
    ],
    ['is empty', async () => new Uint8Array()],
  ])('that %s is a fault', async (_name, make) => {
    await expect(processor.fit(await make(), sizeOf['1:1'])).rejects.toThrow(Failure)
  })
})
