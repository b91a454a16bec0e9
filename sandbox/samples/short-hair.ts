import { createLockPainter, drawCap, smoothStep, type HairLayers, type HairScene, type Lock } from './lock.ts'
import type { Point3 } from './pose.ts'

const hairline = (angle: number) =>
  -0.86 -
  0.04 * smoothStep(0.2, 0.5, angle) +
  0.08 * smoothStep(0.5, 0.8, angle) +
  0.5 * smoothStep(0.82, 1.1, angle) +
  0.42 * smoothStep(1.12, 1.24, angle) -
  0.3 * smoothStep(1.34, 1.5, angle) +
  0.95 * smoothStep(1.6, 2.1, angle)

/** Short at the sides, longer on top and swept aside from the forehead. */
export function drawShort(scene: HairScene): HairLayers {
  const painter = createLockPainter(scene)
  const cap = drawCap(scene, { swell: 1.035, hairline })
  const { behind, beside } = growSides(scene)
  const [back, sides, top] = [
    painter.paintAll(behind),
    painter.paintAll(beside),
    painter.paintAll(growTop(scene)),
  ]
  return { back: painter.palette() + cap.back + back, front: cap.front + sides + top }
}

function growSides({ head, random, yaw }: HairScene): { behind: Lock[]; beside: Lock[] } {
  const behind: Lock[] = []
  const beside: Lock[] = []
  for (let index = 0; index < 420; index += 1) {
    const angle = random.between(0.72, 2.1) * (index % 2 ? 1 : -1)
    const seenFrom = Math.abs(angle + yaw)
    if (seenFrom > 1.75) continue
    const lowest = Math.min(seenFrom > 1.3 ? -0.1 : 9, hairline(Math.abs(angle)))
    const y = random.between(-1.2, lowest - 0.05)
    const [x, , z] = head.around(angle, Math.max(-1.32, y))
    const lock: Lock = {
      points: [
        [x * 1.03, y, z + 0.02],
        [x * 1.06, y + 0.06, z - 0.03],
        [x * 1.05, y + 0.14, z - 0.09],
      ],
      width: 0.045,
      tone: random.between(-0.42, 0.05),
    }
    if (seenFrom > 1.4) behind.push(lock)
    else beside.push(lock)
  }
  return { behind, beside }
}

/** The skull above the ears, lifted along its normal. */
function onCrown(x: number, z: number, lift: number): Point3 {
  const wide = x / 1.03
  // Never lower than the hairline, or locks would sprout from the forehead.
  const deep = Math.min((z + 0.1) / 1.12, Math.sqrt(Math.max(0.02, 0.7 - wide * wide)))
  const up = Math.sqrt(Math.max(0.04, 1 - wide * wide - deep * deep))
  return [x + wide * lift, -0.28 - up * (1.17 + lift), z + deep * lift * 0.7]
}

function growTop({ random }: HairScene): Lock[] {
  const locks: (Lock & { depth: number })[] = []
  const count = 400
  for (let index = 0; index < count; index += 1) {
    const back = 1 - index / count
    const x = random.between(-0.72, 0.68)
    const z = 0.8 - 0.5 * Math.abs(x) ** 3 - back * 1.35
    const lift = (0.34 - 0.12 * Math.abs(x)) * (1 - back * 0.6) * random.between(0.7, 1.1)
    const sweep = random.between(0.1, 0.3) * (x > 0.3 ? 0.5 : 1)
    locks.push({
      depth: z,
      points: [
        onCrown(x, z + 0.02, 0.02),
        onCrown(x + sweep * 0.2, z + 0.06, lift * 0.6),
        onCrown(x + sweep * 0.55, z - 0.02, lift),
        onCrown(x + sweep, z - 0.18, lift * 0.95),
        onCrown(x + sweep * 1.4, z - 0.36, lift * 0.6),
      ],
      width: random.between(0.03, 0.11),
      tone: random.between(-0.36, 0.14) - back * 0.06,
    })
  }
  return locks.sort((a, b) => a.depth - b.depth)
}
