import sharp from 'sharp'
import { createRandom, hashText } from './seeded-random.ts'

export interface Sample {
  readonly name: string
  readonly model: string
}

const models = ['woman', 'man', 'style'] as const
const samples: readonly Sample[] = models.flatMap((model) =>
  Array.from({ length: 12 }, (_, index) => ({ name: `${model}-${index + 1}`, model })),
)
const drawn = new Map<string, Promise<Buffer>>()

/** Every ready photo, grouped by the model it shows: twelve or more each. */
export const listSamples = (): Sample[] => samples.map((sample) => ({ ...sample }))

/** The JPEG of one sample, drawn at the first call and kept in memory. */
export async function sampleImage(name: string): Promise<Buffer> {
  const sample = samples.find((candidate) => candidate.name === name)
  if (!sample) throw new Error(`No sample photo is called "${name}"; listSamples() names them all`)
  const image = drawn.get(name) ?? draw(sample)
  drawn.set(name, image)
  return await image
}

function draw({ name, model }: Sample): Promise<Buffer> {
  const random = createRandom(hashText(name))
  const hue = random.whole(0, 360)
  const head = model === 'woman' ? '#e8b99a' : '#b98562'
  const x = random.whole(400, 620)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1024" height="1280"><defs><linearGradient id="g" x2=".4" y2="1"><stop stop-color="hsl(${hue} 60% 75%)"/><stop offset="1" stop-color="hsl(${hue + 40} 50% 35%)"/></linearGradient></defs><rect width="1024" height="1280" fill="url(#g)"/><ellipse cx="${x}" cy="1240" rx="380" ry="340" fill="hsl(${hue + 180} 40% 40%)"/><ellipse cx="${x}" cy="620" rx="210" ry="280" fill="${head}"/></svg>`
  return sharp(Buffer.from(svg)).jpeg({ quality: 88 }).toBuffer()
}
