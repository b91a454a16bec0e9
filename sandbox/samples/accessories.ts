import { mix, times, toHex, type Color } from './color.ts'
import { shade, type Light } from './light.ts'
import { smoothPath, type Point3, type Project } from './pose.ts'

export type Accessory = 'glasses' | 'beanie' | 'hat' | 'earrings'

export interface AccessoryScene {
  readonly project: Project
  readonly scale: number
  readonly yaw: number
  readonly light: Light
  readonly color: Color
}

const ring = (point: (angle: number) => Point3, { project }: AccessoryScene, steps = 24) =>
  Array.from({ length: steps }, (_, step) => project(point((step / steps) * Math.PI * 2)))

function drawGlasses(scene: AccessoryScene): string {
  const { project, scale, yaw, color } = scene
  const depth = (x: number) => 1.08 - x * x * 0.22
  const lens = (side: number) =>
    smoothPath(
      ring((angle) => {
        const x = side * 0.44 + Math.cos(angle) * 0.335
        return [x, 0.04 + Math.sin(angle) * 0.29 * (1 + 0.08 * Math.sin(angle)), depth(x)]
      }, scene),
      { closed: true },
    )
  const line = (points: readonly Point3[]) => smoothPath(points.map(project))
  const temple = (side: number) =>
    line([
      [side * 0.77, -0.05, depth(0.77)],
      [side * 1.0, -0.06, 0.5],
      [side * 1.04, -0.02, 0.02],
    ])
  const bridge = line([
    [-0.115, 0.0, 1.1],
    [0, -0.045, 1.16],
    [0.115, 0.0, 1.1],
  ])
  const frame = toHex(color)
  const glint = (side: number) => {
    const x = side * 0.44
    return `M${[
      [-0.18, -0.16],
      [0.0, -0.2],
      [-0.16, 0.2],
      [-0.25, 0.06],
    ]
      .map(([dx = 0, dy = 0]) => project([x + dx, 0.04 + dy, depth(x)]))
      .map(({ x, y }) => `${x} ${y}`)
      .join('L')}Z`
  }
  const arms = [-1, 1]
    .filter((side) => side * yaw < 0.2)
    .map(temple)
    .join('')
  return `<g fill="none" stroke-linecap="round">
  <path d="${lens(-1)}${lens(1)}" stroke="#000" stroke-opacity=".18" stroke-width="${scale * 0.06}" transform="translate(0 ${scale * 0.035})"/>
  <path d="${lens(-1)}${lens(1)}" fill="#fff" fill-opacity=".07" stroke="${frame}" stroke-width="${scale * 0.05}"/>
  <path d="${lens(-1)}${lens(1)}" stroke="${toHex(mix(color, [1, 1, 1], 0.5))}" stroke-opacity=".35" stroke-width="${scale * 0.012}" transform="translate(${-scale * 0.006} ${-scale * 0.012})"/>
  <path d="${glint(-1)}${glint(1)}" fill="#fff" fill-opacity=".13"/>
  <path d="${bridge}${arms}" stroke="${frame}" stroke-width="${scale * 0.05}"/></g>`
}

function lit(scene: AccessoryScene, id: string, color: Color, by = 1): string {
  const stops = [-1.3, -0.7, 0, 0.7, 1.3].map((angle, index) => {
    const tone = times(shade(scene.light, [Math.sin(angle), -0.25, Math.cos(angle)], color, 'cloth'), by)
    return `<stop offset="${index / 4}" stop-color="${toHex(tone)}"/>`
  })
  return `<linearGradient id="${id}" x1="0" x2="1" y1="0" y2=".12">${stops.join('')}</linearGradient>`
}

function drawBeanie(scene: AccessoryScene): string {
  const { project, scale, color, yaw } = scene
  const wide = Math.hypot(1.09 * Math.cos(yaw), 1.2 * Math.sin(yaw))
  const middle = (y: number) => project([0, y, -0.1])
  const low = (x: number, y: number) => {
    // The brim dips in front, as seen from slightly above.
    const spot = middle(y + 0.1 * (1 - x * x))
    return { x: spot.x + x * wide * scale, y: spot.y }
  }
  const row = [-1, -0.7, -0.35, 0, 0.35, 0.7, 1]
  const dome = smoothPath(
    [
      ...row.map((x) => low(x * 1.02, -0.86)),
      ...[
        [0.99, -1.2],
        [0.8, -1.6],
        [0.4, -1.86],
        [0, -1.93],
        [-0.4, -1.86],
        [-0.8, -1.6],
        [-0.99, -1.2],
      ].map(([x = 0, y = 0]) => ({ x: middle(y).x + x * wide * scale, y: middle(y).y })),
    ],
    { closed: true },
  )
  const fold = smoothPath(
    [...row.map((x) => low(x * 1.06, -0.56)), ...row.toReversed().map((x) => low(x * 1.06, -0.98))],
    { closed: true },
  )
  const ribs = Array.from({ length: 19 }, (_, index) => {
    const x = (index - 9) / 9
    return smoothPath([low(Math.sin(x * 1.5) * 1.05, -0.6), low(Math.sin(x * 1.5) * 1.05, -0.96)])
  })
  const knit = Array.from({ length: 13 }, (_, index) => {
    const x = Math.sin(((index - 6) / 6) * 1.45)
    return smoothPath([
      low(x * 1.02, -0.95),
      { x: middle(-1.5).x + x * 0.86 * wide * scale, y: middle(-1.5).y },
      { x: middle(-1.88).x + x * 0.3 * wide * scale, y: middle(-1.88).y },
    ])
  })
  const dark = toHex(times(color, 0.4))
  return `${lit(scene, 'dome', color, 0.92)}${lit(scene, 'fold', color)}
  <path d="${smoothPath(row.map((x) => low(x * 0.98, -0.5)))}" fill="none" stroke="#2a120a" stroke-opacity=".2" stroke-width="${scale * 0.16}"/>
  <path d="${dome}" fill="url(#dome)"/><path d="${knit.join('')}" fill="none" stroke="${dark}" stroke-opacity=".25" stroke-width="${scale * 0.035}"/>
  <path d="${fold}" fill="#000" fill-opacity=".25" transform="translate(0 ${-scale * 0.03})"/><path d="${fold}" fill="url(#fold)"/>
  <path d="${ribs.join('')}" fill="none" stroke="${dark}" stroke-opacity=".3" stroke-width="${scale * 0.035}" stroke-linecap="round"/>`
}

function drawHat(scene: AccessoryScene): string {
  const { scale, color } = scene
  const tilt = 0.2
  const level = (radiusX: number, radiusZ: number, y: number) =>
    ring(
      (angle) => {
        const [x, z] = [Math.cos(angle) * radiusX, Math.sin(angle) * radiusZ]
        // A brim is bent up at the sides and down in front.
        return [x, y + z * tilt - (x / radiusX) ** 2 * 0.1, z - 0.08]
      },
      scene,
      56,
    )
  const outline = (spots: readonly Flat[]) =>
    `M${hull(spots)
      .map(({ x, y }) => `${x} ${y}`)
      .join('L')}Z`
  const brim = outline(level(2.0, 1.9, -0.8))
  const base = level(1.15, 1.22, -0.84)
  const ribbon = level(1.11, 1.18, -1.1)
  const top = level(0.84, 0.9, -1.72)
  const dark = toHex(times(color, 0.42))
  const weave = [1.4, 1.6, 1.8].map((radius) => outline(level(radius, radius * 0.95, -0.8))).join('')
  return `${lit(scene, 'brim', color)}${lit(scene, 'crown', color, 0.95)}${lit(scene, 'ribbon', [0.32, 0.2, 0.17])}
  <path d="${brim}" fill="#1d0d08" fill-opacity=".3" transform="translate(0 ${scale * 0.1})"/>
  <path d="${brim}" fill="url(#brim)" stroke="${dark}" stroke-opacity=".5" stroke-width="${scale * 0.02}"/>
  <path d="${weave}" fill="none" stroke="${dark}" stroke-opacity=".18" stroke-width="${scale * 0.02}"/>
  <path d="${outline(base)}" fill="#1d0d08" fill-opacity=".25" transform="translate(0 ${scale * 0.06})"/>
  <path d="${outline([...base, ...ribbon])}" fill="url(#ribbon)"/>
  <path d="${outline([...ribbon, ...top])}" fill="url(#crown)" stroke="${dark}" stroke-opacity=".25" stroke-width="${scale * 0.015}"/>
  <path d="${outline(level(0.66, 0.6, -1.7))}" fill="${dark}" fill-opacity=".16"/>`
}

type Flat = { readonly x: number; readonly y: number }

/** The points on the outside, once around (Andrew's monotone chain). */
function hull(spots: readonly Flat[]): Flat[] {
  const sorted = spots.toSorted((a, b) => a.x - b.x || a.y - b.y)
  const half = (points: readonly Flat[]) => {
    const kept: Flat[] = []
    for (const point of points) {
      for (
        let last = kept.at(-1), before = kept.at(-2);
        last && before;
        last = kept.at(-1), before = kept.at(-2)
      ) {
        const bend = (last.x - before.x) * (point.y - before.y) - (last.y - before.y) * (point.x - before.x)
        if (bend > 0) break
        kept.pop()
      }
      kept.push(point)
    }
    return kept.slice(0, -1)
  }
  return [...half(sorted), ...half(sorted.toReversed())]
}

function drawEarrings(scene: AccessoryScene): string {
  return [-1, 1]
    .filter((side) => side * scene.yaw < 0.35)
    .map((side) => {
      const { x, y } = scene.project([side * 1.0, 0.62, 0.05])
      const size = scene.scale
      return `<circle cx="${x}" cy="${y + size * 0.15}" r="${size * 0.13}" fill="none" stroke="#b8862f" stroke-width="${size * 0.045}"/><circle cx="${x}" cy="${y + size * 0.15}" r="${size * 0.13}" fill="none" stroke="#ffe7a8" stroke-width="${size * 0.016}" stroke-dasharray="${size * 0.2} ${size * 0.6}"/>`
    })
    .join('')
}

const drawers: Record<Accessory, (scene: AccessoryScene) => string> = {
  glasses: drawGlasses,
  beanie: drawBeanie,
  hat: drawHat,
  earrings: drawEarrings,
}

export const drawAccessory = (kind: Accessory, scene: AccessoryScene): string => drawers[kind](scene)
