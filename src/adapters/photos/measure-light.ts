import type { PhotoMeasurements, SeenFace } from '../../domain/avatars/photo-measurements.ts'
import type { Plane } from './pixels.ts'

/** How light a photo is, and how far its darkest and lightest parts lie apart. */
export function measureLight(
  grey: Plane,
  face: SeenFace | undefined,
): Pick<PhotoMeasurements, 'lightness' | 'shadows' | 'highlights'> {
  const histogram = new Float64Array(256)
  for (const value of grey.data) {
    const level = Math.min(255, Math.round(value))
    histogram[level] = (histogram[level] ?? 0) + 1
  }
  const levelBelow = (share: number): number => {
    let left = share * grey.data.length
    for (let level = 0; level < 256; level += 1) {
      left -= histogram[level] ?? 0
      if (left < 0) return level
    }
    return 255
  }
  return { lightness: meanOf(grey, face), shadows: levelBelow(0.05), highlights: levelBelow(0.95) }
}

function meanOf({ data, width, height }: Plane, box: Omit<SeenFace, 'score'> | undefined): number {
  const { x, y, width: wide, height: high } = box ?? { x: 0, y: 0, width: 1, height: 1 }
  const [left, right] = [Math.max(0, Math.floor(x * width)), Math.min(width, Math.ceil((x + wide) * width))]
  const [top, bottom] = [
    Math.max(0, Math.floor(y * height)),
    Math.min(height, Math.ceil((y + high) * height)),
  ]
  let sum = 0
  for (let row = top; row < bottom; row += 1)
    for (let at = row * width + left, end = row * width + right; at < end; at += 1) sum += data[at] ?? 0
  return sum / Math.max(1, (right - left) * (bottom - top))
}
