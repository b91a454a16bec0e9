/** Pixels without alpha, rows from the top. */
export interface Pixels {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
}

/** One plane of numbers of the same layout. */
export interface Plane {
  readonly data: Float32Array
  readonly width: number
  readonly height: number
}

/** Lightness as the eye weighs it, 0 to 255. */
export function toGrey({ data, width, height }: Pixels): Plane {
  const grey = new Float32Array(width * height)
  for (let at = 0, from = 0; at < grey.length; at += 1, from += 3)
    grey[at] = 0.299 * (data[from] ?? 0) + 0.587 * (data[from + 1] ?? 0) + 0.114 * (data[from + 2] ?? 0)
  return { data: grey, width, height }
}

/** Shrinks or stretches a photo to `columns` × `rows`, each the mean of what it covers; three numbers for each. */
export function meansOf({ data, width, height }: Pixels, columns: number, rows: number): Float32Array {
  const means = new Float32Array(columns * rows * 3)
  let to = 0
  for (let row = 0; row < rows; row += 1) {
    const [top, bottom] = spanOf(row, rows, height)
    for (let column = 0; column < columns; column += 1) {
      const [left, right] = spanOf(column, columns, width)
      let red = 0
      let green = 0
      let blue = 0
      for (let y = top; y < bottom; y += 1)
        for (let from = (y * width + left) * 3, end = (y * width + right) * 3; from < end; from += 3) {
          red += data[from] ?? 0
          green += data[from + 1] ?? 0
          blue += data[from + 2] ?? 0
        }
      const area = (right - left) * (bottom - top)
      means[to] = red / area
      means[to + 1] = green / area
      means[to + 2] = blue / area
      to += 3
    }
  }
  return means
}

function spanOf(index: number, count: number, length: number): [from: number, to: number] {
  const from = Math.min(length - 1, Math.floor((index * length) / count))
  return [from, Math.max(from + 1, Math.min(length, Math.floor(((index + 1) * length) / count)))]
}
