import sharp from 'sharp'

import { badRequest } from '../api/refusal.ts'

export interface Picture {
  readonly bytes: Buffer
  readonly width: number
  readonly height: number
}

/** The boxes that Telegram fits a photo into; a photo smaller than one is not enlarged. */
const boxes = [90, 320, 800, 1280] as const
const maxBytes = 10_485_760
const maxSides = 10_000
const maxRatio = 20
const photoExtension = /\.(jpe?g|gif|png|tiff?|bmp)$/i

const draw = async (source: Buffer, box: number): Promise<Picture> => {
  const { data, info } = await sharp(source, { limitInputPixels: false })
    .rotate()
    .flatten({ background: '#ffffff' })
    .resize({ width: box, height: box, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: box > 320 ? 87 : 80 })
    .toBuffer({ resolveWithObject: true })
  return { bytes: data, width: info.width, height: info.height }
}

/** Recompressed, upright and without metadata, smallest first; refuses what Telegram takes for no photo. */
export async function drawPhotoSizes(bytes: Buffer, name: string): Promise<Picture[]> {
  if (bytes.length === 0) throw badRequest('file must be non-empty')
  if (bytes.length > maxBytes)
    throw badRequest(
      `file of size ${bytes.length} bytes is too big for a photo; the maximum size is ${maxBytes} bytes`,
    )
  if (/\.[^./]+$/.test(name) && !photoExtension.test(name))
    throw badRequest('photo has unsupported extension. Use one of .jpg, .jpeg, .gif, .png, .tif or .bmp')
  const { width, height } = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => {
      throw badRequest('IMAGE_PROCESS_FAILED')
    })
  if (width + height > maxSides || Math.max(width, height) / Math.min(width, height) > maxRatio)
    throw badRequest('PHOTO_INVALID_DIMENSIONS')

  const longest = Math.max(width, height)
  const wanted = boxes.filter((_box, index) => index === 0 || longest > (boxes[index - 1] ?? 0))
  const largest = await draw(bytes, wanted.at(-1) ?? 1280).catch(() => {
    throw badRequest('IMAGE_PROCESS_FAILED')
  })
  // The small ones are drawn from the large one: decoding twelve megapixels four times would be slow.
  const smaller = await Promise.all(wanted.slice(0, -1).map((box) => draw(largest.bytes, box)))
  return [...smaller, largest]
}

/** A small JPEG for documents and videos; undefined for what is no picture. */
export async function drawThumbnail(bytes: Buffer): Promise<Picture | undefined> {
  try {
    return await draw(bytes, 320)
  } catch {
    return undefined
  }
}
