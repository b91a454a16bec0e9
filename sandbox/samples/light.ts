import { fromHex, mix, plus, times, type Color } from './color.ts'
import type { Point3 } from './pose.ts'

/** How a place lights a person: one key light, the sky above, the ground below, a rim from behind. */
export interface Light {
  /** Where the key light stands: x to the right, y down, z towards the viewer. */
  readonly from: Point3
  readonly key: Color
  readonly sky: Color
  readonly ground: Color
  readonly rimFrom: Point3
  readonly rim: Color
}

interface LightInWords {
  from: Point3
  key: string
  power: number
  sky: string
  ground: string
  fill: number
  rimFrom: Point3
  rim: string
  edge: number
}

const unit = ([x, y, z]: Point3): Point3 => {
  const length = Math.hypot(x, y, z) || 1
  return [x / length, y / length, z / length]
}

const light = (words: LightInWords): Light => ({
  from: unit(words.from),
  key: times(fromHex(words.key), words.power),
  sky: times(fromHex(words.sky), words.fill),
  ground: times(fromHex(words.ground), words.fill),
  rimFrom: unit(words.rimFrom),
  rim: times(fromHex(words.rim), words.edge),
})

export const lights = {
  day: light({
    from: [-0.55, -0.6, 0.75],
    key: '#fff5ec',
    power: 0.66,
    sky: '#dbe8f5',
    ground: '#c9b7a2',
    fill: 0.62,
    rimFrom: [0.9, -0.35, -0.35],
    rim: '#eaf4ff',
    edge: 0.32,
  }),
  overcast: light({
    from: [0.3, -0.8, 0.7],
    key: '#eef2f6',
    power: 0.55,
    sky: '#dde6ee',
    ground: '#b7b2ab',
    fill: 0.74,
    rimFrom: [-0.9, -0.4, -0.3],
    rim: '#ffffff',
    edge: 0.2,
  }),
  evening: light({
    from: [0.75, -0.3, 0.6],
    key: '#ffdcb4',
    power: 0.7,
    sky: '#cfc0cc',
    ground: '#b8937f',
    fill: 0.59,
    rimFrom: [-0.9, -0.3, -0.4],
    rim: '#ffb066',
    edge: 0.6,
  }),
  window: light({
    from: [-0.9, -0.3, 0.5],
    key: '#fff3e6',
    power: 0.76,
    sky: '#d8d2cc',
    ground: '#ab968a',
    fill: 0.56,
    rimFrom: [0.9, -0.2, -0.4],
    rim: '#ffdcb0',
    edge: 0.22,
  }),
  cool: light({
    from: [-0.5, -0.5, 0.8],
    key: '#fff2e8',
    power: 0.66,
    sky: '#c3cde2',
    ground: '#a3958f',
    fill: 0.6,
    rimFrom: [0.9, -0.3, -0.35],
    rim: '#ffcf9a',
    edge: 0.55,
  }),
  studio: light({
    from: [0.55, -0.5, 0.8],
    key: '#fffaf2',
    power: 0.82,
    sky: '#d6d6da',
    ground: '#a39a94',
    fill: 0.54,
    rimFrom: [-0.95, -0.3, -0.3],
    rim: '#ffffff',
    edge: 0.5,
  }),
} satisfies Record<string, Light>

export type LightName = keyof typeof lights

const dot = (a: Point3, b: Point3) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

/** Light bleeds around the edge of its shadow, red the farthest: that is what makes skin look alive. */
const skinWrap: Color = [0.5, 0.34, 0.26]
/** Light that has been inside the skin comes out warmer. */
const warmth: Color = [1.08, 0.97, 0.92]
const clothWrap: Color = [0.3, 0.3, 0.3]

/** The colour that a surface shows to the viewer, by the direction it faces. */
export function shade(light: Light, facing: Point3, surface: Color, kind: 'skin' | 'cloth' = 'skin'): Color {
  const wrap = kind === 'skin' ? skinWrap : clothWrap
  const lit = dot(facing, light.from)
  const up = 0.5 - facing[1] * 0.5
  const around = mix(light.ground, light.sky, up)
  const ambient = kind === 'skin' ? times(around, warmth) : around
  const direct = (channel: 0 | 1 | 2) =>
    light.key[channel] * Math.max(0, (lit + wrap[channel]) / (1 + wrap[channel])) ** 1.1
  const diffuse = times(surface, [ambient[0] + direct(0), ambient[1] + direct(1), ambient[2] + direct(2)])
  // Cloth and hair colour the light that brushes past them; skin is moist and gives it back as it came.
  const rim =
    kind === 'skin' ? times(light.rim, 0.6) : times(times(light.rim, 1.5), mix(surface, [1, 1, 1], 0.12))
  const edge = Math.max(0, dot(facing, light.rimFrom)) * (1 - Math.max(0, facing[2])) ** 2
  const half = unit([light.from[0], light.from[1], light.from[2] + 1])
  const gloss = kind === 'skin' ? Math.max(0, dot(facing, half)) ** 26 * 0.13 : 0
  return shoulder(plus(plus(diffuse, times(rim, edge)), times(light.key, gloss)))
}

/** Highlights bend towards white instead of breaking off, as film does. */
function shoulder(color: Color): Color {
  const bend = (part: number) => (part < 0.78 ? part : 0.78 + 0.21 * (1 - Math.exp((0.78 - part) / 0.21)))
  return [bend(color[0]), bend(color[1]), bend(color[2])]
}
