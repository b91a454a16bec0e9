import { times, toHex } from './color.ts'
import { createLockPainter, drawCap, smoothStep, type HairLayers, type HairScene, type Lock } from './lock.ts'
import { shade } from './light.ts'
import { smoothPath, type Point3 } from './pose.ts'
import type { Random } from './seeded-random.ts'

const hairline = (angle: number) =>
  -1.0 +
  0.2 * smoothStep(0.2, 0.9, angle) +
  1.0 * smoothStep(0.85, 1.5, angle) +
  0.9 * smoothStep(1.5, 2.1, angle)

/** Hair that falls from a side parting over the shoulders; tucked: behind the ears. */
export function drawLoose(scene: HairScene, { tucked }: { tucked: boolean }): HairLayers {
  const { random, project } = scene
  const painter = createLockPainter(scene)
  const back: Lock[] = []
  const front: Lock[] = []
  const passes = [
    { count: 36, width: 0.3, tone: [-0.44, -0.3] },
    { count: 52, width: 0.14, tone: [-0.26, 0] },
    { count: 90, width: 0.042, tone: [-0.22, 0.2] },
  ] as const
  for (const { count, width, tone } of passes) {
    for (let index = 0; index < count; index += 1) {
      const share = (Math.floor(index / 2) + random.between(0, 0.9)) / (count / 2)
      const points = fallingLock(index % 2 ? 1 : -1, share, random, tucked)
      const lock: Lock = {
        points,
        width: width * random.between(0.75, 1.15) * (share < 0.12 ? 0.6 : 1),
        tone: random.between(tone[0], tone[1]),
      }
      if (project(points[3] ?? [0, 0, 0]).z > 0.02) front.push(lock)
      else back.push(lock)
    }
  }
  const cap = drawCap(scene, { swell: 1.06, hairline })
  const [backLocks, frontLocks] = [painter.paintAll(back), painter.paintAll(front)]
  return { back: painter.palette() + drawMass(scene) + cap.back + backLocks, front: cap.front + frontLocks }
}

/** The dark depth of hair behind the neck. */
function drawMass(scene: HairScene): string {
  const { project, scale, yaw, color } = scene
  const wide = Math.hypot(1.02 * Math.cos(yaw), 0.72 * Math.sin(yaw)) * scale
  const rows = [
    [-0.8, 0.9],
    [0.2, 1.04],
    [1.1, 1.04],
    [1.9, 0.95],
    [2.3, 0.5],
  ] as const
  const edge = (side: number) =>
    rows.map(([y, share]) => {
      const spot = project([0, y, -0.4])
      return { x: spot.x + side * wide * share, y: spot.y }
    })
  const dark = toHex(times(shade(scene.light, [0, 0, 1], color, 'cloth'), 0.4))
  return `<path d="${smoothPath([...edge(-1), ...edge(1).toReversed()], { closed: true })}" fill="${dark}"/>`
}

const PARTING_X = 0.2
const CLUMPS = 9

/** From the parting over the temple down to the chest; 0 is the lock that frames the face, 1 the nape. */
function fallingLock(side: number, share: number, random: Random, tucked: boolean): Point3[] {
  const aside = Math.cos(share * 1.45)
  const clump = Math.floor(share * CLUMPS)
  // Neighbours wave together, or the hair would look like straw.
  const phase = clump * 1.9 + side * 0.7 + random.between(-0.25, 0.25)
  const toClump = ((clump + 0.5) / CLUMPS - share) * 0.75
  const loose = random.between(-0.035, 0.035)
  const behindEar = tucked ? smoothStep(0.45, 0, share) * 0.55 : 0
  const at = (x: number, y: number, z: number): Point3 => {
    const grown = smoothStep(-0.2, 1.4, y)
    const swing = Math.sin(y * 3.1 + phase) * 0.085 * grown
    return [side * (x * (0.25 + 0.75 * aside) + swing + loose), y, z - toClump * 1.2 * grown]
  }
  // On its wider side the parted hair sweeps over the forehead.
  const sweep = side < 0 && !tucked ? smoothStep(0.28, 0, share) : 0
  const reach = 2.5 + Math.sin(clump * 2.3 + side) * 0.22 + random.between(-0.12, 0.12) - share * 0.3
  return [
    [PARTING_X + side * 0.015, -1.05 - 0.44 * Math.min(1, share * 1.7), 0.82 - share * 1.3],
    at(
      0.5 + (side > 0 ? 0.14 : 0),
      -0.97 + sweep * 0.2 - 0.4 * smoothStep(0, 0.7, share),
      0.84 + sweep * 0.06 - share * 1.5,
    ),
    at(1.0 - sweep * 0.1, -0.6 + sweep * 0.24 - 0.14 * share, 0.7 - share * 1.7 - behindEar * 0.4),
    at(1.12, 0.0, 0.46 - share * 1.5 - behindEar),
    at(1.16, 0.6, 0.42 - share * 1.42 - behindEar),
    at(1.17, 1.1, 0.46 - share * 1.36 - behindEar),
    at(1.16, 1.6, 0.55 - share * 1.3 - behindEar * 0.5),
    at(1.1, 2.05, 0.62 - share * 1.22 - behindEar * 0.3),
    at(0.98, reach, 0.66 - share * 1.15),
  ]
}

const KNOT: Point3 = [0, -1.42, -0.66]

/** Hair combed back from the whole hairline into a knot on the crown. */
export function drawTied(scene: HairScene): HairLayers {
  const { random, head, project, facing, scale, color, yaw } = scene
  const painter = createLockPainter(scene)
  const combed: Lock[] = []
  const beyond: Lock[] = []
  const passes = [
    { count: 64, width: 0.2, tone: [-0.4, -0.3] },
    { count: 120, width: 0.05, tone: [-0.2, 0.16] },
  ] as const
  for (const { count, width, tone } of passes) {
    for (let index = 0; index < count; index += 1) {
      const angle = ((index + random.between(0, 1)) / count - 0.5) * 4.1
      if (Math.abs(angle + yaw) > 1.9) continue
      const root = head.around(angle, Math.min(0.75, hairline(Math.abs(angle)) + random.between(-0.03, 0.03)))
      const points = combBack(root)
      const [x, y, z] = points[1] ?? root
      const turnedAway = facing([x, y + 0.28, z + 0.1])[2] < 0.12
      const lock = { points, width: width * random.between(0.7, 1.1), tone: random.between(tone[0], tone[1]) }
      if (turnedAway) beyond.push(lock)
      else combed.push(lock)
    }
  }
  const ring = Array.from({ length: 30 }, (_, index): Lock => {
    const turned = (index / 30) * Math.PI * 2
    const points = [0, 0.45, 0.9, 1.35, 1.8].map((step): Point3 => {
      const radius = 0.47 * (1 - step * 0.2)
      return [
        Math.cos(turned + step) * radius,
        KNOT[1] - 0.06 + Math.sin(turned + step) * radius * 0.86,
        KNOT[2],
      ]
    })
    return { points, width: 0.13, tone: -0.34 + (index % 5) * 0.11 }
  })
  const wisps = [-1, 1].map((side): Lock => ({
    points: [
      [side * 0.86, -0.5, 0.56],
      [side * 1.0, -0.05, 0.42],
      [side * 1.0, 0.4, 0.38],
      [side * 0.94, 0.8, 0.42],
    ],
    width: 0.05,
    tone: -0.1,
  }))
  const knot = project(KNOT)
  const dark = toHex(times(shade(scene.light, [0, 0, 1], color, 'cloth'), 0.42))
  const cap = drawCap(scene, { swell: 1.03, hairline })
  const [knotted, behind] = [painter.paintAll(ring), painter.paintAll(beyond)]
  const front = painter.paintAll([...combed, ...wisps])
  return {
    back: `${painter.palette()}<ellipse cx="${knot.x}" cy="${knot.y - scale * 0.05}" rx="${scale * 0.5}" ry="${scale * 0.44}" fill="${dark}"/>${knotted}${cap.back}${behind}`,
    front: cap.front + front,
  }
}

/** Along the skull, never through it. */
function combBack(root: Point3): Point3[] {
  return [0, 0.28, 0.55, 0.8, 1].map((share): Point3 => {
    const [x, y, z] = [0, 1, 2].map(
      (axis) => (root[axis] ?? 0) * (1 - share) + (KNOT[axis] ?? 0) * share,
    ) as [number, number, number]
    const length = Math.hypot(x / 1.02, (y + 0.28) / 1.17, (z + 0.1) / 1.12) || 1
    const onSkull = Math.max(1, 1.02 / length)
    const out = share < 0.05 ? 1 : onSkull
    return [x * out, (y + 0.28) * out - 0.28, (z + 0.1) * out - 0.1]
  })
}
