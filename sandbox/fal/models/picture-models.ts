import { modelFailure } from '../faults/model-failure.ts'
import { decodeLora } from './lora-file.ts'
import { loadInputImages, loadLoraPhotos } from './load-photos.ts'
import type { Job, Model } from './model.ts'
import { createPictureModel, type PictureSpec } from './picture-model.ts'
import { sizeOfBanana, sizeOfImageSize, sizeOfRatio } from './picture-size.ts'

const perMegapixel = (unitPrice: number) => ({ unitPrice, unit: 'megapixels' })
const perImage = (unitPrice: number) => ({ unitPrice, unit: 'images' })

const flux = (endpointId: string, unitPrice: number, rest: Partial<PictureSpec> = {}): Model =>
  createPictureModel({
    endpointId,
    price: perMegapixel(unitPrice),
    defaultFormat: 'jpeg',
    answers: 'flux',
    size: (input) => sizeOfImageSize(input['image_size']),
    ...rest,
  })

const banana = (endpointId: string, unitPrice: number): Model =>
  createPictureModel({
    endpointId,
    price: perImage(unitPrice),
    defaultFormat: 'png',
    answers: 'description',
    size: (input, like) =>
      sizeOfBanana({ ratio: input['aspect_ratio'], resolution: input['resolution'], like }),
    loadPhotos: loadInputImages,
  })

const pro = (
  endpointId: string,
  unitPrice: number,
  megapixels: number,
  rest: Partial<PictureSpec> = {},
): Model =>
  createPictureModel({
    endpointId,
    price: perImage(unitPrice),
    defaultFormat: 'jpeg',
    answers: 'flux',
    size: (input, like) =>
      sizeOfRatio({
        ratio: input['aspect_ratio'],
        like,
        pixels: megapixels * 1024 * 1024,
        step: megapixels > 1 ? 32 : 16,
      }),
    loadPhotos: loadInputImages,
    ...rest,
  })

export function createPictureModels(): readonly Model[] {
  return [
    flux('fal-ai/flux-lora', 0.035, { loadPhotos: loadLoraPhotos }),
    flux('fal-ai/flux-lora/image-to-image', 0.035, {
      loadPhotos: async (job) => [...(await loadLoraPhotos(job)), ...(await loadInputImages(job))],
    }),
    flux('fal-ai/flux-2', 0.012, { defaultFormat: 'png' }),
    flux('fal-ai/flux-2/lora', 0.021, { defaultFormat: 'png', loadPhotos: loadLoraPhotos }),
    flux('fal-ai/flux/schnell', 0.003),
    flux('fal-ai/flux/dev', 0.025),
    banana('fal-ai/nano-banana-2', 0.08),
    banana('fal-ai/nano-banana-2/edit', 0.08),
    banana('fal-ai/nano-banana-pro', 0.15),
    banana('fal-ai/nano-banana-pro/edit', 0.15),
    pro('fal-ai/flux-pro/v1.1-ultra', 0.06, 4),
    pro('fal-ai/flux-pro/v1.1-ultra-finetuned', 0.07, 4, { loadPhotos: loadFinetunePhotos }),
    pro('fal-ai/flux-pro/kontext', 0.04, 1),
  ]
}

async function loadFinetunePhotos(job: Job): Promise<readonly Buffer[]> {
  const id = String(job.input['finetune_id'])
  const bytes = await job.finetunes.read(id)
  const finetune = bytes && decodeLora(bytes)
  if (!finetune)
    throw modelFailure('file_download_error', { loc: ['finetune_id'], input: id, msg: 'Finetune not found' })
  return finetune.photos
}
