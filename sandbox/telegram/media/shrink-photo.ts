import sharp from 'sharp'

import type { Upload } from '../api/read-params.ts'

const side = 2560
const smallEnough = 3_000_000

/**
 * What a Telegram app does before it sends a photo: any format becomes a JPEG that fits. Pictures that cannot be read
 * here go on as they are, to be refused in Telegram's words.
 */
export async function shrinkPhoto(upload: Upload): Promise<Upload> {
  if (/\.jpe?g$/i.test(upload.name) && upload.bytes.length <= smallEnough) return upload
  try {
    const bytes = await sharp(upload.bytes, { limitInputPixels: false })
      .rotate()
      .flatten({ background: '#ffffff' })
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 90 })
      .toBuffer()
    return { name: 'photo.jpg', contentType: 'image/jpeg', bytes }
  } catch {
    return upload
  }
}
