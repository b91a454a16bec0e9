import { fromHex, mix, times, toHex, type Color } from './color.ts'
import type { Head } from './head.ts'
import { smoothPath, type Project, type Spot } from './pose.ts'

export interface Expression {
  /** 0 calm, 1 a wide smile. */
  readonly smile: number
  /** Lips apart: 0 closed, 1 laughing. */
  readonly open: number
  /** 1 as usual, less when laughing or looking down. */
  readonly eyes: number
  readonly brows: number
  readonly gaze: readonly [x: number, y: number]
}

export interface FaceLook {
  readonly iris: Color
  readonly brow: Color
  readonly lips: Color
  readonly browWeight: number
  readonly lashes: number
  readonly eyeSize: number
}

export interface FaceScene {
  readonly head: Head
  readonly project: Project
  readonly scale: number
  readonly skin: Color
  readonly look: FaceLook
  readonly expression: Expression
}

type Flat = readonly [x: number, y: number]

export function createOnFace({ head, project }: Pick<FaceScene, 'head' | 'project'>, lift = 0) {
  const spots = (points: readonly Flat[]): Spot[] => points.map(([x, y]) => project(head.at(x, y, lift)))
  return {
    spots,
    closed: (points: readonly Flat[]) => smoothPath(spots(points), { closed: true }),
    line: (points: readonly Flat[]) => smoothPath(spots(points)),
  }
}

const EYE_X = 0.42
const mirrored = (side: number, points: readonly Flat[]): Flat[] => points.map(([x, y]) => [x * side, y])

export function drawEyes(scene: FaceScene): string {
  return [-1, 1].map((side) => drawEye(scene, side)).join('')
}

function drawEye({ head, project, scale, skin, look, expression }: FaceScene, side: number): string {
  const face = createOnFace({ head, project })
  const size = look.eyeSize
  const wide = 0.215 * size
  const upper = 0.118 * size * expression.eyes - 0.012 * expression.smile
  const lower = 0.07 * size * (0.55 + 0.45 * expression.eyes) - 0.026 * expression.smile
  const at = (x: number, y: number): Flat => [EYE_X + x * wide, y]
  const inner = at(-1, 0.03)
  const outer = at(1.02, -0.022)
  const upperLid = [
    at(-0.72, -upper * 0.5),
    at(-0.3, -upper * 0.93),
    at(0.15, -upper),
    at(0.62, -upper * 0.72),
  ]
  const lowerLid = [at(0.66, lower * 0.62), at(0.2, lower), at(-0.3, lower * 0.93), at(-0.72, lower * 0.62)]
  const almond = face.closed(mirrored(side, [inner, ...upperLid, outer, ...lowerLid]))
  const id = `eye${side > 0 ? 'R' : 'L'}`

  const radius = 0.118 * size
  const centre: Flat = [EYE_X * side + expression.gaze[0] * 0.1, expression.gaze[1] * 0.05 - 0.012]
  const circle = (share: number) =>
    face.closed(
      Array.from({ length: 12 }, (_, step): Flat => {
        const angle = (step / 12) * Math.PI * 2
        return [centre[0] + Math.cos(angle) * radius * share, centre[1] + Math.sin(angle) * radius * share]
      }),
    )
  const middle = project(head.at(...centre))
  const pixels = radius * scale
  const deep = toHex(times(look.iris, 0.38))
  const bright = toHex(mix(look.iris, [1, 1, 0.9], 0.32))
  const shadow = toHex(times(skin, [0.5, 0.4, 0.38]))
  const lash = '#2a1a16'
  const lashLine = [inner, ...upperLid, outer]
  const thick = (0.018 + 0.022 * look.lashes) * size
  const wing = at(1.02 + 0.13 * look.lashes, -0.022 - 0.045 * look.lashes)
  const lashShape = face.closed(
    mirrored(side, [
      inner,
      ...upperLid,
      at(1.0, -0.015),
      wing,
      ...upperLid.toReversed().map(([x, y], index): Flat => [x, y - thick * (1 - index * 0.22)]),
    ]),
  )
  const crease = face.line(
    mirrored(side, [
      at(-0.86, -upper * 0.62 - 0.035),
      at(-0.3, -upper - 0.07),
      at(0.3, -upper - 0.068),
      at(0.95, -upper * 0.4 - 0.055),
    ]),
  )
  const lowerLine = face.line(mirrored(side, [outer, ...lowerLid, inner]))
  const bag = face.line(
    mirrored(side, [at(0.7, lower + 0.05), at(0.1, lower + 0.075), at(-0.6, lower + 0.06)]),
  )
  return `
  <clipPath id="${id}"><path d="${almond}"/></clipPath>
  <radialGradient id="${id}i" gradientUnits="userSpaceOnUse" cx="${middle.x}" cy="${middle.y + pixels * 0.35}" r="${pixels * 1.15}">
    <stop stop-color="${bright}"/><stop offset=".55" stop-color="${toHex(look.iris)}"/><stop offset="1" stop-color="${deep}"/>
  </radialGradient>
  <path d="${almond}" fill="#f6efea"/>
  <g clip-path="url(#${id})">
    <path d="${circle(1)}" fill="url(#${id}i)" stroke="${deep}" stroke-width="${pixels * 0.1}"/>
    <path d="${circle(0.46)}" fill="#120b0a"/>
    <path d="${face.line(mirrored(side, lashLine))}" fill="none" stroke="${shadow}" stroke-opacity=".42" stroke-width="${pixels * 0.75}"/>
    <circle cx="${middle.x - pixels * 0.34}" cy="${middle.y - pixels * 0.36}" r="${pixels * 0.24}" fill="#fff" fill-opacity=".95"/>
    <circle cx="${middle.x + pixels * 0.36}" cy="${middle.y + pixels * 0.42}" r="${pixels * 0.12}" fill="#fff" fill-opacity=".5"/>
  </g>
  <path d="${bag}" fill="none" stroke="${shadow}" stroke-opacity=".1" stroke-width="${pixels * 0.2}" stroke-linecap="round"/>
  <path d="${lowerLine}" fill="none" stroke="${shadow}" stroke-opacity=".5" stroke-width="${pixels * 0.1}" stroke-linecap="round"/>
  <path d="${crease}" fill="none" stroke="${shadow}" stroke-opacity=".5" stroke-width="${pixels * 0.13}" stroke-linecap="round"/>
  <path d="${lashShape}" fill="${lash}"/>`
}

export function drawBrows({ head, project, scale, look, expression }: FaceScene): string {
  const face = createOnFace({ head, project })
  const lift = -0.045 * expression.brows
  const weight = look.browWeight
  const color = toHex(look.brow)
  return [-1, 1]
    .map((side) => {
      const top: Flat[] = [
        [0.2, -0.325],
        [0.36, -0.37],
        [0.54, -0.36],
        [0.71, -0.255],
      ]
      const bottom: Flat[] = [
        [0.71, -0.25],
        [0.54, -0.315],
        [0.36, -0.31],
        [0.2, -0.265],
      ]
      const middleY = -0.285
      const shape = [...top, ...bottom].map(([x, y]): Flat => [
        x * side,
        middleY + (y - middleY) * (0.72 + 0.36 * weight) + lift,
      ])
      const hairs = Array.from({ length: 9 }, (_, step) => {
        const x = 0.2 + step * 0.038
        const y = -0.278 - Math.sin((step / 12) * 2.5) * 0.065 + lift
        const rise = (0.05 - step * 0.0035) * weight
        return face.line([
          [x * side, y + 0.012],
          [(x + 0.04) * side, y - rise],
          [(x + 0.085) * side, y - rise * 1.1 + step * 0.003],
        ])
      }).join('')
      return `<path d="${face.closed(shape)}" fill="${color}" fill-opacity=".72"/>
      <path d="${hairs}" fill="none" stroke="${color}" stroke-opacity=".5" stroke-width="${scale * 0.014}" stroke-linecap="round"/>`
    })
    .join('')
}

export function drawNose({ head, project, scale, skin }: FaceScene): string {
  const face = createOnFace({ head, project })
  const dark = toHex(times(skin, [0.42, 0.28, 0.25]))
  const glow = toHex(mix(skin, fromHex('#ffffff'), 0.75))
  const nostril = (side: number) =>
    face.closed(
      mirrored(side, [
        [0.055, 0.567],
        [0.1, 0.543],
        [0.145, 0.558],
        [0.105, 0.582],
      ]),
    )
  const wing = (side: number) =>
    face.line(
      mirrored(side, [
        [0.2, 0.44],
        [0.232, 0.51],
        [0.2, 0.572],
        [0.155, 0.575],
      ]),
    )
  const tip = project(head.at(-0.02, 0.43))
  return `
  <path d="${nostril(-1)}${nostril(1)}" fill="${dark}" fill-opacity=".5"/>
  <path d="${face.line([
    [-0.09, 0.595],
    [0, 0.61],
    [0.09, 0.595],
  ])}" fill="none" stroke="${dark}" stroke-opacity=".16" stroke-width="${scale * 0.03}" stroke-linecap="round"/>
  <path d="${wing(-1)}${wing(1)}" fill="none" stroke="${dark}" stroke-opacity=".2" stroke-width="${scale * 0.022}" stroke-linecap="round"/>
  <radialGradient id="tip"><stop stop-color="${glow}" stop-opacity=".4"/><stop offset="1" stop-color="${glow}" stop-opacity="0"/></radialGradient>
  <ellipse cx="${tip.x}" cy="${tip.y}" rx="${scale * 0.08}" ry="${scale * 0.085}" fill="url(#tip)"/>`
}

export function drawMouth({ head, project, scale, skin, look, expression }: FaceScene): string {
  const face = createOnFace({ head, project })
  const { smile, open } = expression
  const corner = 0.27 + 0.075 * smile
  const cornerY = 0.815 - (0.12 - 0.04 * open) * smile
  const gap = 0.13 * open
  const dip = 0.03 * smile
  const left: Flat = [-corner, cornerY]
  const right: Flat = [corner, cornerY]
  const upperEdge: Flat[] = [
    [-0.15, 0.762 - 0.012 * smile],
    [-0.06, 0.735],
    [0, 0.752],
    [0.06, 0.735],
    [0.15, 0.762 - 0.012 * smile],
  ]
  const upperInner: Flat[] = [
    [0.14, 0.815],
    [0.05, 0.822 + dip * 0.4],
    [0, 0.832 + dip * 0.4],
    [-0.05, 0.822 + dip * 0.4],
    [-0.14, 0.815],
  ]
  const lowerInner: Flat[] = [
    [0.15, 0.822 + gap * 0.75 + dip],
    [0, 0.832 + gap + dip],
    [-0.15, 0.822 + gap * 0.75 + dip],
  ]
  const lowerEdge: Flat[] = [
    [0.17, 0.885 + gap * 0.7 + dip * 0.3],
    [0, 0.925 + gap * 0.85 + dip * 0.4],
    [-0.17, 0.885 + gap * 0.7 + dip * 0.3],
  ]
  const lip = look.lips
  const dark = toHex(times(lip, [0.42, 0.3, 0.3]))
  const shine = toHex(mix(lip, [1, 0.95, 0.92], 0.55))
  const middle = project(head.at(0, 0.83))
  const teeth = face.closed([
    left,
    ...upperInner.toReversed(),
    right,
    [0.15, 0.83 + gap * 0.55],
    [0, 0.842 + gap * 0.68],
    [-0.15, 0.83 + gap * 0.55],
  ])
  const inside = face.closed([left, ...upperInner.toReversed(), right, ...lowerInner])
  const mouth =
    open > 0.05
      ? `<path d="${inside}" fill="#4a1c1c"/><path d="${teeth}" fill="#f8f2ec"/>
         <path d="${face.line([left, ...upperInner.toReversed(), right])}" fill="none" stroke="${dark}" stroke-opacity=".35" stroke-width="${scale * 0.028}"/>`
      : ''
  const dimple = (side: number) =>
    face.line(
      mirrored(side, [
        [corner + 0.035, cornerY - 0.045],
        [corner + 0.055, cornerY],
        [corner + 0.03, cornerY + 0.045],
      ]),
    )
  const fold = (side: number) =>
    face.line(
      mirrored(side, [
        [0.25, 0.52],
        [0.34 + 0.04 * smile, 0.62],
        [corner + 0.1, 0.76],
      ]),
    )
  const shadow = toHex(times(skin, [0.5, 0.36, 0.33]))
  return `
  <linearGradient id="upperLip" gradientUnits="userSpaceOnUse" x1="0" x2="0" y1="${middle.y - scale * 0.1}" y2="${middle.y}">
    <stop stop-color="${toHex(times(lip, 0.95))}"/><stop offset="1" stop-color="${toHex(times(lip, [0.74, 0.66, 0.66]))}"/></linearGradient>
  <linearGradient id="lowerLip" gradientUnits="userSpaceOnUse" x1="0" x2="0" y1="${middle.y}" y2="${middle.y + scale * (0.11 + gap)}">
    <stop stop-color="${toHex(mix(lip, [1, 0.9, 0.86], 0.1))}"/><stop offset="1" stop-color="${toHex(times(lip, 0.84))}"/></linearGradient>
  <path d="${fold(-1)}${fold(1)}" fill="none" stroke="${shadow}" stroke-opacity="${0.015 + 0.045 * smile}" stroke-width="${scale * 0.05}" stroke-linecap="round"/>
  ${mouth}
  <path d="${face.closed([left, ...upperEdge, right, ...upperInner])}" fill="url(#upperLip)"/>
  <path d="${face.closed([right, ...lowerEdge, left, ...lowerInner.toReversed()])}" fill="url(#lowerLip)"/>
  <path d="${face.line([left, ...upperInner.toReversed(), right])}" fill="none" stroke="${dark}" stroke-opacity="${open > 0.05 ? 0.3 : 0.75}" stroke-width="${scale * 0.016}" stroke-linecap="round"/>
  <path d="${face.line([
    [-0.11, 0.882 + gap * 0.85],
    [0, 0.893 + gap * 0.9],
    [0.08, 0.884 + gap * 0.85],
  ])}" fill="none" stroke="${shine}" stroke-opacity=".45" stroke-width="${scale * 0.026}" stroke-linecap="round"/>
  <path d="${dimple(-1)}${dimple(1)}" fill="none" stroke="${shadow}" stroke-opacity="${0.06 + 0.2 * smile}" stroke-width="${scale * 0.022}" stroke-linecap="round"/>`
}
