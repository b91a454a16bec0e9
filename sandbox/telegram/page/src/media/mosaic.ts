export interface Tile {
  readonly index: number
  readonly ratio: number
}

const MOST_IN_ROW = 4

/**
 * Lays pictures out in rows of equal height, all rows equally wide: tries every split into rows of one to four
 * and takes the one whose whole comes closest to a pleasant shape.
 */
export function mosaic(ratios: readonly number[]): readonly (readonly Tile[])[] {
  const tiles = ratios.map((ratio, index) => ({ index, ratio: Math.min(1.9, Math.max(0.62, ratio)) }))
  let best: readonly (readonly Tile[])[] = [tiles]
  let bestCost = Infinity
  for (const rows of splits(tiles)) {
    const cost = costOf(rows)
    if (cost < bestCost) {
      best = rows
      bestCost = cost
    }
  }
  return best
}

function* splits(tiles: readonly Tile[]): Generator<readonly (readonly Tile[])[]> {
  if (tiles.length === 0) {
    yield []
    return
  }
  for (let count = 1; count <= Math.min(MOST_IN_ROW, tiles.length); count += 1) {
    for (const rest of splits(tiles.slice(count))) yield [tiles.slice(0, count), ...rest]
  }
}

export const rowHeight = (row: readonly Tile[]): number => 1 / row.reduce((sum, { ratio }) => sum + ratio, 0)

function costOf(rows: readonly (readonly Tile[])[]): number {
  const heights = rows.map(rowHeight)
  const total = heights.reduce((sum, height) => sum + height, 0)
  const count = rows.reduce((sum, row) => sum + row.length, 0)
  const wanted = count <= 2 ? 0.72 : count <= 4 ? 1.05 : 1.25
  let cost = Math.abs(total - wanted) * 2
  for (const height of heights) {
    if (height < 0.24) cost += (0.24 - height) * 6
    if (height > 0.85) cost += (height - 0.85) * 3
  }
  // A few large pictures above many small ones look right, the other way round top-heavy.
  for (const [index, row] of rows.entries()) {
    const before = rows[index - 1]
    if (before && before.length > row.length) cost += 0.18
  }
  return cost
}
