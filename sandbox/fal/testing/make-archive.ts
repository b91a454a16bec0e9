import { buffer } from 'node:stream/consumers'

import sharp from 'sharp'
import { ZipFile } from 'yazl'

/** A picture of one colour. */
export function makePhoto(
  colour: string,
  format: 'jpeg' | 'png' | 'webp' = 'jpeg',
  size = 96,
): Promise<Buffer> {
  return sharp({ create: { width: size, height: size, channels: 3, background: colour } })
    .toFormat(format)
    .toBuffer()
}

export async function makeArchive(files: Readonly<Record<string, Buffer>>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, bytes] of Object.entries(files)) zip.addBuffer(bytes, name)
  zip.end()
  return buffer(zip.outputStream)
}

/** A set that every trainer accepts: all four kinds of picture, a caption, all in one colour. */
export async function makeGoodArchive(colour = '#cc2222'): Promise<Buffer> {
  const jpeg = await makePhoto(colour)
  return makeArchive({
    '1.jpg': jpeg,
    '2.JPEG': jpeg,
    '3.png': await makePhoto(colour, 'png'),
    '4.webp': await makePhoto(colour, 'webp'),
    '1.txt': Buffer.from('a photo of [trigger]'),
  })
}
