import sharp from 'sharp'
import type { ImageProcessor, ProcessedImage } from '../../domain/gallery/image-processor.ts'
import { Failure } from '../../domain/shared/failure.ts'
import { imageKindOf } from './image-kind.ts'
import { createSemaphore } from './semaphore.ts'
import { maxDecodeSeconds, openOptions } from './sharp-settings.ts'

const thumbnailSidePixels = 320

type Kept = Omit<ProcessedImage, 'thumbnail'>

/** Pictures that vendors deliver, brought to the pixels that were sold. */
export function createImageProcessor({ concurrency = 2 }: { concurrency?: number } = {}): ImageProcessor {
  const limited = createSemaphore(concurrency)
  return {
    fit: (bytes, size) =>
      limited(async () => {
        try {
          const kept = await fitted(bytes, size)
          return { ...kept, thumbnail: await thumbnailOf(kept.image) }
        } catch (error) {
          throw new Failure(
            'UNEXPECTED',
            `A delivered picture of ${bytes.length} bytes cannot be decoded: ${String(error)}`,
            {
              cause: error,
            },
          )
        }
      }),
  }
}

async function fitted(
  bytes: Uint8Array,
  size: { readonly width: number; readonly height: number },
): Promise<Kept> {
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
