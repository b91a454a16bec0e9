import type { PhotoLook } from './photo-measurements.ts'

/** Where two photos are too alike; tuned with `npm run bench:photos`. */
export const likenessThresholds = {
  /** Of 64 bits. */
  sameHashBits: 8,
  /** Mean distance of the colours of two grids, in steps of CIELAB: about 2 is just seen. */
  sameColours: 9,
  sceneColours: 10.5,
} as const

/** The same picture once more: another size, compression, crop, or the next one of a burst. */
export const isNearDuplicate = (a: PhotoLook, b: PhotoLook): boolean =>
  hashDistance(a, b) <= likenessThresholds.sameHashBits &&
  colourDistance(a, b) <= likenessThresholds.sameColours

/** Likely taken at one place in one light and the same clothes. */
export const isSameScene = (a: PhotoLook, b: PhotoLook): boolean =>
  colourDistance(a, b) <= likenessThresholds.sceneColours

export function hashDistance(a: PhotoLook, b: PhotoLook): number {
  const bits = BigInt(`0x${a.perceptualHash}`) ^ BigInt(`0x${b.perceptualHash}`)
  return bits.toString(2).replaceAll('0', '').length
}

export function colourDistance(a: PhotoLook, b: PhotoLook): number {
  const [first, second] = [cellsOf(a), cellsOf(b)]
  const distances = first.map((cell, at) =>
    Math.hypot(...cell.map((value, axis) => value - (second[at]?.[axis] ?? 0))),
  )
  return distances.reduce((sum, distance) => sum + distance, 0) / distances.length
}

const cellsOf = ({ colours }: PhotoLook): number[][] =>
  (colours.match(/.{6}/g) ?? []).map((cell) =>
    [0, 2, 4].map((at) => Number.parseInt(cell.slice(at, at + 2), 16)),
  )
