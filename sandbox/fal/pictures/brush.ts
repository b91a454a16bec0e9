import sharp from 'sharp'
import { asRaw, type Pixels } from './pixels.ts'

/** Brushwork is coarser than pixels: painting at a smaller size is quicker and looks the same. */
const PAINTED_SIDE = 560

/**
 * Kuwahara's filter: each point takes the mean of the calmest of the four squares around it, which leaves patches
 * of colour with clear edges, as a brush does.
 */
export async function paintOver(picture: Pixels, options: { radius: number }): Promise<Pixels> {
  const share = Math.min(1, PAINTED_SIDE / Math.max(picture.width, picture.height))
  const width = Math.max(1, Math.round(picture.width * share))
  const height = Math.max(1, Math.round(picture.height * share))
  const small = await sharp(picture.data, asRaw(picture))
    .resize(width, height, { fit: 'fill' })
    .raw()
    .toBuffer()
  const painted = kuwahara({ data: small, width, height }, options.radius)
  const data = await sharp(painted, { raw: { width, height, channels: 3 } })
    .resize(picture.width, picture.height, { fit: 'fill', kernel: 'cubic' })
    .raw()
    .toBuffer()
  return { data, width: picture.width, height: picture.height }
}

function kuwahara({ data, width, height }: Pixels, radius: number): Buffer {
  const sums = sumTables({ data, width, height })
  const stride = width + 1
  const result = Buffer.alloc(width * height * 3)
  const square = (table: Float64Array, left: number, top: number, right: number, bottom: number) =>
    (table[bottom * stride + right] ?? 0) -
    (table[top * stride + right] ?? 0) -
    (table[bottom * stride + left] ?? 0) +
    (table[top * stride + left] ?? 0)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let calmest = Infinity
      for (let quarter = 0; quarter < 4; quarter += 1) {
        const left = Math.max(0, quarter % 2 ? x : x - radius)
        const right = Math.min(width, quarter % 2 ? x + radius + 1 : x + 1)
        const top = Math.max(0, quarter > 1 ? y : y - radius)
        const bottom = Math.min(height, quarter > 1 ? y + radius + 1 : y + 1)
        const count = (right - left) * (bottom - top)
        const mean = square(sums.light, left, top, right, bottom) / count
        const unrest = square(sums.lightSquared, left, top, right, bottom) / count - mean * mean
        if (unrest >= calmest) continue
        calmest = unrest
        const index = (y * width + x) * 3
        result[index] = square(sums.red, left, top, right, bottom) / count
        result[index + 1] = square(sums.green, left, top, right, bottom) / count
        result[index + 2] = square(sums.blue, left, top, right, bottom) / count
      }
    }
  }
  return result
}

/** With sums from the corner, the sum of any rectangle takes four look-ups. */
function sumTables({ data, width, height }: Pixels) {
  const size = (width + 1) * (height + 1)
  const [red, green, blue] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)]
  const [light, lightSquared] = [new Float64Array(size), new Float64Array(size)]
  for (let y = 0; y < height; y += 1) {
    const row = [0, 0, 0, 0, 0] as [number, number, number, number, number]
    for (let x = 0; x < width; x += 1) {
      const index = (y * width + x) * 3
      const [r, g, b] = [data[index] ?? 0, data[index + 1] ?? 0, data[index + 2] ?? 0]
      const bright = r * 0.3 + g * 0.59 + b * 0.11
      row[0] += r
      row[1] += g
      row[2] += b
      row[3] += bright
      row[4] += bright * bright
      const at = (y + 1) * (width + 1) + x + 1
      const above = at - width - 1
      red[at] = (red[above] ?? 0) + row[0]
      green[at] = (green[above] ?? 0) + row[1]
      blue[at] = (blue[above] ?? 0) + row[2]
      light[at] = (light[above] ?? 0) + row[3]
      lightSquared[at] = (lightSquared[above] ?? 0) + row[4]
    }
  }
  return { red, green, blue, light, lightSquared }
}
