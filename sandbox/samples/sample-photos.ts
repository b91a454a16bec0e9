import { readFile } from 'node:fs/promises'
import { takePhoto } from './photo.ts'
import { shots } from './shots.ts'
import { drawStyle, styleNames } from './style-set.ts'

export interface Sample {
  readonly name: string
  /** Whom or what it shows; samples of one model make one avatar. */
  readonly model: string
}

type Draw = () => Promise<Buffer>

/** Where the installation leaves samples that it has drawn ahead. */
export const drawnAhead = new URL('../../dist/samples/', import.meta.url)

const drawings = new Map<string, { model: string; draw: Draw }>([
  ...shots.map((shot) => [shot.name, { model: shot.model, draw: () => takePhoto(shot) }] as const),
  ...styleNames.map((name) => [`paper-${name}`, { model: 'paper', draw: () => drawStyle(name) }] as const),
])
const kept = new Map<string, Promise<Buffer>>()

/** Every ready photo, grouped by the model it shows: twelve or more each. */
export const listSamples = (): Sample[] => [...drawings].map(([name, { model }]) => ({ name, model }))

/** The JPEG of one sample, drawn now. */
export async function drawSample(name: string): Promise<Buffer> {
  const drawing = drawings.get(name)
  if (!drawing) throw new Error(`No sample photo is called "${name}"; listSamples() names them all`)
  return drawing.draw()
}

/** The JPEG of one sample: as drawn ahead, else drawn at the first call; kept in memory. */
export async function sampleImage(name: string): Promise<Buffer> {
  if (!drawings.has(name)) return drawSample(name)
  const image = kept.get(name) ?? readFile(new URL(`${name}.jpg`, drawnAhead)).catch(() => drawSample(name))
  kept.set(name, image)
  return await image
}
