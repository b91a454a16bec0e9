import type { ImageRequest } from './model-entry.ts'

/** A seed beyond 2^53 cannot be repeated exactly, so it is not sent at all. */
export const seedInput = ({ seed }: ImageRequest): { seed?: number } => {
  const value = Number(seed)
  return Number.isSafeInteger(value) ? { seed: value } : {}
}

/** The one picture that is worked on; an order without it never gets here, and FAL would refuse an empty address. */
export const sourceOf = ({ sourceUrls = [] }: ImageRequest): string => sourceUrls[0] ?? ''
