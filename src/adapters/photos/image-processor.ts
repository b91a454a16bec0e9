import sharp from 'sharp'
import type { ImageProcessor, KeptFile } from '../../domain/gallery/image-processor.ts'
import { Failure } from '../../domain/shared/failure.ts'
import { imageKindOf } from './image-kind.ts'
import { createSemaphore } from './semaphore.ts'
import { maxDecodeSeconds, openOptions } from './sharp-settings.ts'
import { readVideoSize } from './video-size.ts'

const thumbnailSidePixels = 320
const maxShownBytes = 9_000_000

/** Pictures that vendors deliver, brought to the pixels that were sold. */
export function createImageProcessor({ concurrency = 2 }: { concurrency?: number } = {}): ImageProcessor {
  const limited = createSemaphore(concurrency)
  const process = (bytes: Uint8Array, make: () => Promise<KeptFile>) =>
    limited(async () => {
      try {
        const kept = await make()
        return { ...kept, thumbnail: await thumbnailOf(kept.image) }
      } catch (error) {
        const what = `A delivered picture of ${bytes.length} bytes cannot be decoded: ${String(error)}`
        throw new Failure('UNEXPECTED', what, { cause: error })
      }
    })
  return {
    fit: (bytes, size) => process(bytes, () => fitted(bytes, size)),
    keep: (bytes) => process(bytes, async () => light(await fitted(bytes, await sizeOf(bytes)))),
    film: (bytes) => ({ image: bytes, contentType: 'video/mp4', ...readVideoSize(bytes) }),
  }
}

/** Telegram shows photos of up to 10 MB; a large PNG as JPEG looks the same at a fifth of its size. */
async function light(kept: KeptFile): Promise<KeptFile> {
  if (kept.image.length <= maxShownBytes) return kept
  const image = await sharp(kept.image, openOptions)
    .flatten({ background: 'white' })
    .jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
    .toBuffer()
  return { ...kept, image, contentType: 'image/jpeg' }
}

async function sizeOf(bytes: Uint8Array): Promise<{ width: number; height: number }> {
  const { autoOrient } = await sharp(bytes, openOptions).metadata()
  return { width: autoOrient.width, height: autoOrient.height }
}

async function fitted(
  bytes: Uint8Array,
  size: { readonly width: number; readonly height: number },
): Promise<KeptFile> {
  const kind = imageKindOf(bytes)
  if (!kind) throw new TypeError('not a picture')
  const { width, height, orientation = 1 } = await sharp(bytes, openOptions).metadata()
  const isExact = width === size.width && height === size.height && orientation === 1
  // Encoded once more it would only lose; the thumbnail proves that it can be decoded.
  if (isExact && kind === 'jpeg') return { image: bytes, contentType: 'image/jpeg', ...size }
  if (isExact && kind === 'png') return { image: bytes, contentType: 'image/png', ...size }

  const picture = sharp(bytes, openOptions)
    .timeout({ seconds: maxDecodeSeconds })
    .autoOrient()
    .resize(size.width, size.height, { fit: 'cover', position: 'centre' })
    .toColourspace('srgb')
  if (kind === 'png') return { image: await picture.png().toBuffer(), contentType: 'image/png', ...size }
  const jpeg = picture.flatten({ background: 'white' }).jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
  return { image: await jpeg.toBuffer(), contentType: 'image/jpeg', ...size }
}

const thumbnailOf = (image: Uint8Array): Promise<Buffer> =>
  sharp(image, openOptions)
    .timeout({ seconds: maxDecodeSeconds })
    .resize(thumbnailSidePixels, thumbnailSidePixels, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: 'white' })
    .jpeg({ quality: 80 })
    .toBuffer()
