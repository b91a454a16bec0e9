import sharp from 'sharp'
import { refine } from './guided-filter.ts'
import { asRaw, type Pixels } from './pixels.ts'

export interface Matte {
  /** One byte a pixel, 255 where the person surely is, still to be sharpened; `width` × `height` large. */
  readonly data: Buffer
  readonly width: number
  readonly height: number
  /** The person stands out from the background so clearly that they may be moved to another place. */
  readonly isSure: boolean
  /** Parts of the photo, 0 to 1: where the head begins, and the middle of the person. */
  readonly top: number
  readonly middle: number
  /** The body reaches the left or right edge of the photo. */
  readonly touchesSides: boolean
}

const LONG_SIDE = 200
type Sample = readonly [number, number, number]

/** Tells the person from the background by colour and place: enough for portraits, honest about the rest. */
export async function findMatte(photo: Pixels): Promise<Matte> {
  const share = LONG_SIDE / Math.max(photo.width, photo.height)
  const width = Math.max(8, Math.round(photo.width * share))
  const height = Math.max(8, Math.round(photo.height * share))
  const data = await sharp(photo.data, asRaw(photo)).resize(width, height, { fit: 'fill' }).raw().toBuffer()
  const raw = scorePixels({ data, width, height })
  keepOneBody(raw, width, height)
  const refined = refine(raw, { data, width, height })
  return { ...describe(refined, width, height), width, height }
}

function scorePixels({ data, width, height }: Pixels): Float32Array {
  const at = (x: number, y: number): Sample => {
    const index = (y * width + x) * 3
    return [data[index] ?? 0, data[index + 1] ?? 0, data[index + 2] ?? 0]
  }
  const behind: Sample[] = []
  const person: Sample[] = []
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      const [across, down] = [x / width, y / height]
      const edge = Math.min(across, 1 - across)
      if (down < 0.05 || (down < 0.6 && edge < 0.07) || (down < 0.76 && edge < 0.035)) behind.push(at(x, y))
      else if (prior(across, down) > 0.95) person.push(at(x, y))
    }
  }
  const [behindColors, personColors] = [cluster(behind, 7), cluster(person, 9)]
  const smooth = growBehind({ data, width, height })
  const scores = new Float32Array(width * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const color = at(x, y)
      const [far, near] = [nearest(behindColors, color), nearest(personColors, color)]
      const evidence = (far - near) / (far + near + 12)
      const place = prior(x / width, y / height)
      const certain = place > 0.94 ? 1.5 : 0
      const reached = smooth[y * width + x] ? 2.4 * (1 - 0.65 * place * place) : 0
      scores[y * width + x] = 1 / (1 + Math.exp(-5.5 * evidence - 4.4 * (place - 0.5) - certain + reached))
    }
  }
  return scores
}

const SMOOTH_STEP = 7

/** Backgrounds out of focus change gently: from the rim inwards, all that can be reached without crossing an edge. */
function growBehind({ data, width, height }: Pixels): Uint8Array {
  const reached = new Uint8Array(width * height)
  const open: number[] = []
  const enter = (index: number) => {
    reached[index] = 1
    open.push(index)
  }
  for (let x = 0; x < width; x += 1) enter(x)
  for (let y = 1; y < height * 0.7; y += 1) {
    enter(y * width)
    enter(y * width + width - 1)
  }
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const x = index % width
    for (const next of [
      x > 0 ? index - 1 : -1,
      x < width - 1 ? index + 1 : -1,
      index - width,
      index + width,
    ]) {
      if (next < 0 || next >= width * height || reached[next]) continue
      const step = Math.max(
        Math.abs((data[index * 3] ?? 0) - (data[next * 3] ?? 0)),
        Math.abs((data[index * 3 + 1] ?? 0) - (data[next * 3 + 1] ?? 0)),
        Math.abs((data[index * 3 + 2] ?? 0) - (data[next * 3 + 2] ?? 0)),
      )
      if (step < SMOOTH_STEP && prior((next % width) / width, Math.floor(next / width) / height) < 0.95)
        enter(next)
    }
  }
  return reached
}

/** A person is one piece without holes: lamps beside the head go, a bright collar stays. */
function keepOneBody(scores: Float32Array, width: number, height: number): void {
  const middle = Array.from(
    { length: Math.floor(height * 0.5) },
    (_, row) => (Math.floor(height * 0.45) + row) * width + Math.floor(width / 2),
  )
  const body = flood(scores, { width, height, starts: middle, enters: (score) => score > 0.45 })
  const rim = Array.from({ length: height }, (_, y) => [y * width, y * width + width - 1]).flat()
  const sky = Array.from({ length: width }, (_, x) => x)
  const outside = flood(scores, { width, height, starts: [...rim, ...sky], enters: (score) => score <= 0.5 })
  for (let index = 0; index < scores.length; index += 1) {
    const score = scores[index] ?? 0
    if (score > 0.45 && !body[index]) scores[index] = 0.15
    else if (score <= 0.5 && !outside[index]) scores[index] = 0.9
  }
}

function flood(
  scores: Float32Array,
  area: { width: number; height: number; starts: readonly number[]; enters: (score: number) => boolean },
): Uint8Array {
  const { width, height, starts, enters } = area
  const reached = new Uint8Array(scores.length)
  const open = starts.filter((index) => enters(scores[index] ?? 0))
  for (const index of open) reached[index] = 1
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const x = index % width
    const around = [x > 0 ? index - 1 : -1, x < width - 1 ? index + 1 : -1, index - width, index + width]
    for (const next of around) {
      if (next < 0 || next >= width * height || reached[next] || !enters(scores[next] ?? 0)) continue
      reached[next] = 1
      open.push(next)
    }
  }
  return reached
}

/** Where a person usually is in a portrait: a head in the middle above widening shoulders. */
function prior(across: number, down: number): number {
  const head = 1 - Math.hypot((across - 0.5) / 0.25, (down - 0.42) / 0.35)
  const neck = 1 - Math.hypot((across - 0.5) / 0.16, (down - 0.72) / 0.36)
  const shoulders = 1 - Math.hypot((across - 0.5) / 0.52, (down - 1.12) / 0.5)
  return 1 / (1 + Math.exp(-6 * Math.max(head, neck, shoulders)))
}

function cluster(samples: readonly Sample[], count: number): Sample[] {
  let centres = Array.from(
    { length: count },
    (_, index): Sample => samples[Math.floor(((index + 0.5) / count) * samples.length)] ?? [128, 128, 128],
  )
  for (let round = 0; round < 4; round += 1) {
    const sums = centres.map(() => [0, 0, 0, 0])
    for (const sample of samples) {
      let best = 0
      let least = Infinity
      for (const [index, centre] of centres.entries()) {
        const far = distance(centre, sample)
        if (far < least) [best, least] = [index, far]
      }
      const sum = sums[best]
      if (!sum) continue
      for (const channel of [0, 1, 2] as const) sum[channel] = (sum[channel] ?? 0) + sample[channel]
      sum[3] = (sum[3] ?? 0) + 1
    }
    centres = centres.map((centre, index) => {
      const [red = 0, green = 0, blue = 0, members = 0] = sums[index] ?? []
      return members > 0 ? [red / members, green / members, blue / members] : centre
    })
  }
  return centres
}

const distance = (a: Sample, b: Sample) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
const nearest = (centres: readonly Sample[], sample: Sample) => {
  let least = Infinity
  for (const centre of centres) least = Math.min(least, distance(centre, sample))
  return least
}

/** From a guess to a decision. To be done after enlarging, or the edge shows steps. */
export function sharpen(alpha: number): number {
  const share = Math.min(1, Math.max(0, (alpha - 0.32) / 0.36))
  return share * share * (3 - 2 * share)
}

function describe(alpha: Float32Array, width: number, height: number) {
  const data = Buffer.alloc(width * height)
  let [filled, undecided, weightedX, sides] = [0, 0, 0, 0]
  let top = height
  for (let y = 0; y < height; y += 1) {
    let row = 0
    for (let x = 0; x < width; x += 1) {
      const soft = alpha[y * width + x] ?? 0
      const value = sharpen(soft)
      data[y * width + x] = Math.round(soft * 255)
      filled += value
      weightedX += value * x
      row += value
      if (value > 0.12 && value < 0.88) undecided += 1
      if ((x < 3 || x > width - 4) && value > 0.5) sides += 1
    }
    if (row > width * 0.08) top = Math.min(top, y)
  }
  const area = filled / (width * height)
  return {
    data,
    isSure: area > 0.14 && area < 0.78 && undecided / (width * height) < 0.16,
    top: top / height,
    middle: filled > 0 ? weightedX / filled / width : 0.5,
    touchesSides: sides > height * 0.1,
  }
}
