import type { Torso } from './body.ts'
import {
  bodyFolds,
  clothOutline,
  folds,
  mirror,
  plain,
  roundNeck,
  vNeck,
  type Draw,
  type Flat,
} from './cloth.ts'
import { mix, times, toHex, type Color } from './color.ts'

export const collar = (torso: Torso, color: Color) => {
  const { neck } = torso
  const wing: Flat[] = [
    [neck * 1.02, 1.5],
    [neck * 1.42, 1.74],
    [neck * 1.2, 2.3],
    [0.3, 2.36],
    [0.08, 2.42],
    [neck * 0.62, 1.98],
  ]
  const shape = (points: readonly Flat[]) =>
    `M${points
      .map(([x, y]) => torso.at(x, y))
      .map(({ x, y }) => `${x} ${y}`)
      .join('L')}Z`
  return [wing, mirror(wing)]
    .map(
      (
        points,
      ) => `<path d="${shape(points)}" fill="${toHex(times(color, 0.28))}" fill-opacity=".35" transform="translate(0 ${torso.scale * 0.06})"/>
    <path d="${shape(points)}" fill="url(#collar)" stroke="${toHex(times(color, 0.6))}" stroke-opacity=".5" stroke-width="${torso.scale * 0.015}" stroke-linejoin="round"/>`,
    )
    .join('')
}

export const drawBlazer: Draw = (torso, { color, second = [0.95, 0.94, 0.92] }) => {
  const { neck, scale } = torso
  const lapel: Flat[] = [
    [neck * 1.3, 1.68],
    [neck * 1.62, 1.82],
    [1.02, 2.6],
    [0.82, 2.72],
    [0.92, 2.88],
    [0.12, 4.9],
    [0.06, 4.4],
    [neck * 0.75, 2.5],
  ]
  const shape = (points: readonly Flat[]) =>
    `M${points
      .map(([x, y]) => torso.at(x, y))
      .map(({ x, y }) => `${x} ${y}`)
      .join('L')}Z`
  const opening: Flat[] = [
    [-neck * 1.5, 1.68],
    [-neck * 0.9, 2.5],
    [-0.05, 4.8],
    [0.05, 4.8],
    [neck * 0.9, 2.5],
    [neck * 1.5, 1.68],
  ]
  const dark = toHex(times(color, 0.35))
  const shirt: Flat[] = [[-0.95, 5.2], [-0.9, 2.6], ...vNeck(torso, 2.55), [0.9, 2.6], [0.95, 5.2]]
  return `${torso.gradient('shirt', second, { wide: 1 })}<path d="${torso.closed(shirt)}" fill="url(#shirt)"/>
  ${torso.gradient('collar', second, { wide: 1.1 })}${collar(torso, second)}
  ${torso.gradient('blazer', color)}${torso.gradient('lapel', mix(color, [1, 1, 1], 0.07), { wide: 1.4 })}
  <path d="${clothOutline(torso, opening, { swell: 1.07, from: 2 })}" fill="url(#blazer)"/>
  ${bodyFolds(torso, color)}
  ${[lapel, mirror(lapel)].map((points) => `<path d="${shape(points)}" fill="#000" fill-opacity=".22" transform="translate(0 ${scale * 0.05})"/><path d="${shape(points)}" fill="url(#lapel)" stroke="${dark}" stroke-opacity=".6" stroke-width="${scale * 0.016}" stroke-linejoin="round"/>`).join('')}`
}

export const drawHoodie: Draw = (torso, { color }) => {
  const { neck, scale } = torso
  const hood: Flat[] = [
    [-neck * 1.1, 1.35],
    [-neck * 1.75, 1.55],
    [-neck * 1.95, 1.95],
    [-neck * 1.1, 2.3],
    [0, 2.62],
    [neck * 1.1, 2.3],
    [neck * 1.95, 1.95],
    [neck * 1.75, 1.55],
    [neck * 1.1, 1.35],
    [neck * 0.98, 1.8],
    [0, 2.28],
    [-neck * 0.98, 1.8],
  ]
  const cord = (side: number) =>
    torso.line([
      [0.2 * side, 2.42],
      [0.24 * side, 2.9],
      [0.2 * side, 3.5],
    ])
  return `${plain(torso, color, roundNeck(torso, 2.2), 0)}
  ${torso.gradient('hood', mix(color, [1, 1, 1], 0.05), { wide: 0.9 })}
  <path d="${torso.closed(hood)}" fill="#000" fill-opacity=".25" transform="translate(0 ${scale * 0.08})"/>
  <path d="${torso.closed(hood)}" fill="url(#hood)"/>
  ${folds(torso, color, [
    [
      [-neck * 1.6, 1.7],
      [-neck, 2.1],
      [-0.2, 2.42],
    ],
    [
      [neck * 1.6, 1.7],
      [neck, 2.1],
      [0.2, 2.42],
    ],
  ])}
  <path d="${cord(-1)}${cord(1)}" fill="none" stroke="${toHex(mix(color, [1, 1, 1], 0.6))}" stroke-width="${scale * 0.05}" stroke-linecap="round"/>`
}

export const drawCoat: Draw = (torso, { color, second = [0.8, 0.3, 0.25] }) => {
  const { neck, scale } = torso
  const wrap = (low: number, wide: number): Flat[] => [
    [-wide, low - 0.62],
    [-wide * 1.06, low - 0.3],
    [-wide * 0.6, low],
    [0, low + 0.1],
    [wide * 0.6, low],
    [wide * 1.06, low - 0.3],
    [wide, low - 0.62],
    [wide * 0.6, low - 0.38],
    [0, low - 0.26],
    [-wide * 0.6, low - 0.38],
  ]
  const tail: Flat[] = [
    [0.1, 2.2],
    [0.55, 2.3],
    [0.62, 3.2],
    [0.7, 4.6],
    [0.2, 4.65],
    [0.12, 3.2],
  ]
  const layer = (points: readonly Flat[]) =>
    `<path d="${torso.closed(points)}" fill="#000" fill-opacity=".25" transform="translate(0 ${scale * 0.07})"/><path d="${torso.closed(points)}" fill="url(#scarf)"/>`
  return `${plain(torso, color, roundNeck(torso, 2.2), 0)}
  <path d="${torso.line([
    [0.02, 2.4],
    [0.05, 7],
  ])}" stroke="${toHex(times(color, 0.3))}" stroke-opacity=".6" stroke-width="${scale * 0.03}" fill="none"/>
  ${torso.gradient('scarf', second, { wide: 0.75 })}
  ${layer(tail)}${layer(wrap(2.36, neck * 1.75))}${layer(wrap(2.02, neck * 1.5))}
  ${folds(torso, second, [
    [
      [-neck, 1.75],
      [0, 1.95],
      [neck, 1.75],
    ],
    [
      [-neck * 1.3, 2.05],
      [0, 2.28],
      [neck * 1.3, 2.05],
    ],
    [
      [0.36, 2.5],
      [0.42, 4.5],
    ],
  ])}`
}
