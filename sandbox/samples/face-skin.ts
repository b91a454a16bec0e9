import sharp from 'sharp'
import { mix, times, type Color } from './color.ts'
import { bothSides, HEAD_TOP, type Head } from './head.ts'
import { shade, type Light } from './light.ts'
import type { Point3, Project, Spot } from './pose.ts'

const COLUMNS = 64
const ROWS = 84
const WIDEST_ANGLE = 2.1
/** Skin has no hard edges: half the pixels are enough, the outline is cut afterwards. */
const SHARE_OF_PIXELS = 0.5

export interface SkinTone {
  readonly base: Color
  readonly blush: Color
  readonly lips: Color
  /** How much of the lower face lies in the shadow of a beard. */
  readonly stubble: number
}

interface Vertex extends Spot {
  readonly color: Color
}

export interface FaceSkin {
  /** SVG image element, lit, larger than the face. */
  readonly image: string
  /** Once around the head, for a clip. */
  readonly outline: { x: number; y: number }[]
}

/** Lights the modelled head as the viewer sees it and gives the picture of its skin. */
export async function drawFaceSkin(scene: {
  head: Head
  project: Project
  facing: (normal: Point3) => Point3
  light: Light
  tone: SkinTone
}): Promise<FaceSkin> {
  const grid = buildGrid(scene)
  const flat = grid.flat()
  const left = Math.floor(Math.min(...flat.map((vertex) => vertex.x))) - 4
  const top = Math.floor(Math.min(...flat.map((vertex) => vertex.y))) - 4
  const width = Math.ceil((Math.max(...flat.map((vertex) => vertex.x)) - left + 4) * SHARE_OF_PIXELS)
  const height = Math.ceil((Math.max(...flat.map((vertex) => vertex.y)) - top + 4) * SHARE_OF_PIXELS)
  const { pixels, depths } = fill({ grid, left, top, width, height })
  const png = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 1 })
    .toBuffer()
  const size = `width="${width / SHARE_OF_PIXELS}" height="${height / SHARE_OF_PIXELS}"`
  const image = `<image x="${left}" y="${top}" ${size} preserveAspectRatio="none" href="data:image/png;base64,${png.toString('base64')}"/>`
  const outline = findOutline(depths, width, height).map(({ x, y }) => ({
    x: left + x / SHARE_OF_PIXELS,
    y: top + y / SHARE_OF_PIXELS,
  }))
  return { image, outline }
}

function buildGrid({ head, project, facing, light, tone }: Parameters<typeof drawFaceSkin>[0]): Vertex[][] {
  const rows: Point3[][] = []
  for (let row = 0; row <= ROWS; row += 1) {
    // Denser at crown and chin, where the surface turns away quickly.
    const share = row / ROWS
    const y =
      HEAD_TOP + (head.bottom - HEAD_TOP) * (share * 0.45 + ((1 - Math.cos(share * Math.PI)) / 2) * 0.55)
    rows.push(
      Array.from({ length: COLUMNS + 1 }, (_, column) => {
        // Denser in the middle of the face, where nose and lips are.
        const share = (column / COLUMNS) * 2 - 1
        return head.around(WIDEST_ANGLE * (share * 0.55 + share ** 3 * 0.45), y)
      }),
    )
  }
  const point = (row: number, column: number): Point3 =>
    rows[Math.min(ROWS, Math.max(0, row))]?.[Math.min(COLUMNS, Math.max(0, column))] ?? [0, 0, 0]
  return rows.map((points, row) =>
    points.map((place, column) => {
      const normal = cross(
        minus(point(row, column + 1), point(row, column - 1)),
        minus(point(row + 1, column), point(row - 1, column)),
      )
      return { ...project(place), color: shade(light, facing(normal), skinAt(tone, place)) }
    }),
  )
}

/** Blush, the redder nose, the shadow of the sockets, and stubble: what make-up artists call contour. */
function skinAt(tone: SkinTone, [x, y]: Point3): Color {
  const blush = 0.4 * bothSides(x, y, 0.56, 0.36, 0.26, 0.2) + 0.3 * bothSides(x, y, 0, 0.47, 0.16, 0.12)
  const socket =
    0.22 * bothSides(x, y, 0.4, -0.06, 0.26, 0.13) + 0.14 * bothSides(x, y, 0.2, -0.02, 0.1, 0.16)
  const under =
    0.17 * bothSides(x, y, 0, 0.61, 0.15, 0.05) +
    0.16 * bothSides(x, y, 0, 1.0, 0.2, 0.05) +
    0.12 * bothSides(x, y, 0, 1.36, 0.6, 0.16)
  const beard = tone.stubble * beardAt(x, y)
  const skin = mix(tone.base, tone.blush, blush)
  return times(mix(skin, times(skin, [0.36, 0.31, 0.29]), beard), 1 - socket - under)
}

const ramp = (from: number, to: number, value: number) => {
  const share = Math.min(1, Math.max(0, (value - from) / (to - from)))
  return share * share * (3 - 2 * share)
}

/** Where a short beard grows, 0 to 1: along the jaw, around the mouth, not on the lips. */
export function beardAt(x: number, y: number): number {
  const far = Math.abs(x)
  const cheekLine = 0.86 - 0.75 * ramp(0.42, 0.95, far)
  const jaw = ramp(cheekLine - 0.06, cheekLine + 0.2, y)
  const moustache = ramp(0.4, 0.28, far) * ramp(0.6, 0.69, y) * (1 - 0.5 * ramp(0.05, 0, far))
  const lips = bothSides(x, y, 0, 0.83, 0.3, 0.12)
  const soul = 0.5 * bothSides(x, y, 0.22, 0.98, 0.1, 0.06)
  return Math.max(0, Math.max(jaw, moustache) - 1.15 * lips - soul)
}

const minus = (a: Point3, b: Point3): Point3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]

function cross(a: Point3, b: Point3): Point3 {
  const made: Point3 = [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
  const length = Math.hypot(...made) || 1
  return [made[0] / length, made[1] / length, made[2] / length]
}

const RAYS = 150

/** Walks inwards from the rim of the picture until skin is met, all around the middle of the face. */
function findOutline(depths: Float32Array, width: number, height: number): { x: number; y: number }[] {
  const [middleX, middleY] = [width / 2, height / 2]
  const reach = Math.hypot(middleX, middleY)
  const radii = Array.from({ length: RAYS }, (_, ray) => {
    const angle = (ray / RAYS) * Math.PI * 2
    for (let radius = reach; radius > 0; radius -= 0.25) {
      const x = Math.round(middleX + Math.cos(angle) * radius)
      const y = Math.round(middleY + Math.sin(angle) * radius)
      if (x >= 0 && y >= 0 && x < width && y < height && (depths[y * width + x] ?? -99) > -99) return radius
    }
    return 0
  })
  return radii.map((_, ray) => {
    const angle = (ray / RAYS) * Math.PI * 2
    const near = (step: number) => radii[(ray + step + RAYS) % RAYS] ?? 0
    const radius = (near(-2) + 2 * near(-1) + 3 * near(0) + 2 * near(1) + near(2)) / 9
    return { x: middleX + Math.cos(angle) * radius, y: middleY + Math.sin(angle) * radius }
  })
}

function fill(scene: {
  grid: readonly Vertex[][]
  left: number
  top: number
  width: number
  height: number
}) {
  const { grid, left, top, width, height } = scene
  const pixels = Buffer.alloc(width * height * 3)
  const depths = new Float32Array(width * height).fill(-99)
  const place = (vertex: Vertex) => ({
    x: (vertex.x - left) * SHARE_OF_PIXELS,
    y: (vertex.y - top) * SHARE_OF_PIXELS,
    z: vertex.z,
    color: vertex.color,
  })
  for (let row = 0; row < ROWS; row += 1) {
    for (let column = 0; column < COLUMNS; column += 1) {
      const [a, b] = [grid[row]?.[column], grid[row]?.[column + 1]]
      const [c, d] = [grid[row + 1]?.[column], grid[row + 1]?.[column + 1]]
      if (!a || !b || !c || !d) continue
      fillTriangle(pixels, depths, width, height, [place(a), place(b), place(c)])
      fillTriangle(pixels, depths, width, height, [place(b), place(d), place(c)])
    }
  }
  spreadToEdges(pixels, depths, width, height)
  return { pixels, depths }
}

function fillTriangle(
  pixels: Buffer,
  depths: Float32Array,
  width: number,
  height: number,
  [a, b, c]: readonly [Vertex, Vertex, Vertex],
): void {
  const area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
  if (area <= 0) return // turned away
  const firstY = Math.max(0, Math.ceil(Math.min(a.y, b.y, c.y)))
  const lastY = Math.min(height - 1, Math.floor(Math.max(a.y, b.y, c.y)))
  const firstX = Math.max(0, Math.ceil(Math.min(a.x, b.x, c.x)))
  const lastX = Math.min(width - 1, Math.floor(Math.max(a.x, b.x, c.x)))
  for (let y = firstY; y <= lastY; y += 1) {
    for (let x = firstX; x <= lastX; x += 1) {
      const shareB = ((x - a.x) * (c.y - a.y) - (y - a.y) * (c.x - a.x)) / area
      const shareC = ((b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x)) / area
      const shareA = 1 - shareB - shareC
      if (shareA < -1e-6 || shareB < -1e-6 || shareC < -1e-6) continue
      const z = a.z * shareA + b.z * shareB + c.z * shareC
      const at = y * width + x
      if (z <= (depths[at] ?? 0)) continue
      depths[at] = z
      for (const channel of [0, 1, 2] as const) {
        const value = a.color[channel] * shareA + b.color[channel] * shareB + c.color[channel] * shareC
        pixels[at * 3 + channel] = Math.min(255, Math.max(0, Math.round(value * 255)))
      }
    }
  }
}

/** Colour runs on past the outline, so that the clipped edge never shows a dark seam. */
function spreadToEdges(pixels: Buffer, depths: Float32Array, width: number, height: number): void {
  for (let y = 0; y < height; y += 1) {
    const row = depths.subarray(y * width, (y + 1) * width)
    const first = row.findIndex((depth) => depth > -99)
    if (first === -1) {
      if (y > 0) pixels.copy(pixels, y * width * 3, (y - 1) * width * 3, y * width * 3)
      continue
    }
    const last = row.findLastIndex((depth) => depth > -99)
    const copy = (from: number, to: number) =>
      pixels.copy(pixels, (y * width + to) * 3, (y * width + from) * 3, (y * width + from) * 3 + 3)
    for (let x = 0; x < first; x += 1) copy(Math.min(last, first + 1), x)
    for (let x = last + 1; x < width; x += 1) copy(Math.max(first, last - 1), x)
  }
}
