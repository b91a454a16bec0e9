import { imageAnswer } from './fal-answers.ts'
import { negativePrompt, seedInput, sourceOf } from './fal-input.ts'
import type { ImageModelEntry } from './model-entry.ts'

/** Sides become this many times longer. */
export const upscaleFactor = 2

/** Sharpens what is there and invents little: a face stays the person's. */
export const seedvrUpscaler: ImageModelEntry = {
  key: 'seedvr-upscaler',
  title: 'SeedVR2',
  provider: 'fal',
  endpointId: 'fal-ai/seedvr/upscale/image',
  capability: 'upscale',
  takes: 'source',
  priceFactor: 1,
  // $0.001 a megapixel, 4.2 of them.
  cost: { dollars: 0.005, asOf: '2026-06-11' },
  enabled: true,
  retired: false,
  successor: 'clarity-upscaler',
  input: (request) => ({
    image_url: sourceOf(request),
    upscale_mode: 'factor',
    upscale_factor: upscaleFactor,
    output_format: 'jpg',
    ...seedInput(request),
  }),
  output: imageAnswer,
}

export const clarityUpscaler: ImageModelEntry = {
  key: 'clarity-upscaler',
  title: 'Clarity',
  provider: 'fal',
  endpointId: 'fal-ai/clarity-upscaler',
  capability: 'upscale',
  takes: 'source',
  priceFactor: 1,
  // $0.03 a megapixel, 4.2 of them.
  cost: { dollars: 0.13, asOf: '2026-06-11' },
  enabled: true,
  retired: false,
  input: (request) => ({
    image_url: sourceOf(request),
    upscale_factor: upscaleFactor,
    creativity: 0.2,
    resemblance: 0.9,
    negative_prompt: negativePrompt,
    enable_safety_checker: true,
    ...seedInput(request),
  }),
  output: imageAnswer,
}
