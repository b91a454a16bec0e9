import type { PhotoLook } from '../../domain/avatars/photo-measurements.ts'
import { meansOf, type Pixels } from './pixels.ts'

const grid = 4
const side = 32
const waves = 8

export function lookOf(photo: Pixels): PhotoLook {
  return { perceptualHash: perceptualHash(photo), colours: coloursOf(photo) }
}

/**
 * The signs of the 64 coarsest waves of a cosine transform against their median: the same after a new size, new
 * compression, more light or a slight crop.
 */
function perceptualHash(photo: Pixels): string {
  const means = meansOf(photo, side, side)
  const grey = Array.from({ length: side * side }, (_, at) => greyAt(means, at * 3))
  const strengths: number[] = []
  for (let v = 0; v < waves; v += 1)
    for (let u = 0; u < waves; u += 1) {
      let sum = 0
      for (let y = 0; y < side; y += 1)
        for (let x = 0; x < side; x += 1)
          sum += (grey[y * side + x] ?? 0) * (cosines[u * side + x] ?? 0) * (cosines[v * side + y] ?? 0)
      strengths.push(sum)
    }
  // The first one is the mean lightness: it says nothing about the picture, and would drag the median along.
  const sorted = strengths.slice(1).toSorted((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0
  let hex = ''
  for (let at = 0; at < strengths.length; at += 4)
    hex += strengths
      .slice(at, at + 4)
      .reduce((bits, strength) => bits * 2 + (strength > median ? 1 : 0), 0)
      .toString(16)
  return hex
}

const cosines = Array.from({ length: waves * side }, (_, at) =>
  Math.cos((Math.PI * Math.floor(at / side) * (2 * (at % side) + 1)) / (2 * side)),
)

const greyAt = (rgb: Float32Array, at: number): number =>
  0.299 * (rgb[at] ?? 0) + 0.587 * (rgb[at + 1] ?? 0) + 0.114 * (rgb[at + 2] ?? 0)

function coloursOf(photo: Pixels): string {
  const means = meansOf(photo, grid, grid)
  const bytes = Buffer.alloc(means.length)
  for (let at = 0; at < means.length; at += 3) {
    const [lightness, a, b] = toLab(means[at] ?? 0, means[at + 1] ?? 0, means[at + 2] ?? 0)
    bytes[at] = Math.round(lightness)
    bytes[at + 1] = Math.round(a + 128)
    bytes[at + 2] = Math.round(b + 128)
  }
  return bytes.toString('hex')
}

/** sRGB to CIELAB (D65), in which equal steps look equally far apart. */
function toLab(red: number, green: number, blue: number): [lightness: number, a: number, b: number] {
  const [r, g, b] = [red, green, blue].map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116)
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505)
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b)
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}
