import { mix, times, toHex, type Color } from './color.ts'
import { shade, type Light } from './light.ts'
import { smoothPath, type Point3, type Pose } from './pose.ts'

export interface Build {
  readonly neck: number
  readonly shoulders: number
}

export interface BodyScene {
  readonly pose: Pose
  readonly build: Build
  readonly skin: Color
  readonly light: Light
}

/** The body stands upright and turns half as far as the head. */
export interface Torso {
  /** From units below the eyes to pixels. */
  at(x: number, y: number): { x: number; y: number }
  closed(points: readonly (readonly [number, number])[]): string
  line(points: readonly (readonly [number, number])[]): string
  /** A gradient from shoulder to shoulder, lit as the place demands. */
  gradient(id: string, color: Color, options?: { wide?: number; kind?: 'skin' | 'cloth' }): string
  readonly scale: number
  readonly neck: number
  readonly shoulders: number
}

export function createTorso({ pose, build, light }: BodyScene): Torso {
  const turned = pose.yaw * 0.45
  const { scale } = pose
  const middle = pose.x - Math.sin(pose.roll) * scale * 0.7 + Math.sin(pose.yaw) * scale * -0.06
  const at = (x: number, y: number) => ({
    x: middle + (x * Math.cos(turned) + x * Math.sin(turned) * 0.16 * Math.sign(-x)) * scale,
    y: pose.y + y * scale + Math.abs(x) * Math.sin(turned) * Math.sign(x) * scale * 0.05,
  })
  const spots = (points: readonly (readonly [number, number])[]) => points.map(([x, y]) => at(x, y))
  return {
    at,
    scale,
    neck: build.neck,
    shoulders: build.shoulders,
    closed: (points) => smoothPath(spots(points), { closed: true }),
    line: (points) => smoothPath(spots(points)),
    gradient(id, color, { wide = 2.1, kind = 'cloth' } = {}) {
      const stops = [-1.25, -0.8, -0.35, 0, 0.35, 0.8, 1.25].map((angle, index, all) => {
        const normal: Point3 = [Math.sin(angle - turned * 0.3) * 0.92, -0.25, Math.cos(angle) * 0.95]
        return `<stop offset="${index / (all.length - 1)}" stop-color="${toHex(shade(light, normal, color, kind))}"/>`
      })
      const [from, to] = [at(-wide * build.shoulders, 2), at(wide * build.shoulders, 2.4)]
      return `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}">${stops.join('')}</linearGradient>`
    },
  }
}

export const shoulderLine = (neck: number, shoulders: number): (readonly [number, number])[] => [
  [neck * 1.15, 1.58],
  [neck * 1.72, 1.82],
  [1.15 * shoulders, 1.99],
  [1.62 * shoulders, 2.2],
  [1.9 * shoulders, 2.75],
  [2.02 * shoulders, 3.8],
  [2.1 * shoulders, 7.5],
]

/** Neck, collarbones and shoulders, with the shadow that the head throws on them. */
export function drawSkinOfBody(scene: BodyScene, torso: Torso): string {
  const { skin, light } = scene
  const { neck, shoulders, scale } = torso
  const right = [
    [neck * 0.98, 0.55],
    [neck * 0.96, 1.2],
    ...shoulderLine(neck, shoulders).slice(0, -1),
    // Narrower than any sleeve below the elbow, or skin would look out beside it.
    [1.9 * shoulders, 7.5],
  ] as const
  const left = right.map(([x, y]) => [-x, y] as const).toReversed()
  const outline = torso.closed([...right, ...left] as (readonly [number, number])[])
  const dark = toHex(times(shade(light, [0, 0.3, 0.9], skin), [0.55, 0.42, 0.4]))
  const bright = toHex(mix(shade(light, [0, -0.4, 0.9], skin), [1, 1, 1], 0.25))
  const chin = torso.at(0, 1.28)
  const bone = (side: number) =>
    torso.line([
      [0.16 * side, 2.2],
      [0.5 * side, 2.12],
      [1.0 * side * shoulders, 2.06],
      [1.3 * side * shoulders, 2.12],
    ])
  const pit = torso.at(0, 2.2)
  const sinew = (side: number) =>
    torso.line([
      [neck * 0.72 * side, 1.2],
      [neck * 0.45 * side, 1.75],
      [0.1 * side, 2.16],
    ])
  return `
  ${torso.gradient('bodySkin', skin, { wide: 1.5, kind: 'skin' })}
  ${torso.gradient('neckSkin', skin, { wide: 0.34 / shoulders + neck * 0.5, kind: 'skin' })}
  <clipPath id="body"><path d="${outline}"/></clipPath>
  <radialGradient id="chinShade" gradientUnits="userSpaceOnUse" cx="${chin.x}" cy="${chin.y}" r="${scale * 0.95}" gradientTransform="translate(0 ${chin.y * 0.25}) scale(1 .75)">
    <stop stop-color="${dark}" stop-opacity=".95"/><stop offset=".5" stop-color="${dark}" stop-opacity=".62"/><stop offset="1" stop-color="${dark}" stop-opacity="0"/></radialGradient>
  <radialGradient id="throat"><stop stop-color="${dark}" stop-opacity=".4"/><stop offset="1" stop-color="${dark}" stop-opacity="0"/></radialGradient>
  <g clip-path="url(#body)">
    <path d="${outline}" fill="url(#bodySkin)"/>
    <path d="${torso.line([
      [-neck, 0.5],
      [-neck * 0.96, 1.3],
      [-neck * 0.9, 1.75],
      [0, 2.1],
      [neck * 0.9, 1.75],
      [neck * 0.96, 1.3],
      [neck, 0.5],
    ])}" fill="url(#neckSkin)" fill-opacity=".75"/>
    <path d="${sinew(-1)}${sinew(1)}" fill="none" stroke="${dark}" stroke-opacity=".07" stroke-width="${scale * 0.1}" stroke-linecap="round"/>
    <path d="${bone(-1)}${bone(1)}" fill="none" stroke="${dark}" stroke-opacity=".16" stroke-width="${scale * 0.06}" stroke-linecap="round"/>
    <path d="${bone(-1)}${bone(1)}" fill="none" stroke="${bright}" stroke-opacity=".25" stroke-width="${scale * 0.035}" stroke-linecap="round" transform="translate(0 ${-scale * 0.05})"/>
    <circle cx="${pit.x}" cy="${pit.y}" r="${scale * 0.16}" fill="url(#throat)"/>
    <rect x="${chin.x - scale * 1.4}" y="${chin.y - scale}" width="${scale * 2.8}" height="${scale * 2}" fill="url(#chinShade)"/>
  </g>`
}
