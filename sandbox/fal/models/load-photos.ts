import sharp from 'sharp'

import { modelFailure } from '../faults/model-failure.ts'
import { decodeLora } from './lora-file.ts'
import type { Job } from './model.ts'

/** The people inside the weights of `loras`; fails as FAL does when a path cannot be read. */
export async function loadLoraPhotos(job: Job): Promise<readonly Buffer[]> {
  const loras = (job.input['loras'] ?? []) as readonly { path: string; scale?: number }[]
  const photos: Buffer[] = []
  for (const [index, { path, scale }] of loras.entries()) {
    const loc = ['loras', index, 'path']
    const lora = decodeLora(await job.download(path, loc))
    if (!lora)
      throw modelFailure('file_download_error', { loc, input: path, msg: 'The file holds no LoRA weights' })
    if ((scale ?? 1) > 0) photos.push(...lora.photos)
  }
  return photos
}

/** The pictures of `image_url` or `image_urls`, proven to be pictures. */
export async function loadInputImages(job: Job): Promise<readonly Buffer[]> {
  const { image_url: one, image_urls: many } = job.input
  const named: { url: string; loc: readonly (string | number)[] }[] = Array.isArray(many)
    ? many.map((url, index) => ({ url: String(url), loc: ['image_urls', index] }))
    : typeof one === 'string' && one
      ? [{ url: one, loc: ['image_url'] }]
      : []
  const images: Buffer[] = []
  for (const { url, loc } of named) {
    const bytes = await job.download(url, loc)
    await sharp(bytes)
      .stats()
      .catch(() => {
        throw modelFailure('image_load_error', { loc, input: url })
      })
    images.push(bytes)
  }
  return images
}
