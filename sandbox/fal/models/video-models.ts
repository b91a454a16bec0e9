import { modelFailure } from '../faults/model-failure.ts'
import { animatePicture } from '../video/animate-picture.ts'
import { getPublishedEndpoint } from './input-schema.ts'
import { loadInputImages } from './load-photos.ts'
import type { Job, Model, ModelResult } from './model.ts'

export function createVideoModels(): readonly Model[] {
  return [
    createVideoModel('fal-ai/kling-video/v2.5-turbo/pro/image-to-video', 0.07),
    createVideoModel('fal-ai/bytedance/seedance/v1/pro/fast/image-to-video', 0.05),
  ]
}

/** Moves slowly into the picture it is given; the wish changes nothing. */
function createVideoModel(endpointId: string, dollarsPerSecond: number): Model {
  return {
    ...getPublishedEndpoint(endpointId),
    price: { unitPrice: dollarsPerSecond, unit: 'seconds' },
    stopsOnCancel: false,
    durationMs: (pace) => pace.videoMs,
    async start(job) {
      const [picture = Buffer.alloc(0)] = await loadInputImages(job)
      return () => finish(job, picture)
    },
  }
}

async function finish(job: Job, picture: Buffer): Promise<ModelResult> {
  const { prompt, duration, seed } = job.input
  if (job.hasFault('flagged'))
    throw modelFailure('content_policy_violation', { loc: ['prompt'], input: prompt })
  const seconds = Number(duration)
  if (job.hasFault('empty-output')) return { output: {}, billableUnits: seconds }
  const bytes = await job.draw(() => animatePicture(picture, seconds))
  const video = await job.publish({ name: 'output.mp4', contentType: 'video/mp4', bytes })
  return { output: { video, ...(typeof seed === 'number' && { seed }) }, billableUnits: seconds }
}
