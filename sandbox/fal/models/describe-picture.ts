import sharp from 'sharp'

export interface Description {
  readonly english: string
  readonly russian: string
}

/** What can be said of a picture by measuring it: shape, brightness, colour, detail. */
export async function describePicture(bytes: Buffer): Promise<Description> {
  const upright = await sharp(bytes).rotate().toBuffer({ resolveWithObject: true })
  const { width, height } = upright.info
  const stats = await sharp(upright.data).stats()
  const { r, g, b } = stats.dominant
  const shape = width > height * 1.1 ? shapes.wide : height > width * 1.1 ? shapes.upright : shapes.square
  const light = 0.299 * r + 0.587 * g + 0.114 * b
  const brightness = light > 170 ? lights.bright : light < 85 ? lights.dark : lights.even
  const detail = stats.entropy > 6.5 ? details.rich : details.calm
  const colour = nameColour(r, g, b)
  return {
    english: `A ${brightness[0]}, ${shape[0]} picture of ${width} by ${height} pixels, mostly ${colour[0]}, ${detail[0]}.`,
    russian: `${brightness[1]} ${shape[1]} кадр ${width} на ${height} точек, больше всего ${colour[1]}, ${detail[1]}.`,
  }
}

type Words = readonly [english: string, russian: string]

const shapes = {
  wide: ['wide', 'широкий'],
  upright: ['upright', 'вертикальный'],
  square: ['square', 'квадратный'],
} as const satisfies Record<string, Words>
const lights = {
  bright: ['bright', 'Светлый'],
  dark: ['dark', 'Тёмный'],
  even: ['evenly lit', 'Ровно освещённый'],
} as const satisfies Record<string, Words>
const details = {
  rich: ['rich in detail', 'много мелких деталей'],
  calm: ['with calm areas', 'со спокойными участками'],
} as const satisfies Record<string, Words>

function nameColour(r: number, g: number, b: number): Words {
  const most = Math.max(r, g, b)
  const least = Math.min(r, g, b)
  if (most - least < 24) {
    if (most > 170) return ['white and light grey', 'белого и светло-серого']
    return most < 85 ? ['black and dark grey', 'чёрного и тёмно-серого'] : ['grey', 'серого']
  }
  if (r === most)
    return g > b * 1.25
      ? ['warm orange and brown', 'тёплого оранжевого и коричневого']
      : ['red and rose', 'красного и розового']
  if (g === most) return ['green', 'зелёного']
  return r > g ? ['violet', 'лилового'] : ['blue', 'синего']
}
