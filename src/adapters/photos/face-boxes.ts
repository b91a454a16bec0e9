import type { SeenFace } from '../../domain/avatars/photo-measurements.ts'

/** Sizes of boxes that the network starts from, in cells. */
const anchors = [
  [1.603231, 2.094468],
  [6.041143, 7.080126],
  [2.882459, 3.518061],
  [4.266906, 5.178857],
  [9.041765, 10.66308],
] as const
const numbersOfBox = 5
const minScore = 0.5
/** Two boxes that share more than this of their area show one face. */
const maxOverlap = 0.3

/** Reads the network's answer: for every cell and anchor a box and how sure it is, as logits. */
export function facesOfOutput(
  values: Float32Array,
  {
    cells,
    widthShare,
    heightShare,
  }: {
    readonly cells: number
    /** How much of the square the photo fills. */
    readonly widthShare: number
    readonly heightShare: number
  },
): SeenFace[] {
  const faces: SeenFace[] = []
  for (let row = 0; row < cells; row += 1)
    for (let column = 0; column < cells; column += 1)
      for (const [index, [wide, high]] of anchors.entries()) {
        const from = ((row * cells + column) * anchors.length + index) * numbersOfBox
        const [x = 0, y = 0, w = 0, h = 0, certainty = 0] = values.subarray(from, from + numbersOfBox)
        const score = sigmoid(certainty)
        if (score < minScore) continue
        const width = (Math.exp(w) * wide) / cells / widthShare
        const height = (Math.exp(h) * high) / cells / heightShare
        faces.push({
          x: (column + sigmoid(x)) / cells / widthShare - width / 2,
          y: (row + sigmoid(y)) / cells / heightShare - height / 2,
          width,
          height,
          score,
        })
      }
  return faces
}

/** One box for each face, the surest; largest faces first. */
export function withoutOverlaps(faces: readonly SeenFace[]): SeenFace[] {
  const kept: SeenFace[] = []
  for (const face of faces.toSorted((a, b) => b.score - a.score))
    if (kept.every((other) => overlapOf(face, other) <= maxOverlap)) kept.push(face)
  return kept.toSorted((a, b) => b.width * b.height - a.width * a.height)
}

/** Shared area against the smaller of the two: a box within another one is the same face. */
function overlapOf(a: SeenFace, b: SeenFace): number {
  const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  if (wide <= 0 || high <= 0) return 0
  return (wide * high) / Math.min(a.width * a.height, b.width * b.height)
}

const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit))
