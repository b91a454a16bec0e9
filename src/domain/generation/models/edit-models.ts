import { imagesAnswer } from './fal-answers.ts'
import { seedInput, sourceOf } from './fal-input.ts'
import type { ImageModelEntry } from './model-entry.ts'

// They change a photo as the words say, and draw a person from one to three photos without any training.

const bananaEdit = (own: {
  readonly key: string
  readonly title: string
  readonly endpointId: string
  readonly priceFactor: number
  readonly dollars: number
  readonly successor: string
}): ImageModelEntry => ({
  key: own.key,
  title: own.title,
  provider: 'fal',
  endpointId: own.endpointId,
  capability: 'edit',
  takes: 'ratio',
  priceFactor: own.priceFactor,
  cost: { dollars: own.dollars, asOf: '2026-06-11' },
  enabled: true,
  retired: false,
  successor: own.successor,
  input: (request) => ({
    prompt: request.prompt,
    image_urls: request.sourceUrls ?? [],
    aspect_ratio: request.format,
    resolution: '1K',
    num_images: request.count,
    output_format: 'png',
    ...seedInput(request),
  }),
  output: imagesAnswer,
})

export const nanoBanana2Edit = bananaEdit({
  key: 'nano-banana-2-edit',
  title: 'Nano Banana 2',
  endpointId: 'fal-ai/nano-banana-2/edit',
  priceFactor: 1,
  dollars: 0.08,
  successor: 'flux-kontext',
})

export const nanoBananaProEdit = bananaEdit({
  key: 'nano-banana-pro-edit',
  title: 'Nano Banana Pro',
  endpointId: 'fal-ai/nano-banana-pro/edit',
  priceFactor: 2,
  dollars: 0.15,
  successor: 'nano-banana-2-edit',
})

/** Looks at one picture only: the first. */
export const fluxKontext: ImageModelEntry = {
  key: 'flux-kontext',
  title: 'FLUX Kontext',
  provider: 'fal',
  endpointId: 'fal-ai/flux-pro/kontext',
  capability: 'edit',
  takes: 'ratio',
  priceFactor: 1,
  cost: { dollars: 0.04, asOf: '2026-06-11' },
  enabled: true,
  retired: false,
  input: (request) => ({
    prompt: request.prompt,
    image_url: sourceOf(request),
    aspect_ratio: request.format,
    num_images: request.count,
    output_format: 'jpeg',
    ...seedInput(request),
  }),
  output: imagesAnswer,
}
