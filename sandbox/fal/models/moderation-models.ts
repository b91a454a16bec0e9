import { getPublishedEndpoint } from './input-schema.ts'
import { loadInputImages } from './load-photos.ts'
import type { Job, Model } from './model.ts'

/** They judge nothing: every picture is harmless unless the fault "flagged" says otherwise. */
export function createModerationModels(): readonly Model[] {
  return [
    createModerator('fal-ai/imageutils/nsfw', async (job) => ({
      nsfw_probability: job.hasFault('flagged') ? 0.99 : 0.01,
    })),
    createModerator('fal-ai/x-ailab/nsfw', async (job, count) => ({
      has_nsfw_concepts: Array.from({ length: count }, () => job.hasFault('flagged')),
    })),
  ]
}

function createModerator(
  endpointId: string,
  judge: (job: Job, count: number) => Promise<Readonly<Record<string, unknown>>>,
): Model {
  return {
    ...getPublishedEndpoint(endpointId),
    price: { unitPrice: 0.001, unit: 'images' },
    stopsOnCancel: false,
    durationMs: (pace) => pace.textMs,
    async start(job) {
      const images = await loadInputImages(job)
      return async () => ({ output: await judge(job, images.length), billableUnits: images.length })
    },
  }
}
