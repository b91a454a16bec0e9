import type { DeliveredImage, ImageAnswer } from './model-entry.ts'

// Outputs as FAL's OpenAPI documents of 2026-06-11 describe them.

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

const seedOf = (seed: unknown): string | null =>
  typeof seed === 'number' || typeof seed === 'string' ? String(seed) : null

function fileOf(file: unknown, isFlagged: boolean): DeliveredImage[] {
  const { url } = asRecord(file)
  return typeof url === 'string' ? [{ url, isFlagged }] : []
}

/** `{ images: [{ url }], seed, has_nsfw_concepts: [] }`: the shape that models drawing several share. */
export function imagesAnswer(answer: unknown): ImageAnswer {
  const { images, seed, has_nsfw_concepts: flags } = asRecord(answer)
  const list = Array.isArray(images) ? images : []
  return {
    images: list.flatMap((image, index) => fileOf(image, Array.isArray(flags) && flags[index] === true)),
    seed: seedOf(seed),
  }
}

/** `{ image: { url }, seed }`: an upscaler gives one. */
export function imageAnswer(answer: unknown): ImageAnswer {
  const { image, seed } = asRecord(answer)
  return { images: fileOf(image, false), seed: seedOf(seed) }
}

/** `{ video: { url }, seed }`. */
export function videoAnswer(answer: unknown): ImageAnswer {
  const { video, seed } = asRecord(answer)
  return { images: fileOf(video, false), seed: seedOf(seed) }
}
