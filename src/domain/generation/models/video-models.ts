import { videoAnswer } from './fal-answers.ts'
import { negativePrompt, seedInput, sourceOf } from './fal-input.ts'
import type { ImageModelEntry } from './model-entry.ts'

/** A string in FAL's schema. */
const durationSeconds = '5'
const maxKlingPrompt = 2500

export const klingVideo: ImageModelEntry = {
  key: 'kling-video',
  title: 'Kling 2.5',
  provider: 'fal',
  endpointId: 'fal-ai/kling-video/v2.5-turbo/pro/image-to-video',
  capability: 'video',
  takes: 'source',
  priceFactor: 1,
  // $0.07 a second.
  cost: { dollars: 0.35, asOf: '2026-06-11' },
  enabled: true,
  retired: false,
  successor: 'seedance-video',
  input: (request) => ({
    prompt: request.prompt.slice(0, maxKlingPrompt),
    image_url: sourceOf(request),
    duration: durationSeconds,
    negative_prompt: negativePrompt,
  }),
  output: videoAnswer,
}

export const seedanceVideo: ImageModelEntry = {
  key: 'seedance-video',
  title: 'Seedance',
  provider: 'fal',
  endpointId: 'fal-ai/bytedance/seedance/v1/pro/fast/image-to-video',
  capability: 'video',
  takes: 'source',
  priceFactor: 1,
  // $0.05 a second.
  cost: { dollars: 0.25, asOf: '2026-06-11' },
  enabled: true,
  retired: false,
  input: (request) => ({
    prompt: request.prompt,
    image_url: sourceOf(request),
    aspect_ratio: 'auto',
    resolution: '720p',
    duration: durationSeconds,
    enable_safety_checker: true,
    ...seedInput(request),
  }),
  output: videoAnswer,
}
