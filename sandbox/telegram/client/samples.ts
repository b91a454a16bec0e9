import { listSamples, sampleImage } from '../../samples/sample-photos.ts'
import type { Sample } from '../protocol.ts'

/** Photos drawn by the project, for people who want to click only. */
export const samplesOnOffer = (): readonly Sample[] =>
  listSamples().map(({ name, model }) => ({
    name,
    model,
    url: `/client/samples/${encodeURIComponent(name)}`,
  }))

export async function findSample(name: string): Promise<Buffer | undefined> {
  return listSamples().some((sample) => sample.name === name) ? sampleImage(name) : undefined
}
