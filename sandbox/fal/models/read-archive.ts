import { buffer } from 'node:stream/consumers'

import sharp from 'sharp'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'

import { modelFailure } from '../faults/model-failure.ts'

export interface Archive {
  readonly imageCount: number
  /** The first few pictures, upright and small enough to travel inside the weights. */
  readonly photos: readonly Buffer[]
}

const imageExtensions = ['.jpg', '.jpeg', '.png', '.webp']
const rememberedPhotos = 6
const rememberedPixels = 640
const largestImageBytes = 64 * 1024 * 1024

/**
 * Opens a trainer's zip and decodes every picture in it. Refuses, in FAL's words, what is no zip, too few pictures,
 * and a picture that cannot be decoded; captions (.txt) and other files beside them are passed over.
 */
export async function readArchive(
  bytes: Buffer,
  limits: { field: string; url: string; minCount: number; maxCount: number },
): Promise<Archive> {
  const at = { loc: [limits.field], input: limits.url }
  const archive = await open(bytes)
  if (!archive) throw modelFailure('invalid_archive', at)
  const photos: Buffer[] = []
  let imageCount = 0
  try {
    for await (const entry of archive.eachEntry()) {
      if (!isImage(entry)) continue
      imageCount += 1
      const image = await readImage(archive, entry)
      if (!image)
        throw modelFailure('image_load_error', { ...at, msg: `Failed to load the image ${entry.fileName}` })
      if (photos.length < rememberedPhotos) photos.push(image)
    }
  } catch (error) {
    if (error instanceof Error && error.name === 'ModelFailure') throw error
    throw modelFailure('invalid_archive', at)
  } finally {
    archive.close()
  }
  const counts = { provided_count: imageCount, supported_extensions: imageExtensions }
  if (imageCount < limits.minCount)
    throw modelFailure('archive_file_count_below_minimum', {
      ...at,
      ctx: { min_count: limits.minCount, ...counts },
    })
  if (imageCount > limits.maxCount)
    throw modelFailure('archive_file_count_exceeds_maximum', {
      ...at,
      ctx: { max_count: limits.maxCount, ...counts },
    })
  return { imageCount, photos }
}

async function open(bytes: Buffer): Promise<ZipFile | undefined> {
  try {
    return await fromBufferPromise(bytes, { lazyEntries: true })
  } catch {
    return undefined
  }
}

/** Pictures in folders are not seen by FAL's trainers, nor are a Mac's shadow files. */
function isImage({ fileName }: Entry): boolean {
  const lower = fileName.toLowerCase()
  return !lower.includes('/') && !lower.startsWith('._') && imageExtensions.some((end) => lower.endsWith(end))
}

async function readImage(archive: ZipFile, entry: Entry): Promise<Buffer | undefined> {
  if (entry.uncompressedSize > largestImageBytes) return undefined
  const bytes = await buffer(await archive.openReadStreamPromise(entry))
  try {
    return await sharp(bytes, { failOn: 'error' })
      .rotate()
      .resize(rememberedPixels, rememberedPixels, { fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 82 })
      .toBuffer()
  } catch {
    return undefined
  }
}
