import sharp from 'sharp'

import { modelFailure } from '../faults/model-failure.ts'
import { getPublishedEndpoint } from './input-schema.ts'
import { loadInputImages } from './load-photos.ts'
import type { Job, Model } from './model.ts'

type Input = Readonly<Record<string, unknown>>
type Format = 'png' | 'jpg' | 'webp'

const targets: Readonly<Record<string, number>> = { '720p': 720, '1080p': 1080, '1440p': 1440, '2160p': 2160 }
const longestSide = 16_383

export function createUpscalers(): readonly Model[] {
  return [
    createUpscaler('fal-ai/clarity-upscaler', {
      price: { unitPrice: 0.03, unit: 'megapixels' },
      format: () => 'png',
      timings: true,
    }),
    createUpscaler('fal-ai/seedvr/upscale/image', {
      price: { unitPrice: 0.001, unit: 'megapixels' },
      format: (input) => input['output_format'] as Format,
      timings: false,
    }),
  ]
}

/** Enlarges the very picture it is given; its detail is interpolated, not invented. */
function createUpscaler(
  endpointId: string,
  spec: { price: Model['price']; format: (input: Input) => Format; timings: boolean },
): Model {
  return {
    ...getPublishedEndpoint(endpointId),
    price: spec.price,
    stopsOnCancel: false,
    durationMs: (pace) => pace.imageMs,
    async start(job) {
      const [picture = Buffer.alloc(0)] = await loadInputImages(job)
      return async () => {
        if (job.hasFault('flagged')) throw modelFailure('content_policy_violation', { loc: ['image_url'] })
        const format = spec.format(job.input)
        const started = performance.now()
        const { data, info } = await job.draw(() => enlarge(picture, job, format))
        const name = `upscaled.${format}`
        const contentType = `image/${format === 'jpg' ? 'jpeg' : format}`
        const file = await job.publish({ name, contentType, bytes: data })
        const seed = typeof job.input['seed'] === 'number' ? job.input['seed'] : 42
        const output = {
          image: { ...file, width: info.width, height: info.height },
          seed,
          ...(spec.timings && { timings: { inference: Math.round(performance.now() - started) / 1000 } }),
        }
        return {
          output: job.hasFault('empty-output') ? {} : output,
          billableUnits: (info.width * info.height) / 1e6,
        }
      }
    },
  }
}

async function enlarge(picture: Buffer, job: Job, format: Format) {
  const { autoOrient } = await sharp(picture).metadata()
  const shorter = Math.min(autoOrient.width, autoOrient.height)
  const asked =
    job.input['upscale_mode'] === 'target'
      ? (targets[String(job.input['target_resolution'])] ?? 1080) / shorter
      : Number(job.input['upscale_factor'])
  const factor = Math.min(asked, longestSide / Math.max(autoOrient.width, autoOrient.height))
  return sharp(picture)
    .rotate()
    .resize(Math.round(autoOrient.width * factor), Math.round(autoOrient.height * factor), {
      kernel: 'lanczos3',
    })
    .sharpen({ sigma: 1.2 })
    .toFormat(format === 'jpg' ? 'jpeg' : format)
    .toBuffer({ resolveWithObject: true })
}
