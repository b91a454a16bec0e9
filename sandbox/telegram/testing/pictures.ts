import sharp from 'sharp'

/** A picture with something in it, of exactly this size. */
export async function drawPicture(size: { width: number; height: number; hue?: number }): Promise<Buffer> {
  const { width, height, hue = 200 } = size
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="hsl(${hue},60%,70%)"/>
    <circle cx="50%" cy="50%" r="25%" fill="hsl(${(hue + 120) % 360},50%,40%)"/></svg>`
  return sharp(Buffer.from(svg)).jpeg().toBuffer()
}

export const fileOf = (bytes: Buffer, name: string, type = 'image/jpeg'): File =>
  new File([new Uint8Array(bytes)], name, { type })
