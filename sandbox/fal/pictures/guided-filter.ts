import type { Pixels } from './pixels.ts'

/** A guided filter: the edge of the matte moves to the edge in the photo. */
export function refine(scores: Float32Array, { data, width, height }: Pixels): Float32Array {
  const guide = new Float32Array(width * height)
  for (let index = 0; index < guide.length; index += 1) {
    guide[index] =
      ((data[index * 3] ?? 0) * 0.35 + (data[index * 3 + 1] ?? 0) * 0.45 + (data[index * 3 + 2] ?? 0) * 0.2) /
      255
  }
  const radius = 5
  const product = (a: Float32Array, b: Float32Array) => a.map((value, index) => value * (b[index] ?? 0))
  const mean = (values: Float32Array) => boxMean(values, width, height, radius)
  const [meanGuide, meanScore, meanBoth, meanSquare] = [
    mean(guide),
    mean(scores),
    mean(product(guide, scores)),
    mean(product(guide, guide)),
  ]
  const slope = meanBoth.map((both, index) => {
    const [g = 0, s = 0, square = 0] = [meanGuide[index], meanScore[index], meanSquare[index]]
    return (both - g * s) / (square - g * g + 0.0008)
  })
  const offset = meanScore.map((s, index) => s - (slope[index] ?? 0) * (meanGuide[index] ?? 0))
  const [meanSlope, meanOffset] = [mean(slope), mean(offset)]
  return guide.map((value, index) => {
    const alpha = (meanSlope[index] ?? 0) * value + (meanOffset[index] ?? 0)
    return Math.min(1, Math.max(0, alpha))
  })
}

function boxMean(values: Float32Array, width: number, height: number, radius: number): Float32Array {
  const rows = new Float32Array(values.length)
  const result = new Float32Array(values.length)
  slide(values, rows, { lines: height, length: width, lineStep: width, step: 1, radius })
  slide(rows, result, { lines: width, length: height, lineStep: 1, step: width, radius })
  return result
}

function slide(
  from: Float32Array,
  to: Float32Array,
  {
    lines,
    length,
    lineStep,
    step,
    radius,
  }: { lines: number; length: number; lineStep: number; step: number; radius: number },
): void {
  for (let line = 0; line < lines; line += 1) {
    const start = line * lineStep
    let sum = 0
    let count = 0
    for (let index = 0; index < Math.min(radius, length); index += 1) {
      sum += from[start + index * step] ?? 0
      count += 1
    }
    for (let index = 0; index < length; index += 1) {
      if (index + radius < length) {
        sum += from[start + (index + radius) * step] ?? 0
        count += 1
      }
      if (index - radius - 1 >= 0) {
        sum -= from[start + (index - radius - 1) * step] ?? 0
        count -= 1
      }
      to[start + index * step] = sum / count
    }
  }
}
