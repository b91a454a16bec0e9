import type { ImageRequest } from './model-entry.ts'

/** A seed beyond 2^53 cannot be repeated exactly, so it is not sent at all. */
export const seedInput = ({ seed }: ImageRequest): { seed?: number } => {
  const value = Number(seed)
  return Number.isSafeInteger(value) ? { seed: value } : {}
}

/**
 * For models that have a negative prompt; where it is left out they take one of their own, which says nothing of faces.
 */
export const negativePrompt =
  'blur, distortion, low quality, changed face, deformed face, deformed hands, extra fingers, text, watermark'

/** The one picture that is worked on; an order without it never gets here, and FAL would refuse an empty address. */
export const sourceOf = ({ sourceUrls = [] }: ImageRequest): string => sourceUrls[0] ?? ''
