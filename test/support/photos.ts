import { crc32 } from 'node:zlib'
import sharp from 'sharp'

/** A file that a person sends. */
export interface PhotoFile {
  readonly name: string
  readonly type: string
  readonly bytes: Buffer
}

const drawn = new Map<string, Promise<PhotoFile>>()

/** A head and shoulders on a ground of its own colour: no two numbers look alike. */
async function draw(
  number: number,
  { width, height }: { width: number; height: number },
): Promise<PhotoFile> {
  const hue = (number * 47) % 360
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 100 120">
    <rect width="100" height="120" fill="hsl(${hue},45%,${50 + (number % 5) * 6}%)"/>
    <circle cx="${12 + (number % 7) * 12}" cy="14" r="9" fill="hsl(${(hue + 90) % 360},60%,75%)"/>
    <path d="M14 120 Q50 ${62 + (number % 6) * 2} 86 120Z" fill="hsl(${(hue + 200) % 360},40%,35%)"/>
    <ellipse cx="${48 + (number % 5)}" cy="52" rx="19" ry="25" fill="#e0b394"/>
    <circle cx="43" cy="48" r="2.4"/><circle cx="57" cy="48" r="2.4"/>
    <path d="M42 64 Q50 ${66 + (number % 4) * 2} 58 64" stroke="#7a3b34" stroke-width="2" fill="none"/></svg>`
  const bytes = await sharp(Buffer.from(svg)).jpeg({ quality: 88 }).toBuffer()
  return { name: `photo-${number}.jpg`, type: 'image/jpeg', bytes }
}

/** Different photos that training takes; the same number gives the same photo. */
export function goodPhotos(
  count: number,
  { from = 0, width = 640, height = 768 }: { from?: number; width?: number; height?: number } = {},
): Promise<PhotoFile[]> {
  const numbers = Array.from({ length: count }, (_, index) => from + index)
  return Promise.all(
    numbers.map((number) => {
      const key = `${number}:${width}x${height}`
      const known = drawn.get(key) ?? draw(number, { width, height })
      drawn.set(key, known)
      return known
    }),
  )
}

/** Files that training refuses, each for one reason. */
export const badPhotos = {
  async tooSmall(): Promise<PhotoFile> {
    const [small] = await goodPhotos(1, { from: 900, width: 400, height: 480 })
    if (!small) throw new Error('Expected one photo')
    return { ...small, name: 'small.jpg' }
  },
  notAnImage: (): PhotoFile => ({
    name: 'letter.pdf',
    type: 'application/pdf',
    bytes: Buffer.from('%PDF-1.7\nThis is a letter and no picture.\n%%EOF'),
  }),
  async broken(): Promise<PhotoFile> {
    const [whole] = await goodPhotos(1, { from: 901 })
    if (!whole) throw new Error('Expected one photo')
    const bytes = Buffer.concat([whole.bytes.subarray(0, 30), Buffer.alloc(2000, 7)])
    return { ...whole, name: 'broken.jpg', bytes }
  },
  /** A few bytes that unpack to 1.6 gigapixels. */
  bomb: (): PhotoFile => ({ name: 'bomb.png', type: 'image/png', bytes: hugePng(40_000, 40_000) }),
  /** Beyond the 20 MB that a bot may download. */
  async tooBig(): Promise<PhotoFile> {
    const [photo] = await goodPhotos(1, { from: 902 })
    if (!photo) throw new Error('Expected one photo')
    return { ...photo, name: 'big.jpg', bytes: Buffer.concat([photo.bytes, Buffer.alloc(21 * 1024 ** 2)]) }
  },
}

function hugePng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', Buffer.from('789c030000000001', 'hex')),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
