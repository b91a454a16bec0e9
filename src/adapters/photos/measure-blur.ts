import type { SeenFace } from '../../domain/avatars/photo-measurements.ts'
import type { Plane } from './pixels.ts'

const tilePixels = 32
/** The steepest slope of an edge that was blurred by a Gaussian of one pixel is this share of its height. */
const slopeOfUnitBlur = 0.4
/** Edges lower than this drown in noise. */
const minEdgeHeight = 24
const minTiles = 6
/** A face of fewer tiles has hardly an edge: then the whole photo is asked. */
const minTilesOfFace = 16
/** Something is in focus in the sharpest places, whatever lies behind it. */
const sharpestShare = 0.06

interface Tile {
  readonly across: number
  readonly down: number
}

/**
 * How wide edges are, from their height and their steepest slope; other than the usual sum of differences this depends
 * neither on contrast nor on how much there is to see. Both directions count, since a shaken camera blurs one of them.
 */
export function measureBlur(grey: Plane, face: SeenFace | undefined): number {
  const smooth = smoothed(grey)
  const ofFace = face ? tilesOf(smooth, face) : []
  const tiles =
    ofFace.length >= minTilesOfFace ? ofFace : tilesOf(smooth, { x: 0, y: 0, width: 1, height: 1 })
  if (tiles.length < minTiles) return 0
  return Math.max(sharpest(tiles.map((tile) => tile.across)), sharpest(tiles.map((tile) => tile.down)))
}

function sharpest(blurs: readonly number[]): number {
  return blurs.toSorted((a, b) => a - b)[Math.floor(blurs.length * sharpestShare)] ?? 0
}

/** A photo is noisy in single pixels; an average with the neighbours hides that and little else. */
function smoothed({ data, width, height }: Plane): Plane {
  const rows = new Float32Array(data.length)
  for (let at = 1; at < data.length - 1; at += 1)
    rows[at] = ((data[at - 1] ?? 0) + 2 * (data[at] ?? 0) + (data[at + 1] ?? 0)) / 4
  const both = new Float32Array(data.length)
  for (let at = width; at < data.length - width; at += 1)
    both[at] = ((rows[at - width] ?? 0) + 2 * (rows[at] ?? 0) + (rows[at + width] ?? 0)) / 4
  return { data: both, width, height }
}

function tilesOf(plane: Plane, box: Omit<SeenFace, 'score'>): Tile[] {
  const { width, height } = plane
  const left = Math.max(2, Math.floor(box.x * width))
  const top = Math.max(2, Math.floor(box.y * height))
  const right = Math.min(width - 2, Math.ceil((box.x + box.width) * width))
  const bottom = Math.min(height - 2, Math.ceil((box.y + box.height) * height))
  const tiles: Tile[] = []
  for (let y = top; y + tilePixels <= bottom; y += tilePixels)
    for (let x = left; x + tilePixels <= right; x += tilePixels) {
      const tile = tileAt(plane, x, y)
      if (tile) tiles.push(tile)
    }
  return tiles
}

function tileAt({ data, width }: Plane, left: number, top: number): Tile | undefined {
  let [low, high, across, down] = [255, 0, 0, 0]
  for (let y = top; y < top + tilePixels; y += 1)
    for (let at = y * width + left, end = at + tilePixels; at < end; at += 1) {
      const value = data[at] ?? 0
      if (value < low) low = value
      if (value > high) high = value
      across = Math.max(across, Math.abs((data[at + 1] ?? 0) - (data[at - 1] ?? 0)))
      down = Math.max(down, Math.abs((data[at + width] ?? 0) - (data[at - width] ?? 0)))
    }
  const range = high - low
  if (range < minEdgeHeight) return undefined
  // Both slopes were taken over two pixels.
  const blurOf = (slope: number) => (2 * slopeOfUnitBlur * range) / Math.max(slope, 1)
  return { across: blurOf(across), down: blurOf(down) }
}
