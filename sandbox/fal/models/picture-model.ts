import { randomInt } from 'node:crypto'

import sharp from 'sharp'

import { modelFailure } from '../faults/model-failure.ts'
import { drawExactly } from './draw-exactly.ts'
import { getPublishedEndpoint } from './input-schema.ts'
import type { FalFile, Job, Model, ModelResult } from './model.ts'
import type { Size } from './picture-size.ts'

type Input = Readonly<Record<string, unknown>>
type Format = 'jpeg' | 'png' | 'webp'

export interface PictureSpec {
  readonly endpointId: string
  readonly price: { readonly unitPrice: number; readonly unit: string }
  readonly defaultFormat: Format
  /** Which of FAL's two output shapes: with seed and has_nsfw_concepts, or with a description. */
  readonly answers: 'flux' | 'description'
  /** `like`: the size of the first picture given, where the size may follow it. */
  size(input: Input, like: Size | undefined): Size
  /** The pictures that the wish is drawn from: of weights, of an edit, none. */
  loadPhotos?(job: Job): Promise<readonly Buffer[]>
}

export function createPictureModel(spec: PictureSpec): Model {
  return {
    ...getPublishedEndpoint(spec.endpointId),
    price: spec.price,
    stopsOnCancel: false,
    durationMs: (pace) => pace.imageMs,
    async start(job) {
      const photos = (await spec.loadPhotos?.(job)) ?? []
      return () => finish(spec, job, photos)
    },
  }
}

interface Drawn {
  readonly file: FalFile
  readonly size: Size
}

async function finish(spec: PictureSpec, job: Job, photos: readonly Buffer[]): Promise<ModelResult> {
  const { input } = job
  const prompt = String(input['prompt'])
  const flagged = job.hasFault('flagged')
  if (flagged && spec.answers === 'description')
    throw modelFailure('content_policy_violation', { loc: ['prompt'], input: prompt })

  const seed = typeof input['seed'] === 'number' ? input['seed'] : randomInt(2 ** 31)
  const asked = Number(input['num_images'] ?? 1)
  const count = job.hasFault('fewer-images') ? Math.max(asked - 1, 0) : asked
  const size = spec.size(input, await sizeOfFirst(photos))
  const format = (input['output_format'] as Format | undefined) ?? spec.defaultFormat
  const started = performance.now()
  const drawn: Drawn[] = []
  for (let index = 0; index < count && !job.hasFault('empty-output'); index += 1) {
    const bytes = flagged
      ? await drawBlack(size, format)
      : await job.drawPicture(`${size.width}x${size.height}.${format}`, () =>
          drawExactly({ photos, prompt, seed: seed + index, ...size, format }),
        )
    const contentType = `image/${format}`
    const name = `${index}.${format === 'jpeg' ? 'jpg' : format}`
    drawn.push({ file: await job.publish({ name, contentType, bytes }), size })
  }
  const inference = Math.round(performance.now() - started) / 1000
  return { output: describe(spec, { prompt, seed, drawn, inference, flagged }), billableUnits: drawn.length }
}

function describe(
  spec: PictureSpec,
  result: { prompt: string; seed: number; drawn: readonly Drawn[]; inference: number; flagged: boolean },
): Record<string, unknown> {
  const images = result.drawn.map(({ file, size }) => ({ ...file, ...size }))
  if (spec.answers === 'description') return { images, description: '' }
  return {
    images,
    timings: { inference: result.inference },
    seed: result.seed,
    has_nsfw_concepts: images.map(() => result.flagged),
    prompt: result.prompt,
  }
}

async function sizeOfFirst([first]: readonly Buffer[]): Promise<Size | undefined> {
  if (!first) return undefined
  const { autoOrient } = await sharp(first).metadata()
  return autoOrient
}

function drawBlack({ width, height }: Size, format: Format): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#000' } })
    .toFormat(format)
    .toBuffer()
}
