import type { Torso } from './body.ts'
import {
  band,
  bodyFolds,
  clothOutline,
  plain,
  roundNeck,
  vNeck,
  type Draw,
  type Flat,
  type Garment,
} from './cloth.ts'
import { mix, times, toHex, type Color } from './color.ts'
import { collar, drawBlazer, drawCoat, drawHoodie } from './layered-clothes.ts'

function drawStripes(torso: Torso, color: Color): string {
  const rows = Array.from({ length: 14 }, (_, row) => {
    const y = 2.35 + row * 0.32
    return torso.line([
      [-2.4, y + 0.12],
      [-1.4, y - 0.08],
      [0, y + 0.08],
      [1.4, y - 0.08],
      [2.4, y + 0.12],
    ])
  })
  return `<path clip-path="url(#clothClip)" d="${rows.join('')}" fill="none" stroke="${toHex(color)}" stroke-opacity=".85" stroke-width="${torso.scale * 0.11}"/>`
}

const drawShirt: Draw = (torso, { color }) => {
  const buttons = [2.75, 3.35, 3.95, 4.6]
    .map((y) => torso.at(0.02, y))
    .map(
      ({ x, y }) =>
        `<circle cx="${x}" cy="${y}" r="${torso.scale * 0.045}" fill="${toHex(mix(color, [1, 1, 1], 0.55))}" stroke="${toHex(times(color, 0.45))}" stroke-width="${torso.scale * 0.014}"/>`,
    )
  return `${plain(torso, color, vNeck(torso, 2.52), 0)}
  ${torso.gradient('collar', mix(color, [1, 1, 1], 0.12), { wide: 1.1 })}
  <path d="${torso.line([
    [0.13, 2.5],
    [0.13, 7],
  ])}${torso.line([
    [-0.1, 2.55],
    [-0.1, 7],
  ])}" fill="none" stroke="${toHex(times(color, 0.45))}" stroke-opacity=".45" stroke-width="${torso.scale * 0.018}"/>
  ${buttons.join('')}${collar(torso, color)}`
}

const drawTurtleneck: Draw = (torso, { color }) => {
  const { neck, scale } = torso
  const tube: Flat[] = [
    [-neck * 1.1, 1.3],
    [-neck * 1.3, 1.72],
    [-neck * 1.75, 1.98],
    [0, 2.28],
    [neck * 1.75, 1.98],
    [neck * 1.3, 1.72],
    [neck * 1.1, 1.3],
    [0, 1.46],
  ]
  const ribs = Array.from({ length: 11 }, (_, index) => {
    const x = ((index - 5) / 5) * neck
    return torso.line([
      [x * 1.06, 1.36 + 0.1 * (1 - (x / neck) ** 2)],
      [x * 1.16, 1.78 + 0.12 * (1 - (x / neck) ** 2)],
    ])
  })
  const knit = Array.from({ length: 23 }, (_, index) => {
    const x = (index - 11) * 0.19 * torso.shoulders
    return torso.line([
      [x * 0.75, 2.15 + Math.abs(x) * 0.12],
      [x, 3.4],
      [x * 1.04, 7],
    ])
  })
  const dark = toHex(times(color, 0.45))
  return `${plain(torso, color, roundNeck(torso, 2.05), 0)}
  ${torso.gradient('tube', times(color, 0.97), { wide: 0.5 })}
  <path d="${knit.join('')}" fill="none" stroke="${dark}" stroke-opacity=".13" stroke-width="${scale * 0.03}"/>
  <path d="${torso.line([
    [-neck * 1.5, 2.02],
    [0, 2.34],
    [neck * 1.5, 2.02],
  ])}" fill="none" stroke="${dark}" stroke-opacity=".3" stroke-width="${scale * 0.14}" stroke-linecap="round"/>
  <path d="${torso.closed(tube)}" fill="url(#tube)"/>
  <path d="${ribs.join('')}" fill="none" stroke="${dark}" stroke-opacity=".28" stroke-width="${scale * 0.026}"/>`
}

const drawStraps: Draw = (torso, { color }) => {
  const s = torso.shoulders
  const top: Flat[] = [
    [-1.6 * s, 7.5],
    [-1.5 * s, 4],
    [-1.34 * s, 3.25],
    [-0.85 * s, 2.95],
    [-0.4, 3.02],
    [0, 3.16],
    [0.4, 3.02],
    [0.85 * s, 2.95],
    [1.34 * s, 3.25],
    [1.5 * s, 4],
    [1.6 * s, 7.5],
  ]
  const strap = (side: number) =>
    torso.line([
      [0.82 * side * s, 3.0],
      [0.86 * side * s, 2.5],
      [0.8 * side * s, 1.98],
    ])
  return `${torso.gradient('cloth', color, { wide: 1.5 })}
  <path d="${torso.closed(top)}" fill="#000" fill-opacity=".18" transform="translate(0 ${-torso.scale * 0.05})"/>
  <path d="${strap(-1)}${strap(1)}" fill="none" stroke="url(#cloth)" stroke-width="${torso.scale * 0.13}"/>
  <path d="${torso.closed(top)}" fill="url(#cloth)"/>${bodyFolds(torso, color)}`
}

const garments: Record<Garment, Draw> = {
  tee: (torso, { color, second }) => `${plain(torso, color, roundNeck(torso, 2.16), 0)}
    ${second ? `<clipPath id="clothClip"><path d="${clothOutline(torso, roundNeck(torso, 2.16))}"/></clipPath>${drawStripes(torso, second)}` : ''}
    ${band(torso, roundNeck(torso, 2.16), color)}`,
  vneck: (torso, { color }) => plain(torso, color, vNeck(torso, 2.72)),
  shirt: drawShirt,
  turtleneck: drawTurtleneck,
  blazer: drawBlazer,
  hoodie: drawHoodie,
  straps: drawStraps,
  coat: drawCoat,
}

export const drawClothes: Draw = (torso, outfit) => garments[outfit.garment](torso, outfit)
