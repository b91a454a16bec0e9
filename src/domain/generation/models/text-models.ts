import { sizeOf } from '../formats.ts'
import { imagesAnswer } from './fal-answers.ts'
import { seedInput } from './fal-input.ts'
import type { ImageModelEntry } from './model-entry.ts'

/** Imagen 4 was stopped by its maker in 2026; its names stay, a living model draws. */
const imagen = (
  variant: '' | '/fast' | '/ultra',
  own: { readonly key: string; readonly title: string; readonly dollars: number },
): ImageModelEntry => ({
  key: own.key,
  title: own.title,
  provider: 'fal',
  endpointId: `fal-ai/imagen4/preview${variant}`,
  capability: 'text',
  takes: 'ratio',
  priceFactor: 1,
  cost: { dollars: own.dollars, asOf: '2025-10-01' },
  enabled: true,
  retired: true,
  successor: 'nano-banana-2',
  input: (request) => ({
    prompt: request.prompt,
    aspect_ratio: request.format,
    num_images: request.count,
    ...seedInput(request),
  }),
  output: imagesAnswer,
})

export const imagen4 = imagen('', { key: 'imagen4', title: 'Imagen 4', dollars: 0.05 })
export const imagen4Fast = imagen('/fast', { key: 'imagen4-fast', title: 'Imagen 4 Fast', dollars: 0.02 })
export const imagen4Ultra = imagen('/ultra', { key: 'imagen4-ultra', title: 'Imagen 4 Ultra', dollars: 0.06 })

const banana = (own: {
  readonly key: string
  readonly title: string
  readonly endpointId: string
  readonly priceFactor: number
  readonly dollars: number
}): ImageModelEntry => ({
  key: own.key,
  title: own.title,
  provider: 'fal',
  endpointId: own.endpointId,
  capability: 'text',
  takes: 'ratio',
  priceFactor: own.priceFactor,
  cost: { dollars: own.dollars, asOf: '2026-06-11' },
  enabled: true,
  retired: false,
  successor: 'flux-2',
  input: (request) => ({
    prompt: request.prompt,
    aspect_ratio: request.format,
    resolution: '1K',
    num_images: request.count,
    output_format: 'png',
    ...seedInput(request),
  }),
  output: imagesAnswer,
})

export const nanoBanana2 = banana({
  key: 'nano-banana-2',
  title: 'Nano Banana 2',
  endpointId: 'fal-ai/nano-banana-2',
  priceFactor: 1,
  dollars: 0.08,
})

export const nanoBananaPro = banana({
  key: 'nano-banana-pro',
  title: 'Nano Banana Pro',
  endpointId: 'fal-ai/nano-banana-pro',
  priceFactor: 2,
  dollars: 0.15,
})

export const flux2: ImageModelEntry = {
  key: 'flux-2',
  title: 'FLUX.2',
  provider: 'fal',
  endpointId: 'fal-ai/flux-2',
  capability: 'text',
  takes: 'pixels',
  priceFactor: 1,
  // $0.012 a megapixel.
  cost: { dollars: 0.013, asOf: '2026-06-11' },
  enabled: true,
  retired: false,
  input: (request) => ({
    prompt: request.prompt,
    image_size: sizeOf[request.format],
    num_images: request.count,
    enable_safety_checker: true,
    output_format: 'png',
    ...seedInput(request),
  }),
  output: imagesAnswer,
}
