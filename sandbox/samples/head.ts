import type { Point3 } from './pose.ts'

/** What makes one head differ from another; 0 is the middle, about -1 to 1. */
export interface HeadShape {
  readonly jaw: number
  readonly chin: number
  readonly nose: number
  readonly cheeks: number
  readonly brow: number
}

type Stop = readonly [y: number, value: number]

const widthStops: readonly Stop[] = [
  [-1.42, 0],
  [-1.36, 0.34],
  [-1.2, 0.62],
  [-0.95, 0.85],
  [-0.6, 0.97],
  [-0.2, 1],
  [0.2, 0.975],
  [0.5, 0.91],
  [0.8, 0.78],
  [1.02, 0.6],
  [1.18, 0.42],
  [1.28, 0.26],
  [1.33, 0.13],
  [1.35, 0],
]
/** How far back the side of the head lies: the jaw climbs from the chin towards the ear. */
const sideStops: readonly Stop[] = [
  [-1.42, 0],
  [0.2, 0],
  [0.55, 0.02],
  [0.85, 0.1],
  [1.1, 0.28],
  [1.35, 0.48],
]
const backStops: readonly Stop[] = [
  [-1.42, 0],
  [-1.36, 0.4],
  [-1.2, 0.7],
  [-0.8, 1.02],
  [-0.3, 1.1],
  [0.15, 0.95],
  [0.5, 0.68],
  [0.8, 0.36],
  [1.05, 0.16],
  [1.35, 0.05],
]
const depthStops: readonly Stop[] = [
  [-1.42, 0],
  [-1.36, 0.3],
  [-1.2, 0.58],
  [-0.95, 0.8],
  [-0.6, 0.93],
  [-0.2, 0.95],
  [0.1, 0.9],
  [0.5, 0.92],
  [0.8, 0.94],
  [1.05, 0.92],
  [1.2, 0.86],
  [1.3, 0.72],
  [1.35, 0.55],
]

/** Monotone easing between stops would show flat bands in the shading, so neighbours give the slope. */
function along(stops: readonly Stop[], y: number): number {
  const last = stops.length - 1
  const stop = (index: number): Stop => stops[Math.min(last, Math.max(0, index))] ?? [0, 0]
  if (y <= stop(0)[0]) return stop(0)[1]
  if (y >= stop(last)[0]) return stop(last)[1]
  let index = 0
  while (stop(index + 1)[0] < y) index += 1
  const [before, from, to, after] = [stop(index - 1), stop(index), stop(index + 1), stop(index + 2)]
  const span = to[0] - from[0]
  const t = (y - from[0]) / span
  const leaving = ((to[1] - before[1]) / (to[0] - before[0])) * span
  const arriving = ((after[1] - from[1]) / (after[0] - from[0])) * span
  return (
    (2 * t ** 3 - 3 * t ** 2 + 1) * from[1] +
    (t ** 3 - 2 * t ** 2 + t) * leaving +
    (3 * t ** 2 - 2 * t ** 3) * to[1] +
    (t ** 3 - t ** 2) * arriving
  )
}

const bell = (x: number, y: number, atX: number, atY: number, wide: number, high: number) =>
  Math.exp(-(((x - atX) / wide) ** 2) - ((y - atY) / high) ** 2)

export const bothSides = (x: number, y: number, atX: number, atY: number, wide: number, high: number) =>
  bell(Math.abs(x), y, atX, atY, wide, high)

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))
const SQUARENESS = 2.25

export interface Head {
  /** The point of the face above (x, y) as seen from the front. */
  at(x: number, y: number, lift?: number): Point3
  /** The point at an angle around the head: 0 is the middle of the face, a quarter turn the ear. */
  around(angle: number, y: number): Point3
  readonly bottom: number
}

export const HEAD_TOP = -1.42

export function createHead(shape: HeadShape): Head {
  const stretch = (y: number) => (y > 0.9 ? 0.9 + (y - 0.9) / (1 + shape.chin * 0.12) : y)
  const halfWidth = (y: number) => {
    const lower = clamp((y - 0.1) / 0.8, 0, 1)
    return Math.max(0, along(widthStops, stretch(y)) * (1 + shape.jaw * 0.1 * lower))
  }
  const depth = (y: number) => along(depthStops, stretch(y))
  const side = (y: number) => along(sideStops, stretch(y))
  const bottom = 0.9 + 0.45 * (1 + shape.chin * 0.12)

  function relief(x: number, y: number): number {
    const along = clamp((y + 0.16) / 0.62, 0, 1)
    const tip = y > 0.46 ? Math.exp(-(((y - 0.46) / 0.1) ** 2)) : 1
    const bridge = y < -0.16 ? Math.exp(-(((y + 0.16) / 0.14) ** 2)) : 1
    const size = 1 + shape.nose * 0.18
    const nose =
      (0.055 + 0.25 * along ** 1.3) * size * tip * bridge * Math.exp(-((x / (0.125 + 0.05 * along)) ** 2))
    return (
      nose +
      0.085 * size * bothSides(x, y, 0.15, 0.5, 0.075, 0.07) -
      0.13 * bothSides(x, y, 0.42, 0.0, 0.24, 0.13) +
      (0.045 + 0.03 * shape.brow) * bothSides(x, y, 0.38, -0.27, 0.3, 0.09) +
      (0.055 + 0.035 * shape.cheeks) * bothSides(x, y, 0.56, 0.36, 0.24, 0.2) +
      0.07 * bell(x, y, 0, 0.82, 0.34, 0.2) +
      0.04 * bell(x, y, 0, 0.755, 0.2, 0.045) -
      0.03 * bell(x, y, 0, 0.825, 0.26, 0.03) +
      0.055 * bell(x, y, 0, 0.9, 0.17, 0.055) -
      0.05 * bell(x, y, 0, 1.01, 0.2, 0.06) +
      (0.075 + 0.03 * shape.chin) * bell(x, y, 0, 1.16, 0.19, 0.11)
    )
  }

  const around = (angle: number, y: number): Point3 => {
    const wide = halfWidth(y)
    const [sine, cosine] = [Math.sin(angle), Math.cos(angle)]
    const x = wide * Math.sign(sine) * Math.abs(sine) ** (2 / SQUARENESS)
    const bend = Math.abs(cosine) ** (2 / SQUARENESS)
    if (cosine < 0) return [x, y, side(y) - bend * along(backStops, stretch(y))]
    return [x, y, side(y) + bend * (depth(y) - side(y)) + relief(x, y) * clamp(cosine * 3, 0, 1)]
  }

  const at = (x: number, y: number, lift = 0): Point3 => {
    const wide = Math.max(0.01, halfWidth(y))
    const share = Math.min(0.999, Math.abs(x) / wide)
    const bend = (1 - share ** SQUARENESS) ** (1 / SQUARENESS)
    return [x, y, side(y) + bend * (depth(y) - side(y)) + relief(x, y) * clamp(bend * 3, 0, 1) + lift]
  }

  return { at, around, bottom }
}
