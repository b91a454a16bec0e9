import sharp from 'sharp'

/** What can be said of a picture by measuring it: shape, brightness, colour, detail. */
export async function describePicture(bytes: Buffer): Promise<string> {
  const upright = await sharp(bytes).rotate().toBuffer({ resolveWithObject: true })
  const { width, height } = upright.info
  const stats = await sharp(upright.data).stats()
  const { r, g, b } = stats.dominant
  const shape = width > height * 1.1 ? 'wide' : height > width * 1.1 ? 'upright' : 'square'
  const light = 0.299 * r + 0.587 * g + 0.114 * b
  const brightness = light > 170 ? 'bright' : light < 85 ? 'dark' : 'evenly lit'
  const detail = stats.entropy > 6.5 ? 'rich in detail' : 'with calm areas'
  return `A ${brightness}, ${shape} picture of ${width} by ${height} pixels, mostly ${nameColour(r, g, b)}, ${detail}.`
}

function nameColour(r: number, g: number, b: number): string {
  const most = Math.max(r, g, b)
  const least = Math.min(r, g, b)
  if (most - least < 24)
    return most > 170 ? 'white and light grey' : most < 85 ? 'black and dark grey' : 'grey'
  if (r === most) return g > b * 1.25 ? 'warm orange and brown' : 'red and rose'
  if (g === most) return 'green'
  return r > g ? 'violet' : 'blue'
}
