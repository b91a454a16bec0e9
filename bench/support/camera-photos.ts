import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { createRandom } from '../../sandbox/samples/seeded-random.ts'
import { sampleImage } from '../../sandbox/samples/sample-photos.ts'

/** A sample at the size and with the noise of a camera, since drawings alone are too easy to decode. */
async function takenBy({ width, height, noise }: { width: number; height: number; noise: number }) {
  const { data } = await sharp(await sampleImage('woman-park'))
    .resize(width, height, { fit: 'cover' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const random = createRandom(width)
  for (let at = 0; at < data.length; at += 1)
    data[at] = Math.max(0, Math.min(255, (data[at] ?? 0) + random.between(-noise, noise)))
  return sharp(data, { raw: { width, height, channels: 3 } })
}

export const jpegPhoto = async (options: {
  width: number
  height: number
  noise: number
  quality: number
}): Promise<Buffer> => (await takenBy(options)).jpeg({ quality: options.quality }).toBuffer()

/** As long as wanted, by what no reader looks at: zeros behind the end of a JPEG. */
export const padJpeg = (photo: Buffer, bytes: number): Buffer =>
  Buffer.concat([photo, Buffer.alloc(bytes - photo.length)])

/** As long as wanted, by a box of its own that every reader skips. */
export function padHeic(photo: Buffer, bytes: number): Buffer {
  const free = Buffer.alloc(bytes - photo.length)
  free.writeUInt32BE(free.length)
  free.write('free', 4)
  return Buffer.concat([photo, free])
}

/** Needs heif-enc (Debian: libheif-examples); undefined without it. */
export async function heicPhoto(options: {
  width: number
  height: number
  noise: number
  quality: number
}): Promise<Buffer | undefined> {
  const directory = await mkdtemp(path.join(tmpdir(), 'aisha-heic-'))
  try {
    const [from, to] = [path.join(directory, 'photo.jpg'), path.join(directory, 'photo.heic')]
    await writeFile(from, await jpegPhoto({ ...options, quality: 97 }))
    await promisify(execFile)('heif-enc', [
      '-q',
      String(options.quality),
      '-p',
      'preset=ultrafast',
      '-o',
      to,
      from,
    ])
    return await readFile(to)
  } catch {
    return undefined
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}
