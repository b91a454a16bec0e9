import sharp from 'sharp'

import { drawPicture } from '../pictures/draw-picture.ts'

// Larger pictures take seconds to draw and look no better: they are drawn at this size and enlarged.
const longestDrawn = 2048

/** A picture of exactly these pixels, whatever their number. */
export async function drawExactly(request: Parameters<typeof drawPicture>[0]): Promise<Buffer> {
  const { width, height, format } = request
  const scale = longestDrawn / Math.max(width, height)
  if (scale >= 1) return drawPicture(request)
  const drawn = await drawPicture({
    ...request,
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
    format: 'png',
  })
  return sharp(drawn).resize(width, height, { fit: 'fill' }).toFormat(format).toBuffer()
}
