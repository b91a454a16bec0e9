import type { Random } from '../../samples/seeded-random.ts'
import type { LookName } from './mood.ts'
import type { Pixels } from './pixels.ts'
import type { Subject } from './subject.ts'

type Tint = readonly [red: number, green: number, blue: number]

/** A look as a colourist sets it; tints are added in parts of 255. */
interface Look {
  readonly exposure: number
  readonly contrast: number
  readonly saturation: number
  readonly shadows: Tint
  readonly highlights: Tint
  /** The light that falls on the person from one side. */
  readonly side: Tint
  readonly vignette: number
}

const looks: Record<LookName, Look> = {
  natural: {
    exposure: 1.02,
    contrast: 1.04,
    saturation: 1.06,
    shadows: [-2, 0, 6],
    highlights: [6, 3, -4],
    side: [20, 14, 4],
    vignette: 0.22,
  },
  golden: {
    exposure: 1.03,
    contrast: 1.06,
    saturation: 1.1,
    shadows: [10, -4, -4],
    highlights: [22, 8, -20],
    side: [58, 28, -12],
    vignette: 0.3,
  },
  cold: {
    exposure: 1.03,
    contrast: 1.05,
    saturation: 0.96,
    shadows: [-8, 2, 18],
    highlights: [-2, 4, 10],
    side: [6, 18, 40],
    vignette: 0.22,
  },
  night: {
    exposure: 0.78,
    contrast: 1.12,
    saturation: 0.92,
    shadows: [-12, -6, 22],
    highlights: [-4, 0, 12],
    side: [10, 24, 60],
    vignette: 0.45,
  },
  neon: {
    exposure: 0.9,
    contrast: 1.14,
    saturation: 1.2,
    shadows: [14, -14, 30],
    highlights: [8, -8, 18],
    side: [86, -14, 64],
    vignette: 0.42,
  },
  airy: {
    exposure: 1.08,
    contrast: 0.94,
    saturation: 0.96,
    shadows: [12, 8, 10],
    highlights: [6, 3, 2],
    side: [24, 18, 14],
    vignette: 0.06,
  },
  rich: {
    exposure: 1,
    contrast: 1.12,
    saturation: 1.16,
    shadows: [4, -4, 2],
    highlights: [10, 5, -6],
    side: [30, 18, 2],
    vignette: 0.34,
  },
  moody: {
    exposure: 0.9,
    contrast: 1.14,
    saturation: 0.92,
    shadows: [-6, 2, 16],
    highlights: [14, 6, -10],
    side: [40, 20, -4],
    vignette: 0.45,
  },
}

/** Sets the person into the place, lights them from one side and gives the whole its colours. */
export function grade(scene: {
  place: Pixels
  subject: Subject | undefined
  look: LookName
  random: Random
}): Pixels {
  const { place, subject, random } = scene
  const { width, height } = place
  const look = looks[scene.look]
  const data = Buffer.alloc(width * height * 3)
  const fromLeft = random.chance(0.5)
  const warmth = random.between(-7, 7)
  const ambient = meanColor(place)
  const curve = toneCurve(look.exposure * random.between(0.97, 1.04), look.contrast)
  const tints = splitTone(look, warmth)
  const across = Float32Array.from({ length: width }, (_, x) => (x / width - 0.5) ** 2 * 2 * look.vignette)
  const sideLight = Float32Array.from(
    { length: width },
    (_, x) => (fromLeft ? 1 - x / width : x / width) ** 2,
  )
  for (let y = 0; y < height; y += 1) {
    const down = (y / height - 0.5) ** 2 * 2 * look.vignette
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x
      const index = at * 3
      let red = place.data[index] ?? 0
      let green = place.data[index + 1] ?? 0
      let blue = place.data[index + 2] ?? 0
      const part = subject ? (subject.alpha[at] ?? 0) / 255 : 0
      if (subject && part > 0) {
        const lit = sideLight[x] ?? 0
        // The place shines around the edge of the person, as it does in a lens.
        const wrap = subject.isCutOut ? 0.1 + part * (1 - part) * 0.9 : 0.1
        const person = subject.pixels.data
        red += part * (mixed(person[index] ?? 0, look.side[0] * lit, ambient[0], wrap) - red)
        green += part * (mixed(person[index + 1] ?? 0, look.side[1] * lit, ambient[1], wrap) - green)
        blue += part * (mixed(person[index + 2] ?? 0, look.side[2] * lit, ambient[2], wrap) - blue)
      }
      red = curve[clamp(red)] ?? 0
      green = curve[clamp(green)] ?? 0
      blue = curve[clamp(blue)] ?? 0
      const light = red * 0.3 + green * 0.59 + blue * 0.11
      const tone = clamp(light) * 3
      const dim = 1 - (across[x] ?? 0) - down
      data[index] = clamp((light + (red - light) * look.saturation + (tints[tone] ?? 0)) * dim)
      data[index + 1] = clamp((light + (green - light) * look.saturation + (tints[tone + 1] ?? 0)) * dim)
      data[index + 2] = clamp((light + (blue - light) * look.saturation + (tints[tone + 2] ?? 0)) * dim)
    }
  }
  return { data, width, height }
}

const clamp = (value: number) => (value < 0 ? 0 : value > 255 ? 255 : Math.round(value))

/** Bright skin takes more of a coloured light than a dark coat does. */
const mixed = (person: number, side: number, ambient: number, wrap: number) =>
  person + side * (0.25 + (person / 255) * 0.75) + (ambient - person) * wrap * 0.6

function toneCurve(exposure: number, contrast: number): Float32Array {
  return Float32Array.from({ length: 256 }, (_, value) => {
    const bright = (value / 255) * exposure
    const bent = 0.5 + (bright - 0.5) * contrast
    // A soft shoulder keeps faces from burning out.
    const held = bent > 0.85 ? 0.85 + 0.15 * (1 - Math.exp((0.85 - bent) / 0.15)) : bent
    return Math.max(0, held) * 255
  })
}

function splitTone({ shadows, highlights }: Look, warmth: number): Float32Array {
  const table = new Float32Array(256 * 3)
  for (let light = 0; light < 256; light += 1) {
    const bright = (light / 255) ** 1.2
    for (const channel of [0, 1, 2] as const) {
      const drift = channel === 0 ? warmth : channel === 2 ? -warmth : 0
      table[light * 3 + channel] =
        shadows[channel] * (1 - bright) + highlights[channel] * bright + drift * bright
    }
  }
  return table
}

function meanColor({ data }: Pixels): Tint {
  const sums = [0, 0, 0]
  let count = 0
  for (let index = 0; index + 2 < data.length; index += 3 * 97) {
    for (const channel of [0, 1, 2] as const)
      sums[channel] = (sums[channel] ?? 0) + (data[index + channel] ?? 0)
    count += 1
  }
  const mean = (channel: number) => (sums[channel] ?? 0) / Math.max(1, count)
  return [mean(0), mean(1), mean(2)]
}
