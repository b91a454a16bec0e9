import type { Random } from './seeded-random.ts'

/** A picture to be painted: its size, and the chance that decides its details. */
export interface Canvas {
  readonly width: number
  readonly height: number
  readonly random: Random
}

const number = (value: number) => String(Math.round(value * 10) / 10)
let lastId = 0

/** Names within one SVG must differ; what they are does not show in the picture. */
const newId = (kind: string) => {
  lastId += 1
  return `${kind}${lastId}`
}

export function verticalFill(
  { width, height }: Canvas,
  colors: readonly string[],
  { from = 0, to = height } = {},
) {
  const id = newId('fill')
  const stops = colors.map(
    (color, index) => `<stop offset="${number(index / (colors.length - 1))}" stop-color="${color}"/>`,
  )
  return `<linearGradient id="${id}" x1="0" x2="0" y1="0" y2="1">${stops.join('')}</linearGradient><rect y="${from}" width="${width}" height="${to - from}" fill="url(#${id})"/>`
}

/** A soft round light; put it over anything. */
export function glow(at: {
  x: number
  y: number
  radius: number
  color: string
  strength?: number
  squeeze?: number
}) {
  const id = newId('glow')
  const { x, y, radius, color, strength = 0.9, squeeze = 1 } = at
  return `<radialGradient id="${id}"><stop stop-color="${color}" stop-opacity="${strength}"/><stop offset=".35" stop-color="${color}" stop-opacity="${number(strength * 0.45)}"/><stop offset="1" stop-color="${color}" stop-opacity="0"/></radialGradient><ellipse cx="${number(x)}" cy="${number(y)}" rx="${number(radius)}" ry="${number(radius * squeeze)}" fill="url(#${id})"/>`
}

/** A jagged or rolling line of hills, filled to the bottom. */
export function ridgePath(
  { width, height, random }: Canvas,
  { y, swing, rough = 0.5 }: { y: number; swing: number; rough?: number },
): string {
  const waves = [1, 2.3, 5.1, 11.7].map((pitch, index) => ({
    pitch: (pitch * random.between(0.8, 1.25) * Math.PI * 2) / width,
    phase: random.between(0, Math.PI * 2),
    size: swing * (index === 0 ? 0.6 : 0.6 * rough ** index),
  }))
  const steps = 48
  const points = Array.from({ length: steps + 3 }, (_, step) => {
    const x = ((step - 1) / steps) * width
    const lift = waves.reduce((sum, wave) => sum + Math.sin(x * wave.pitch + wave.phase) * wave.size, 0)
    return `${number(x)} ${number(y + lift)}`
  })
  return `M${number(-width * 0.05)} ${number(height * 1.05)}L${points.join('L')}L${number(width * 1.05)} ${number(height * 1.05)}Z`
}

export function ridge(
  canvas: Canvas,
  at: { y: number; swing: number; color: string; rough?: number; low?: string },
) {
  const id = newId('ridge')
  return `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" x1="0" x2="0" y1="${number(at.y - at.swing)}" y2="${canvas.height}"><stop stop-color="${at.color}"/><stop offset="1" stop-color="${at.low ?? at.color}"/></linearGradient><path d="${ridgePath(canvas, at)}" fill="url(#${id})"/>`
}

export function skyline(
  canvas: Canvas,
  at: { y: number; tallest: number; color: string; lights: string; lit?: number },
) {
  const { width, height, random } = canvas
  const { y, tallest, color, lights, lit = 0.35 } = at
  let body = ''
  let windows = ''
  for (let x = -width * 0.05; x < width;) {
    const wide = random.between(0.06, 0.15) * width
    const top = y - tallest * random.between(0.25, 1)
    body += `M${number(x)} ${height}V${number(top)}H${number(x + wide)}V${height}Z`
    if (random.chance(0.25))
      body += `M${number(x + wide * 0.48)} ${number(top)}V${number(top - tallest * 0.2)}h${number(wide * 0.04)}V${number(top)}Z`
    const cell = width * 0.016
    for (let windowX = x + cell * 0.6; windowX < x + wide - cell * 0.8; windowX += cell) {
      for (let windowY = top + cell; windowY < y + tallest * 0.1; windowY += cell * 1.5) {
        if (random.chance(lit))
          windows += `M${number(windowX)} ${number(windowY)}h${number(cell * 0.45)}v${number(cell * 0.8)}h${number(-cell * 0.45)}Z`
      }
    }
    x += wide * random.between(0.92, 1.1)
  }
  return `<path d="${body}" fill="${color}"/><path d="${windows}" fill="${lights}" fill-opacity=".8"/>`
}

/** Round lights out of focus. */
export function bokeh(
  { width, height, random }: Canvas,
  at: {
    count: number
    colors: readonly [string, ...string[]]
    size: number
    top?: number
    bottom?: number
    strength?: number
  },
) {
  const { count, colors, size, top = 0, bottom = 1, strength = 0.5 } = at
  return Array.from({ length: count }, () => {
    const radius = size * random.between(0.35, 1.15)
    const color = random.pick(colors)
    const alpha = strength * random.between(0.3, 1)
    const [x, y] = [random.between(0, width), random.between(top, bottom) * height]
    return `<circle cx="${number(x)}" cy="${number(y)}" r="${number(radius)}" fill="${color}" fill-opacity="${alpha.toFixed(2)}" stroke="#fff" stroke-opacity="${(alpha * 0.25).toFixed(2)}" stroke-width="${number(radius * 0.08)}"/>`
  }).join('')
}

/** Small specks: stars, snow, petals, sparks. */
export function specks(
  { width, height, random }: Canvas,
  at: {
    count: number
    colors: readonly [string, ...string[]]
    from: number
    to: number
    top?: number
    bottom?: number
    long?: number
    clear?: boolean
  },
) {
  const { count, colors, from, to, top = 0, bottom = 1, long = 1, clear = false } = at
  return Array.from({ length: count }, () => {
    const size = from + (to - from) * random.between(0, 1) ** 3
    const side = random.between(-1, 1)
    // Faces are in the middle: keep it free where asked.
    const x = clear
      ? width * (0.5 + Math.sign(side) * (0.24 + Math.abs(side) * 0.3))
      : random.between(0, width)
    const y = random.between(top, bottom) * height
    return `<ellipse cx="${number(x)}" cy="${number(y)}" rx="${number(size * long)}" ry="${number(size)}" transform="rotate(${random.whole(0, 180)} ${number(x)} ${number(y)})" fill="${random.pick(colors)}" fill-opacity="${random.between(0.35, 0.95).toFixed(2)}"/>`
  }).join('')
}

/** A mass of foliage: many overlapping soft leaves, darker below. */
export function foliage(
  { random }: Canvas,
  at: {
    x: number
    y: number
    wide: number
    high: number
    colors: readonly [string, ...string[]]
    leaf: number
    count?: number
  },
) {
  const { x, y, wide, high, colors, leaf, count = 60 } = at
  return Array.from({ length: count }, (_, index) => {
    const angle = random.between(0, Math.PI * 2)
    const reach = Math.sqrt(random.between(0, 1))
    const [leafX, leafY] = [x + Math.cos(angle) * reach * wide, y + Math.sin(angle) * reach * high]
    const color =
      colors[Math.min(colors.length - 1, Math.floor((index / count) * colors.length))] ?? colors[0]
    return `<ellipse cx="${number(leafX)}" cy="${number(leafY)}" rx="${number(leaf * random.between(0.6, 1.3))}" ry="${number(leaf * random.between(0.4, 0.9))}" fill="${color}" fill-opacity="${random.between(0.55, 0.95).toFixed(2)}"/>`
  }).join('')
}

/** Horizontal glitter of water between two heights. */
export function water(
  { width, random }: Canvas,
  at: {
    top: number
    bottom: number
    colors: readonly [string, ...string[]]
    count?: number
    shineX?: number
  },
) {
  const { top, bottom, colors, count = 90, shineX } = at
  return Array.from({ length: count }, () => {
    const depth = random.between(0, 1) ** 1.5
    const y = top + depth * (bottom - top)
    const long = width * (0.015 + depth * 0.09) * random.between(0.4, 1.2)
    const x =
      shineX === undefined
        ? random.between(0, width)
        : shineX + (random.between(-1, 1) + random.between(-1, 1)) * width * (0.05 + depth * 0.16)
    return `<ellipse cx="${number(x)}" cy="${number(y)}" rx="${number(long)}" ry="${number(1 + depth * width * 0.004)}" fill="${random.pick(colors)}" fill-opacity="${random.between(0.25, 0.75).toFixed(2)}"/>`
  }).join('')
}

export function clouds(
  canvas: Canvas,
  at: { top: number; bottom: number; color: string; count: number; size: number },
) {
  const { width, random } = canvas
  return Array.from({ length: at.count }, () => {
    const [x, y] = [random.between(0, width), random.between(at.top, at.bottom)]
    return Array.from({ length: 5 }, (_, puff) =>
      glow({
        x: x + (puff - 2) * at.size * 0.5,
        y: y + random.between(-0.12, 0.12) * at.size,
        radius: at.size * random.between(0.5, 0.9),
        color: at.color,
        strength: 0.5,
        squeeze: 0.38,
      }),
    ).join('')
  }).join('')
}

/** Firs from the back to the front. */
export function firs(
  { width, random }: Canvas,
  at: { y: number; size: number; color: string; count: number; snow?: string },
) {
  let path = ''
  let white = ''
  for (let index = 0; index < at.count; index += 1) {
    const x = random.between(-0.02, 1.02) * width
    const size = at.size * random.between(0.55, 1.15)
    const foot = at.y + random.between(-0.06, 0.1) * at.size
    for (let tier = 0; tier < 4; tier += 1) {
      const top = foot - size * (1 - tier * 0.2)
      const wide = size * (0.1 + tier * 0.055)
      const low = top + size * 0.34
      path += `M${number(x)} ${number(top)}L${number(x + wide)} ${number(low)}Q${number(x)} ${number(low - size * 0.05)} ${number(x - wide)} ${number(low)}Z`
      if (at.snow)
        white += `M${number(x)} ${number(top)}L${number(x - wide * 0.7)} ${number(top + size * 0.24)}L${number(x - wide * 0.1)} ${number(top + size * 0.16)}Z`
    }
  }
  return `<path d="${path}" fill="${at.color}"/>${at.snow ? `<path d="${white}" fill="${at.snow}" fill-opacity=".75"/>` : ''}`
}
