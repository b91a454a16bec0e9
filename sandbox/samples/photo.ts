import sharp from 'sharp'
import { backdrops } from './backdrops.ts'
import { lights, type Light } from './light.ts'
import { people } from './people.ts'
import { drawPortrait } from './portrait.ts'
import { createRandom, hashText } from './seeded-random.ts'
import type { Shot } from './shots.ts'

export const PHOTO_WIDTH = 1024
export const PHOTO_HEIGHT = 1280
/** The backdrop is painted at this share and enlarged: that blurs it as a lens would. */
const BACKDROP_SHARE = 0.1
const UNIT_PIXELS = 212

const svg = (width: number, height: number, body: string) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${PHOTO_WIDTH} ${PHOTO_HEIGHT}">${body}</svg>`,
  )

const mirror = (light: Light): Light => ({
  ...light,
  from: [-light.from[0], light.from[1], light.from[2]],
  rimFrom: [-light.rimFrom[0], light.rimFrom[1], light.rimFrom[2]],
})

/** One finished photo: a place out of focus, the person in front, then the look of a camera. */
export async function takePhoto(shot: Shot): Promise<Buffer> {
  const random = createRandom(hashText(shot.name))
  const place = backdrops[shot.backdrop]({ width: PHOTO_WIDTH, height: PHOTO_HEIGHT, random })
  const behind = await blurred(place)
  const light = lights[shot.light]
  const [yaw, pitch, roll] = shot.head.map((degrees) => (degrees * Math.PI) / 180) as [number, number, number]
  const scale = UNIT_PIXELS * shot.closeness
  const portrait = await drawPortrait({
    person: people[shot.model],
    pose: { yaw, pitch, roll, scale, x: PHOTO_WIDTH / 2 - yaw * scale * 0.18, y: 330 + scale * 1.12 },
    expression: {
      smile: shot.smile,
      open: shot.open,
      eyes: 1 - 0.14 * shot.smile,
      brows: 0.4 * shot.smile,
      gaze: shot.gaze,
    },
    outfit: shot.outfit,
    hairStyle: shot.hair,
    accessories: shot.wears,
    light: shot.mirrored ? mirror(light) : light,
    random,
  })
  return await sharp(svg(PHOTO_WIDTH, PHOTO_HEIGHT, `${behind}${portrait}`))
    .removeAlpha()
    .jpeg({ quality: 90 })
    .toBuffer()
}

/** Enlarged inside the SVG, so that person and place are drawn in one go. */
async function blurred(place: string): Promise<string> {
  const small = await sharp(svg(PHOTO_WIDTH * BACKDROP_SHARE, PHOTO_HEIGHT * BACKDROP_SHARE, place))
    .removeAlpha()
    .blur(1.1)
    .png({ compressionLevel: 1 })
    .toBuffer()
  return `<image width="${PHOTO_WIDTH}" height="${PHOTO_HEIGHT}" preserveAspectRatio="none" href="data:image/png;base64,${small.toString('base64')}"/>`
}
