import sharp from 'sharp'

import { encodeFrame } from './encode-frame.ts'
import { muxMp4 } from './mux-mp4.ts'

const framesPerSecond = 10
const distinctFrames = 24
const longestSide = 640
const zoom = 0.16

/** A slow move into the picture and out again: a real MP4 (AV1, no sound) of the length asked for. */
export async function animatePicture(picture: Buffer, seconds: number): Promise<Buffer> {
  const { data, info } = await sharp(picture)
    .rotate()
    .flatten({ background: '#000' })
    .resize(longestSide, longestSide, { fit: 'inside' })
    .toColourspace('srgb')
    .toBuffer({ resolveWithObject: true })
  // Chroma is stored for pairs of pixels.
  const width = info.width - (info.width % 2)
  const height = info.height - (info.height % 2)
  const frames = []
  for (let index = 0; index < distinctFrames; index += 1) {
    const inset = (zoom * index) / distinctFrames / 2
    const left = Math.round(width * inset)
    const top = Math.round(height * inset)
    const cut = { left, top, width: width - 2 * left, height: height - 2 * top }
    const pixels = await sharp(data).extract(cut).resize(width, height, { fit: 'fill' }).raw().toBuffer()
    frames.push(await encodeFrame({ data: pixels, width, height }))
  }
  const order = Array.from({ length: Math.max(1, Math.round(seconds * framesPerSecond)) }, (_, moment) => {
    const place = moment % (2 * distinctFrames)
    return place < distinctFrames ? place : 2 * distinctFrames - 1 - place
  })
  return muxMp4({ frames, order, width, height, framesPerSecond })
}
