import sharp from 'sharp'
import { takePhoto } from '../../sandbox/samples/photo.ts'
import { sampleImage } from '../../sandbox/samples/sample-photos.ts'
import { shots, type Shot } from '../../sandbox/samples/shots.ts'

const shotNamed = (name: string): Shot => {
  const shot = shots.find((each) => each.name === name)
  if (!shot) throw new Error(`No sample is called ${name}`)
  return shot
}

/** The same person in the same place, a moment later or from elsewhere. */
export const drawAgain = (name: string, changes: Partial<Shot>): Promise<Buffer> =>
  takePhoto({ ...shotNamed(name), ...changes })

/** Photos side by side, each cut to its middle: as many people as there are names. */
export async function drawTogether(names: readonly string[]): Promise<Buffer> {
  const width = 620
  const height = 900
  const parts = await Promise.all(
    names.map(async (name) =>
      sharp(await sampleImage(name))
        .resize(width, height, { fit: 'cover' })
        .toBuffer(),
    ),
  )
  return sharp({ create: { width: width * names.length, height, channels: 3, background: 'white' } })
    .composite(parts.map((input, index) => ({ input, left: index * width, top: 0 })))
    .jpeg({ quality: 90 })
    .toBuffer()
}
