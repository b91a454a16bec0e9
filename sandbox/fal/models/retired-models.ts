import { randomUUID } from 'node:crypto'

import { drawExactly } from './draw-exactly.ts'
import type { InputSchema, Schema } from './input-schema.ts'
import { encodeLora } from './lora-file.ts'
import type { Job, Model } from './model.ts'
import { sizeOfBanana } from './picture-size.ts'
import { readArchive } from './read-archive.ts'
import { describeTraining } from './trainer.ts'

const text: Schema = { type: 'string' }
const choice = (values: readonly string[], fallback: string): Schema => ({
  type: 'string',
  enum: values,
  default: fallback,
})

// As FAL's types of October 2025 had them.
const trainerInput: InputSchema = {
  required: ['data_url', 'finetune_comment'],
  properties: {
    data_url: text,
    finetune_comment: text,
    mode: choice(['character', 'product', 'style', 'general'], 'character'),
    iterations: { type: 'integer', minimum: 1, default: 300 },
    learning_rate: { anyOf: [{ type: 'number' }, { type: 'null' }] },
    priority: choice(['speed', 'quality', 'high_res_only'], 'quality'),
    captioning: { type: 'boolean', default: true },
    trigger_word: { type: 'string', default: 'TOK' },
    lora_rank: { type: 'integer', enum: [16, 32], default: 32 },
    finetune_type: choice(['full', 'lora'], 'full'),
  },
}
const imagenInput: InputSchema = {
  required: ['prompt'],
  properties: {
    prompt: { type: 'string', minLength: 3 },
    aspect_ratio: choice(['1:1', '16:9', '9:16', '4:3', '3:4'], '1:1'),
    num_images: { type: 'integer', minimum: 1, maximum: 4, default: 1 },
    output_format: choice(['jpeg', 'png', 'webp'], 'png'),
    resolution: choice(['1K', '2K'], '1K'),
    safety_tolerance: choice(['1', '2', '3', '4', '5', '6'], '4'),
    seed: { anyOf: [{ type: 'integer' }, { type: 'null' }] },
    sync_mode: { type: 'boolean', default: false },
  },
}

/** What FAL no longer offers: listed as deprecated, and unknown to the queue unless legacy is switched on. */
export function createRetiredModels(): readonly Model[] {
  const retired = { status: 'deprecated', updatedAt: '2025-12-01T00:00:00.000Z' } as const
  const imagens = ['', '/fast', '/ultra'].map((variant): Model => {
    const title = `Imagen 4${variant && ` ${variant.slice(1)}`}`
    const price = { unitPrice: 0.05, unit: 'images' }
    return {
      ...retired,
      endpointId: `fal-ai/imagen4/preview${variant}`,
      title,
      category: 'text-to-image',
      price,
      input: imagenInput,
      stopsOnCancel: false,
      durationMs: (pace) => pace.imageMs,
      start: async (job) => () => drawImagen(job),
    }
  })
  const trainer: Model = {
    ...retired,
    endpointId: 'fal-ai/flux-pro-trainer',
    title: 'FLUX.1 [pro] trainer',
    category: 'training',
    price: { unitPrice: 3, unit: 'requests' },
    input: trainerInput,
    stopsOnCancel: true,
    durationMs: (pace) => pace.trainingMs,
    start: trainFinetune,
    log: (progress) => describeTraining({ ...progress, input: { steps: progress.input['iterations'] } }),
  }
  return [trainer, ...imagens]
}

async function trainFinetune(job: Job) {
  const url = String(job.input['data_url'])
  const bytes = await job.download(url, ['data_url'])
  const archive = await job.draw(() =>
    readArchive(bytes, { field: 'data_url', url, minCount: 4, maxCount: 1000 }),
  )
  job.reportImages(archive.imageCount)
  return async () => {
    const id = randomUUID()
    const triggerPhrase = String(job.input['trigger_word'])
    const isStyle = job.input['mode'] === 'style'
    await job.finetunes.keep(id, encodeLora({ triggerPhrase, isStyle, photos: archive.photos }))
    return { output: { finetune_id: id }, billableUnits: 1 }
  }
}

async function drawImagen(job: Job) {
  const { prompt, seed = 7, output_format: format } = job.input
  const size = sizeOfBanana({
    ratio: job.input['aspect_ratio'],
    resolution: job.input['resolution'],
    like: undefined,
  })
  const images: unknown[] = []
  for (let index = 0; index < Number(job.input['num_images']); index += 1) {
    const request = { photos: [], prompt: String(prompt), seed: Number(seed) + index, ...size }
    const bytes = await job.draw(() => drawExactly({ ...request, format: format as 'jpeg' | 'png' | 'webp' }))
    images.push(
      await job.publish({
        name: `${index}.${String(format)}`,
        contentType: `image/${String(format)}`,
        bytes,
      }),
    )
  }
  return { output: { images, description: '' }, billableUnits: images.length }
}
