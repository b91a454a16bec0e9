/** Linear enough for drawing: three channels from 0 to 1. */
export type Color = readonly [number, number, number]

export function fromHex(hex: string): Color {
  const value = Number.parseInt(hex.slice(1), 16)
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255]
}

export const toHex = (color: Color): string =>
  `#${color
    .map((part) =>
      Math.round(Math.min(1, Math.max(0, part)) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`

export const mix = (from: Color, to: Color, share: number): Color => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
]

export const times = (color: Color, by: Color | number): Color =>
  typeof by === 'number'
    ? [color[0] * by, color[1] * by, color[2] * by]
    : [color[0] * by[0], color[1] * by[1], color[2] * by[2]]

export const plus = (color: Color, other: Color): Color => [
  color[0] + other[0],
  color[1] + other[1],
  color[2] + other[2],
]
