import { encodeLora } from './lora-file.ts'
import { getPublishedEndpoint } from './input-schema.ts'
import type { Job, Model, ModelResult, Progress } from './model.ts'
import { type Archive, readArchive } from './read-archive.ts'

interface TrainerSpec {
  readonly endpointId: string
  readonly trigger: string
  /** FAL publishes the minimum of the fast trainer only; the others say what to try. */
  readonly minCount: number
  readonly dollarsPerStep: number
  isStyle(input: Readonly<Record<string, unknown>>): boolean
  readonly reportsPreprocessing?: boolean
}

const defaultSteps = 1000
const maxCount = 1000

/** A LoRA trainer: it really opens the archive, and its weights remember who was in it. */
export function createTrainer(spec: TrainerSpec): Model {
  return {
    ...getPublishedEndpoint(spec.endpointId),
    price: { unitPrice: spec.dollarsPerStep, unit: 'steps' },
    stopsOnCancel: true,
    durationMs: (pace) => pace.trainingMs,
    async start(job) {
      const url = String(job.input['images_data_url'])
      const bytes = await job.download(url, ['images_data_url'])
      const archive = await job.draw(() =>
        readArchive(bytes, { field: 'images_data_url', url, minCount: spec.minCount, maxCount }),
      )
      job.reportImages(archive.imageCount)
      return () => finish(spec, job, archive)
    },
    log: describeTraining,
  }
}

async function finish(spec: TrainerSpec, job: Job, archive: Archive): Promise<ModelResult> {
  const { input } = job
  const steps = stepsOf(input)
  if (job.hasFault('empty-output')) return { output: {}, billableUnits: steps }
  const triggerPhrase = (input[spec.trigger] as string | null | undefined) ?? ''
  const isStyle = spec.isStyle(input)
  const weights = await job.publish({
    name: 'pytorch_lora_weights.safetensors',
    contentType: 'application/octet-stream',
    bytes: encodeLora({ triggerPhrase, isStyle, photos: archive.photos }),
  })
  const config = {
    instance_prompt: triggerPhrase,
    is_style: isStyle,
    image_count: archive.imageCount,
    ...input,
  }
  const configFile = await job.publish({
    name: 'config.json',
    contentType: 'application/octet-stream',
    bytes: Buffer.from(JSON.stringify(config, null, 2)),
  })
  const output = {
    diffusers_lora_file: weights,
    config_file: configFile,
    ...(spec.reportsPreprocessing && { debug_preprocessed_output: null }),
  }
  return { output, billableUnits: steps }
}

const stepsOf = (input: Readonly<Record<string, unknown>>) => Number(input['steps'] ?? defaultSteps)

/** Twenty lines of progress. FAL's own wording is not published; "step x of y" is ours. */
export function describeTraining({ input, imageCount }: Progress) {
  const steps = stepsOf(input)
  const lines = [{ message: 'Downloading the training archive', at: 0 }]
  if (imageCount === null) return lines
  lines.push({ message: `Found ${imageCount} images, loading the model`, at: 0.02 })
  const marks = Math.min(20, steps)
  for (let mark = 1; mark <= marks; mark += 1)
    lines.push({
      message: `Training step ${Math.round((steps * mark) / marks)} of ${steps}`,
      at: 0.05 + (0.9 * mark) / marks,
    })
  lines.push({ message: 'Saving the weights', at: 0.97 }, { message: 'Done', at: 1 })
  return lines
}
