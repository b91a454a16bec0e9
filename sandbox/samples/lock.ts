import { mix, times, toHex, type Color } from './color.ts'
import type { Head } from './head.ts'
import { shade, type Light } from './light.ts'
import { smoothPath, type Point3, type Project, type Spot } from './pose.ts'
import type { Random } from './seeded-random.ts'

export interface HairScene {
  readonly head: Head
  readonly project: Project
  readonly facing: (normal: Point3) => Point3
  readonly light: Light
  readonly color: Color
  readonly yaw: number
  readonly scale: number
  readonly random: Random
}

export interface HairLayers {
  readonly back: string
  readonly front: string
}

export interface Lock {
  readonly points: readonly Point3[]
  readonly width: number
  /** Darker below 0, lighter above. */
  readonly tone: number
}

/** A soft strip that is thin at both ends. */
export function lockPath(spots: readonly { x: number; y: number }[], width: number): string {
  const left: { x: number; y: number }[] = []
  const right: { x: number; y: number }[] = []
  for (const [index, spot] of spots.entries()) {
    const before = spots[Math.max(0, index - 1)] ?? spot
    const after = spots[Math.min(spots.length - 1, index + 1)] ?? spot
    const [x, y] = [after.x - before.x, after.y - before.y]
    const length = Math.hypot(x, y) || 1
    const share = index / (spots.length - 1)
    const half = (width / 2) * Math.min(1, 0.15 + share * 4, (1 - share) * 2.4 + 0.05)
    left.push({ x: spot.x - (y / length) * half, y: spot.y + (x / length) * half })
    right.push({ x: spot.x + (y / length) * half, y: spot.y - (x / length) * half })
  }
  return smoothPath([...left, ...right.toReversed()], { closed: true })
}

/** From the crown down: dark roots, the sheen of the crown, shade beside the cheeks, lighter tips. */
const sheen: readonly (readonly [y: number, by: number])[] = [
  [-1.6, 0.86],
  [-1.22, 0.98],
  [-0.92, 1.3],
  [-0.5, 1.05],
  [0.3, 0.86],
  [1.2, 0.92],
  [2.5, 1.22],
]

/** Wide dark locks lie under the others: one flat colour does, and gradients are slow to fill. */
const UNDER_TONE = -0.29

/** Draws locks with a small palette of gradients: one for each degree of tone and side of the head. */
export function createLockPainter(scene: HairScene) {
  const gradients = new Map<string, string>()
  const { project, scale } = scene

  function paint(lock: Lock): string {
    const middle = lock.points[Math.floor(lock.points.length / 3)] ?? [0, 0, 1]
    const [facingX] = scene.facing([middle[0], middle[1] * 0.5, middle[2]])
    const path = lockPath(lock.points.map(project), lock.width * scale)
    if (lock.tone < UNDER_TONE) return `<path d="${path}" fill="${plain(lock, facingX)}"/>`
    const side = Math.max(-2, Math.min(2, Math.round(facingX * 2)))
    const tone = Math.round(lock.tone * 12)
    const id = `lock${side + 2}_${tone + 20}`
    if (!gradients.has(id)) gradients.set(id, gradient(id, side / 2, tone / 12))
    return `<path d="${path}" fill="url(#${id})"/>`
  }

  const plain = (lock: Lock, side: number) =>
    toHex(times(shade(scene.light, [side * 0.85, -0.25, 0.6], scene.color, 'cloth'), 1 + lock.tone))

  function gradient(id: string, side: number, tone: number): string {
    const base = shade(scene.light, [side * 0.85, -0.25, 0.6], scene.color, 'cloth')
    const [from, to] = [project([0, -1.6, 0]).y, project([0, 2.5, 0]).y]
    const stops = sheen.map(([y, by]) => {
      const lit = times(base, by * (tone < 0 ? 1 + tone : 1))
      const color = tone > 0 ? mix(lit, [1, 0.84, 0.66], tone * by * by) : lit
      return `<stop offset="${((y + 1.6) / 4.1).toFixed(3)}" stop-color="${toHex(color)}"/>`
    })
    return `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" x1="0" x2="0" y1="${from}" y2="${to}">${stops.join('')}</linearGradient>`
  }

  return {
    paintAll: (locks: readonly Lock[]) => locks.map(paint).join(''),
    /** The gradients used so far; an SVG may name them anywhere. */
    palette: () => [...gradients.values()].join(''),
  }
}

export const smoothStep = (from: number, to: number, value: number) => {
  const share = Math.min(1, Math.max(0, (value - from) / (to - from)))
  return share * share * (3 - 2 * share)
}

/** The skull with hair on it, seen from any side: a lit ball, cut along the hairline for the front layer. */
export function drawCap(scene: HairScene, options: { swell: number; hairline: (angle: number) => number }) {
  const { head, project, light, color, facing, yaw, scale } = scene
  const { swell, hairline } = options
  const middle = project([0, -0.28, -0.1])
  const wide = Math.hypot(1.03 * Math.cos(yaw), 1.16 * Math.sin(yaw)) * swell * scale
  const high = 1.2 * (0.45 + swell * 0.55) * scale
  const tone = (normal: Point3, by: number) => toHex(times(shade(light, facing(normal), color, 'cloth'), by))
  const line: Spot[] = []
  for (let angle = -2.2; angle <= 2.2; angle += 0.1) {
    if (Math.abs(angle + yaw) < 1.8) line.push(project(head.around(angle, hairline(Math.abs(angle)))))
  }
  const brow = [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1].map((angle) =>
    project(head.around(angle, hairline(Math.abs(angle)))),
  )
  const [first, last] = [line[0] ?? middle, line.at(-1) ?? middle]
  const far = scale * 4
  const region = `M${first.x - far} ${first.y}L${smoothPath(line).slice(1)}L${last.x + far} ${last.y}L${last.x + far} ${middle.y - far}L${first.x - far} ${middle.y - far}Z`
  // The hair throws a soft shadow on the forehead: one line in four widths.
  const shadow = [0.26, 0.18, 0.1, 0.05]
    .map(
      (wide) =>
        `<path d="${smoothPath(brow)}" clip-path="url(#face)" fill="none" stroke="#4a1c0e" stroke-opacity=".07" stroke-width="${scale * wide}" stroke-linecap="round"/>`,
    )
    .join('')
  const ball = `<ellipse cx="${middle.x}" cy="${middle.y}" rx="${wide}" ry="${high}" fill="url(#cap)"/>`
  return {
    back: `<linearGradient id="cap" x1="0" x2="1" y1=".2" y2=".5"><stop stop-color="${tone([-0.9, -0.3, 0.3], 0.55)}"/><stop offset=".35" stop-color="${tone([-0.35, -0.6, 0.7], 0.72)}"/><stop offset=".65" stop-color="${tone([0.35, -0.6, 0.7], 0.72)}"/><stop offset="1" stop-color="${tone([0.9, -0.3, 0.3], 0.55)}"/></linearGradient>${ball}`,
    front: `${shadow}<clipPath id="hairline"><path d="${region}"/></clipPath><g clip-path="url(#hairline)">${ball}</g>`,
  }
}
