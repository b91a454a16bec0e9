import sharp from 'sharp'

import { findBox } from './mp4-boxes.ts'

/** One picture as AV1, the way a video track holds it. */
export interface Av1Frame {
  readonly data: Buffer
  /** The decoder configuration, equal for all frames of one size. */
  readonly config: Buffer
}

const temporalDelimiter = Buffer.from([0x12, 0x00])

/**
 * sharp has no video encoder, but an AVIF picture is one AV1 key frame in a box: unwrapped, a row of them is a video.
 */
export async function encodeFrame(pixels: {
  data: Buffer
  width: number
  height: number
}): Promise<Av1Frame> {
  const { data, width, height } = pixels
  const avif = await sharp(data, { raw: { width, height, channels: 3 } })
    .avif({ quality: 42, effort: 0, chromaSubsampling: '4:2:0' })
    .toBuffer()
  const config = findBox(avif, ['meta', 'iprp', 'ipco', 'av1C'])
  const item = findBox(avif, ['mdat'])
  if (!config || !item) throw new Error('Expected an AVIF with av1C and mdat, but sharp made another.')
  // Samples of a track do not carry the temporal delimiter.
  const start = item.subarray(0, 2).equals(temporalDelimiter) ? 2 : 0
  return { data: item.subarray(start), config }
}
