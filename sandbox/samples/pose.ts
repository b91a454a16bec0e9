/** x to the right, y down, z towards the viewer; 1 is half the width of a head, 0 the middle between the eyes. */
export type Point3 = readonly [number, number, number]

export interface Pose {
  /** Radians: to the viewer's right, upwards, and tilted clockwise. */
  readonly yaw: number
  readonly pitch: number
  readonly roll: number
  /** Where the middle of the head is, and how many pixels one unit takes. */
  readonly x: number
  readonly y: number
  readonly scale: number
}

export interface Spot {
  readonly x: number
  readonly y: number
  readonly z: number
}

type Angles = Pick<Pose, 'yaw' | 'pitch' | 'roll'>

/** Turns a direction, or a point about the middle of the head. */
export function turn([x, y, z]: Point3, { yaw, pitch, roll }: Angles): Point3 {
  const sideways = x * Math.cos(yaw) + z * Math.sin(yaw)
  const depth = z * Math.cos(yaw) - x * Math.sin(yaw)
  const height = y * Math.cos(pitch) - depth * Math.sin(pitch)
  return [
    sideways * Math.cos(roll) - height * Math.sin(roll),
    sideways * Math.sin(roll) + height * Math.cos(roll),
    depth * Math.cos(pitch) + y * Math.sin(pitch),
  ]
}

export type Project = (point: Point3) => Spot

/** From the head's own space to pixels. */
export const createProject =
  (pose: Pose): Project =>
  (point) => {
    const [x, y, z] = turn(point, pose)
    // Slight perspective: what is nearer is a little larger.
    const near = 1 / (1 - z * 0.05)
    return { x: pose.x + x * pose.scale * near, y: pose.y + y * pose.scale * near, z }
  }

const round = (value: number) => Math.round(value * 10) / 10

/** A soft line through all points (Catmull-Rom as Bézier curves). */
export function smoothPath(spots: readonly { x: number; y: number }[], { closed = false } = {}): string {
  const count = spots.length
  const at = (index: number) =>
    spots[closed ? (index + count) % count : Math.min(count - 1, Math.max(0, index))] ?? { x: 0, y: 0 }
  let path = `M${round(at(0).x)} ${round(at(0).y)}`
  for (let index = 0; index < (closed ? count : count - 1); index += 1) {
    const [before, from, to, after] = [at(index - 1), at(index), at(index + 1), at(index + 2)]
    path += `C${round(from.x + (to.x - before.x) / 6)} ${round(from.y + (to.y - before.y) / 6)} ${round(to.x - (after.x - from.x) / 6)} ${round(to.y - (after.y - from.y) / 6)} ${round(to.x)} ${round(to.y)}`
  }
  return closed ? `${path}Z` : path
}
