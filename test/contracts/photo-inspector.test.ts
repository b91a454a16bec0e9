import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { createPhotoInspector } from '../../src/adapters/photos/photo-inspector.ts'
import { maxPhotoBytes } from '../../src/domain/avatars/photo-inspector.ts'

const { inspect } = (() => {
  const inspector = createPhotoInspector({ concurrency: 2 })
  return { inspect: (bytes: Uint8Array) => inspector.inspect(bytes) }
})()

const red = { r: 220, g: 30, b: 30 }
const blue = { r: 30, g: 30, b: 220 }
const plain = (width: number, height: number, background = red) =>
  sharp({ create: { width, height, channels: 3, background } })

/** Red on the left, blue on the right. */
const twoHalves = (width: number, height: number) =>
  plain(width, height).composite([
    {
      input: { create: { width: width / 2, height, channels: 3, background: blue } },
      left: width / 2,
      top: 0,
    },
  ])

const fixture = (name: string) => readFile(path.join(import.meta.dirname, 'fixtures', name))

async function accepted(bytes: Uint8Array) {
  const outcome = await inspect(bytes)
  if (outcome.kind !== 'accepted') throw new Error(`refused: ${outcome.reason}`)
  return outcome
}

async function colourAt(image: Uint8Array, x: number, y: number) {
  const { data, info } = await sharp(image).raw().toBuffer({ resolveWithObject: true })
  const at = (y * info.width + x) * info.channels
  return { r: data[at] ?? -1, g: data[at + 1] ?? -1, b: data[at + 2] ?? -1 }
}

const isNear = (a: typeof red, b: typeof red, tolerance = 12) =>
  Math.abs(a.r - b.r) + Math.abs(a.g - b.g) + Math.abs(a.b - b.b) <= 3 * tolerance

function pngClaiming(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    crc.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, crc])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('\u{89}PNG\r\n\u{1a}\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(100))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

describe('a photo', () => {
  it('is made new as a JPEG, and known again by the bytes that came', async () => {
    const bytes = await plain(800, 600).jpeg().toBuffer()
    const outcome = await accepted(bytes)
    expect(outcome).toMatchObject({ width: 800, height: 600 })
    expect(outcome.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(await sharp(outcome.image).metadata()).toMatchObject({
      format: 'jpeg',
      width: 800,
      height: 600,
      space: 'srgb',
    })
  })

  it.each<[string, () => Promise<Buffer>]>([
    ['PNG', () => plain(600, 700).png().toBuffer()],
    ['WebP', () => plain(600, 700).webp().toBuffer()],
    ['GIF', () => plain(600, 700).gif().toBuffer()],
    ['TIFF', () => plain(600, 700).tiff().toBuffer()],
    ['AVIF', () => plain(600, 700).avif({ effort: 0 }).toBuffer()],
    ['16-bit PNG', () => plain(600, 700).toColourspace('rgb16').png().toBuffer()],
    ['CMYK JPEG', () => plain(600, 700).toColourspace('cmyk').jpeg().toBuffer()],
    ['grey JPEG', () => plain(600, 700).greyscale().jpeg().toBuffer()],
    ['progressive JPEG', () => plain(600, 700).jpeg({ progressive: true }).toBuffer()],
  ])('may be a %s', async (name, make) => {
    const outcome = await accepted(await make())
    expect(outcome).toMatchObject({ width: 600, height: 700 })
    expect(await sharp(outcome.image).metadata()).toMatchObject({ format: 'jpeg', depth: 'uchar' })
    const isRed = isNear(await colourAt(outcome.image, 300, 350), red, name === 'CMYK JPEG' ? 30 : 12)
    expect(isRed).toBe(name !== 'grey JPEG')
  })

  it('may be a HEIC, as phones send it', async () => {
    const outcome = await accepted(await fixture('three-colours.heic'))
    expect(outcome).toMatchObject({ width: 600, height: 800 })
    expect(isNear(await colourAt(outcome.image, 100, 100), { r: 48, g: 192, b: 64 })).toBe(true)
    expect(isNear(await colourAt(outcome.image, 500, 100), { r: 224, g: 48, b: 32 })).toBe(true)
    expect(isNear(await colourAt(outcome.image, 300, 700), { r: 32, g: 64, b: 160 })).toBe(true)
  })

  it('stands upright, whatever its camera was turned to', async () => {
    const lying = await twoHalves(800, 600).jpeg().withMetadata({ orientation: 6 }).toBuffer()
    const outcome = await accepted(lying)
    expect(outcome).toMatchObject({ width: 600, height: 800 })
    expect(isNear(await colourAt(outcome.image, 300, 100), red)).toBe(true)
    expect(isNear(await colourAt(outcome.image, 300, 700), blue)).toBe(true)
    expect((await sharp(outcome.image).metadata()).orientation).toBeUndefined()
  })

  it('forgets where and with what it was taken', async () => {
    const telling = await plain(600, 600)
      .jpeg()
      .withExif({
        IFD0: { Make: 'SecretCamera' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' },
      })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><secret/></x:xmpmeta>')
      .toBuffer()
    expect(telling.includes('SecretCamera')).toBe(true)
    const { image } = await accepted(telling)
    const { exif, xmp, icc, iptc } = await sharp(image).metadata()
    expect({ exif, xmp, icc, iptc }).toEqual({})
    expect(Buffer.from(image).includes('SecretCamera')).toBe(false)
  })

  it('is made no larger than trainers look at, and never larger than it was', async () => {
    expect(await accepted(await plain(4000, 3000).jpeg().toBuffer())).toMatchObject({
      width: 2048,
      height: 1536,
    })
    expect(await accepted(await plain(512, 512).jpeg().toBuffer())).toMatchObject({ width: 512, height: 512 })
  })

  it('that moves counts with its first frame', async () => {
    const frames = await Promise.all([red, blue].map((colour) => plain(600, 600, colour).png().toBuffer()))
    for (const format of ['gif', 'webp'] as const) {
      const moving = await sharp(frames, { join: { animated: true } })
        .toFormat(format)
        .toBuffer()
      expect((await sharp(moving, { animated: true }).metadata()).pages).toBe(2)
      const outcome = await accepted(moving)
      expect(outcome).toMatchObject({ width: 600, height: 600 })
      expect(isNear(await colourAt(outcome.image, 300, 300), red)).toBe(true)
    }
  })

  it('shows white where it was transparent', async () => {
    const clear = await sharp({
      create: { width: 600, height: 600, channels: 4, background: { ...red, alpha: 0 } },
    })
      .png()
      .toBuffer()
    expect(await colourAt((await accepted(clear)).image, 10, 10)).toEqual({ r: 255, g: 255, b: 255 })
  })
})

describe('what is no usable photo', () => {
  const reason = async (bytes: Uint8Array) => {
    const outcome = await inspect(bytes)
    return outcome.kind === 'refused' ? outcome.reason : outcome.kind
  }

  it.each<[string, Uint8Array]>([
    ['nothing', Buffer.alloc(0)],
    ['a text that is called .jpg', Buffer.from('I am a photo, really.')],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"/>')],
    ['a PDF', Buffer.from('%PDF-1.7\n')],
    ['a video', Buffer.from('\0\0\0\u{18}ftypmp42\0\0\0\0mp42isom', 'latin1')],
    ['a zip', Buffer.from('PK\u{3}\u{4}aaaaaaaaaaaaaaaa', 'latin1')],
  ])('%s is no image', async (_name, bytes) => {
    expect(await reason(bytes)).toBe('not-an-image')
  })

  it('too small is told apart, in any orientation', async () => {
    expect(await reason(await plain(511, 2000).jpeg().toBuffer())).toBe('too-small')
    expect(await reason(await plain(2000, 511).png().toBuffer())).toBe('too-small')
    expect(await reason(await fixture('too-small.heic'))).toBe('too-small')
  })

  it('too many bytes are not even looked at', async () => {
    const photo = await plain(600, 600).jpeg().toBuffer()
    expect(await reason(Buffer.concat([photo, Buffer.alloc(maxPhotoBytes + 1 - photo.length)]))).toBe(
      'too-big',
    )
  })

  it('a bomb of pixels is recognised by its header', async () => {
    const before = process.memoryUsage.rss()
    expect(await reason(pngClaiming(30_000, 30_000))).toBe('pixel-bomb')
    const gif = Buffer.from(
      'GIF89a\u{ff}\u{ff}\u{ff}\u{ff}\0\0\0,\0\0\0\0\u{ff}\u{ff}\u{ff}\u{ff}\0\u{2}\u{2}L\u{1}\0;',
      'latin1',
    )
    expect(await reason(gif)).toBe('pixel-bomb')
    const heic = await fixture('three-colours.heic')
    const size = heic.indexOf('ispe') + 8
    heic.writeUInt32BE(30_000, size)
    heic.writeUInt32BE(30_000, size + 4)
    expect(await reason(heic)).toBe('pixel-bomb')
    expect(process.memoryUsage.rss() - before).toBeLessThan(300 * 1024 * 1024)
  })

  it('damaged pictures are refused, not thrown about', async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
    const jpeg = await sharp({ create: { width: 900, height: 900, channels: 3, background: red, noise } })
      .jpeg()
      .toBuffer()
    expect(await reason(jpeg.subarray(0, jpeg.length / 2))).toBe('undecodable')
    expect(await reason(jpeg.subarray(0, 20))).toBe('undecodable')
    expect(await reason(pngClaiming(600, 600))).toBe('undecodable')
    const heic = await fixture('three-colours.heic')
    expect(await reason(heic.subarray(0, heic.length - 100))).toBe('undecodable')
    expect(await reason(heic.subarray(0, 40))).toBe('undecodable')
    expect(await reason(Buffer.from('BM\u{1}\u{1}\u{1}\u{1}\0\0\0\0xxxxxxxx', 'latin1'))).toBe('undecodable')
  })
})
