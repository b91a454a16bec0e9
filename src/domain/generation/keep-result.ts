import { sumsOf } from '../exports/sum-up.ts'
import type { ImageProcessor, ProcessedImage } from '../gallery/image-processor.ts'
import type { ImageStore, NewImage } from '../gallery/image.ts'
import { Failure } from '../shared/failure.ts'
import type { Bucket, ObjectStorage } from '../shared/object-storage.ts'
import type { ProviderStorage } from '../work/provider.ts'
import { readWhole } from '../work/vendor-files.ts'
import { sizeOf } from './formats.ts'
import type { Generation } from './generation.ts'

const maxResultBytes = 64 * 1024 ** 2

export interface KeepResultNeeds {
  readonly images: Pick<ImageStore, 'find'>
  readonly vendorFiles: ProviderStorage
  readonly storage: ObjectStorage
  readonly processor: ImageProcessor
}

/** Copies one result into our own storage, in the shape in which it was sold. */
export async function keepResult(
  needs: KeepResultNeeds,
  generation: Generation,
  result: { readonly url: string; readonly position: number; readonly seed: string | null },
): Promise<NewImage> {
  const { position, seed } = result
  const { body } = await needs.vendorFiles.download(result.url, maxResultBytes)
  const { image, thumbnail, contentType, width, height } = await shaped(
    needs,
    generation,
    await readWhole(body),
  )
  const { bucket, thumbnail: thumbnailKey, ...keys } = placeOf(generation, position)
  const storageKey = keys[contentType]
  await needs.storage.put({ bucket, key: storageKey, contentType }, image)
  await needs.storage.put({ bucket, key: thumbnailKey, contentType: 'image/jpeg' }, thumbnail)
  const { userId, avatarId, model } = generation
  return {
    userId,
    generationId: generation.id,
    avatarId,
    position,
    media: contentType === 'video/mp4' ? 'video' : 'photo',
    bucket,
    storageKey,
    thumbnailKey,
    contentType,
    ...sumsOf(image),
    width,
    height,
    model,
    seed,
  }
}

async function shaped(
  needs: KeepResultNeeds,
  generation: Generation,
  bytes: Uint8Array,
): Promise<ProcessedImage> {
  switch (generation.kind) {
    case 'image':
    case 'edit':
      return needs.processor.fit(bytes, sizeOf[generation.format])
    case 'upscale':
      return needs.processor.keep(bytes)
    case 'video':
      return { ...needs.processor.film(bytes), thumbnail: await thumbnailOfSource(needs, generation) }
  }
}

/** A video begins with the image that it was made from, and is told by it in lists. */
async function thumbnailOfSource(
  { images, storage }: KeepResultNeeds,
  { userId, sourceImageId }: Generation,
): Promise<Uint8Array> {
  const source = sourceImageId === null ? undefined : await images.find(userId, sourceImageId)
  if (!source) throw new Failure('UNEXPECTED', 'A video is expected to be made from an image of its owner.')
  return readWhole((await storage.read({ bucket: source.bucket, key: source.thumbnailKey })).body)
}

/** Where a result lies: known beforehand, so that what nobody was shown can be removed without having been noted. */
export function placeOf({ id, userId, avatarId }: Generation, position: number) {
  const stem = `users/${userId}/generations/${id}/${position + 1}`
  const bucket: Bucket = avatarId === null ? 'imagen4' : 'images'
  return {
    bucket,
    'image/jpeg': `${stem}.jpg`,
    'image/png': `${stem}.png`,
    'video/mp4': `${stem}.mp4`,
    thumbnail: `${stem}-thumbnail.jpg`,
  }
}
