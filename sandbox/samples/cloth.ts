import { shoulderLine, type Torso } from './body.ts'
import { times, toHex, type Color } from './color.ts'
import { lockPath } from './lock.ts'

export interface Outfit {
  readonly garment: Garment
  readonly color: Color
  /** The shirt under a blazer, the scarf over a coat, the stripes of a tee. */
  readonly second?: Color
}

export type Garment = 'tee' | 'vneck' | 'shirt' | 'turtleneck' | 'blazer' | 'hoodie' | 'straps' | 'coat'
export type Flat = readonly [number, number]

export const mirror = (points: readonly Flat[]): Flat[] => points.map(([x, y]) => [-x, y])

/** Outline of cloth from a neckline down over both shoulders to below the picture. */
export function clothOutline(
  torso: Torso,
  neckline: readonly Flat[],
  { swell = 1.03, from = 1 } = {},
): string {
  const shoulder = shoulderLine(torso.neck, torso.shoulders)
    .slice(from)
    .map(([x, y]): Flat => [x * swell, y - 0.03])
  // Three lines, so that the cloth has a corner where neckline and shoulder meet.
  const [first, last] = [neckline.slice(0, 1), neckline.slice(-1)]
  const lines = [[...mirror(shoulder).toReversed(), ...first], neckline, [...last, ...shoulder]]
  return `${lines
    .map((line) => torso.line(line))
    .join('')
    .replaceAll(/(?<!^)M/g, 'L')}Z`
}

/** Soft folds: one tapering shadow in three widths, each thinner and all faint. */
export function folds(torso: Torso, color: Color, lines: readonly (readonly Flat[])[], width = 0.12): string {
  const dark = toHex(times(color, 0.3))
  return [1, 0.6, 0.28]
    .map((share) => {
      const path = lines
        .map((line) =>
          lockPath(
            line.map(([x, y]) => torso.at(x, y)),
            torso.scale * width * share,
          ),
        )
        .join('')
      return `<path d="${path}" fill="${dark}" fill-opacity=".085"/>`
    })
    .join('')
}

export function bodyFolds(torso: Torso, color: Color): string {
  const s = torso.shoulders
  const arm: Flat[] = [
    [1.36 * s, 2.85],
    [1.45 * s, 3.5],
    [1.5 * s, 4.4],
    [1.52 * s, 5.6],
    [1.5 * s, 8],
  ]
  const pull: Flat[] = [
    [1.33 * s, 2.8],
    [1.2 * s, 3.05],
    [0.95 * s, 3.25],
    [0.7 * s, 3.3],
  ]
  const under: Flat[] = [
    [1.42 * s, 3.3],
    [1.3 * s, 3.7],
    [1.24 * s, 4.2],
    [1.25 * s, 4.8],
  ]
  const sides = [arm, pull, under]
  return `${folds(torso, color, [...sides, ...sides.map(mirror)])}${folds(
    torso,
    color,
    [
      [
        [-0.5, 3.6],
        [-0.3, 4.3],
        [-0.35, 5.4],
      ],
      [
        [0.75, 3.9],
        [0.5, 4.6],
        [0.45, 5.6],
      ],
    ],
    0.2,
  )}`
}

export const roundNeck = (torso: Torso, low: number): Flat[] => {
  const { neck } = torso
  return [
    [-neck * 1.34, 1.68],
    [-neck * 1.05, low - 0.14],
    [-neck * 0.5, low + 0.02],
    [0, low + 0.06],
    [neck * 0.5, low + 0.02],
    [neck * 1.05, low - 0.14],
    [neck * 1.34, 1.68],
  ]
}

export const vNeck = (torso: Torso, low: number): Flat[] => {
  const { neck } = torso
  return [
    [-neck * 1.34, 1.68],
    [-neck * 0.8, 2.15],
    [-0.08, low - 0.08],
    [0, low],
    [0.08, low - 0.08],
    [neck * 0.8, 2.15],
    [neck * 1.34, 1.68],
  ]
}

export const band = (torso: Torso, neckline: readonly Flat[], color: Color, width = 0.1) => {
  const path = torso.line(neckline)
  return `<path d="${path}" fill="none" stroke="${toHex(times(color, 0.5))}" stroke-opacity=".45" stroke-width="${torso.scale * (width + 0.05)}"/>
  <path d="${path}" fill="none" stroke="${toHex(times(color, 0.92))}" stroke-width="${torso.scale * width}"/>`
}

export type Draw = (torso: Torso, outfit: Outfit) => string

export const plain = (torso: Torso, color: Color, neckline: readonly Flat[], trim = 0.09) => `
  ${torso.gradient('cloth', color)}
  <path d="${clothOutline(torso, neckline)}" fill="url(#cloth)"/>
  ${bodyFolds(torso, color)}${trim > 0 ? band(torso, neckline, color, trim) : ''}`
