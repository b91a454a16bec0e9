import { sizeOf } from '../formats.ts'
import { imagesAnswer } from './fal-answers.ts'
import { seedInput } from './fal-input.ts'
import type { ImageModelEntry } from './model-entry.ts'

export const fluxLora: ImageModelEntry = {
  key: 'flux-lora',
  title: 'FLUX',
  provider: 'fal',
  endpointId: 'fal-ai/flux-lora',
  capability: 'avatar',
  takes: 'pixels',
  priceFactor: 1,
  // $0.035 a megapixel; the largest format has 1.05.
  cost: { dollars: 0.037, asOf: '2026-06-11' },
  enabled: true,
  retired: false,
  input: (request) => ({
    prompt: request.prompt,
    image_size: sizeOf[request.format],
    num_images: request.count,
    num_inference_steps: 28,
    guidance_scale: 3.5,
    loras: request.weightsUrl === undefined ? [] : [{ path: request.weightsUrl, scale: 1 }],
    enable_safety_checker: true,
    output_format: 'jpeg',
    ...seedInput(request),
  }),
  output: imagesAnswer,
}

/** Draws finetunes of the retired trainer, where FAL still answers. */
export const finetunedFlux: ImageModelEntry = {
  key: 'flux-finetuned',
  title: 'FLUX Pro',
  provider: 'fal',
  endpointId: 'fal-ai/flux-pro/v1.1-ultra-finetuned',
  capability: 'avatar',
  takes: 'ratio',
  priceFactor: 1,
  cost: { dollars: 0.07, asOf: '2026-06-11' },
  enabled: true,
  retired: false,
  input: (request) => ({
    prompt: request.prompt,
    finetune_id: request.finetuneId,
    finetune_strength: 1.1,
    aspect_ratio: request.format,
    num_images: request.count,
    output_format: 'jpeg',
    ...seedInput(request),
  }),
  output: imagesAnswer,
}
