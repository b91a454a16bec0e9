import type { DeliveredImage, ImageModelEntry } from './model-entry.ts'
import { sizeOf } from './formats.ts'

// Inputs and outputs as FAL's OpenAPI documents of 2026-06-11 describe them.

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

/** `{ images: [{ url }], seed, has_nsfw_concepts: [] }`: the shape that FAL's image models share. */
function imagesOutput(answer: unknown): { images: readonly DeliveredImage[]; seed: string | null } {
  const { images, seed, has_nsfw_concepts: flags } = asRecord(answer)
  const list = Array.isArray(images) ? images : []
  return {
    images: list.flatMap((image, index): DeliveredImage[] => {
      const { url } = asRecord(image)
      if (typeof url !== 'string') return []
      return [{ url, isFlagged: Array.isArray(flags) && flags[index] === true }]
    }),
    seed: typeof seed === 'number' || typeof seed === 'string' ? String(seed) : null,
  }
}

/** A seed beyond 2^53 cannot be repeated exactly, so it is not sent at all. */
const seedInput = (seed: string): { seed?: number } => {
  const value = Number(seed)
  return Number.isSafeInteger(value) ? { seed: value } : {}
}

export const fluxLora: ImageModelEntry = {
  key: 'flux-lora',
  title: 'FLUX',
  provider: 'fal',
  endpointId: 'fal-ai/flux-lora',
  capability: 'avatar',
  takes: 'pixels',
  priceFactor: 1,
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
    ...seedInput(request.seed),
  }),
  output: imagesOutput,
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
  enabled: true,
  retired: false,
  input: (request) => ({
    prompt: request.prompt,
    finetune_id: request.finetuneId,
    finetune_strength: 1.1,
    aspect_ratio: request.format,
    num_images: request.count,
    output_format: 'jpeg',
    ...seedInput(request.seed),
  }),
  output: imagesOutput,
}

export const imagen4: ImageModelEntry = {
  key: 'imagen4',
  title: 'Imagen 4',
  provider: 'fal',
  endpointId: 'fal-ai/imagen4/preview',
  capability: 'text',
  takes: 'ratio',
  priceFactor: 1,
  enabled: true,
  retired: true,
  successor: 'nano-banana-2',
  input: (request) => ({
    prompt: request.prompt,
    aspect_ratio: request.format,
    num_images: request.count,
    ...seedInput(request.seed),
  }),
  output: imagesOutput,
}

export const nanoBanana2: ImageModelEntry = {
  key: 'nano-banana-2',
  title: 'Nano Banana 2',
  provider: 'fal',
  endpointId: 'fal-ai/nano-banana-2',
  capability: 'text',
  takes: 'ratio',
  priceFactor: 1,
  enabled: true,
  retired: false,
  successor: 'flux-2',
  input: (request) => ({
    prompt: request.prompt,
    aspect_ratio: request.format,
    resolution: '1K',
    num_images: request.count,
    output_format: 'png',
    ...seedInput(request.seed),
  }),
  output: imagesOutput,
}

export const flux2: ImageModelEntry = {
  key: 'flux-2',
  title: 'FLUX.2',
  provider: 'fal',
  endpointId: 'fal-ai/flux-2',
  capability: 'text',
  takes: 'pixels',
  priceFactor: 1,
  enabled: true,
  retired: false,
  input: (request) => ({
    prompt: request.prompt,
    image_size: sizeOf[request.format],
    num_images: request.count,
    enable_safety_checker: true,
    output_format: 'png',
    ...seedInput(request.seed),
  }),
  output: imagesOutput,
}
