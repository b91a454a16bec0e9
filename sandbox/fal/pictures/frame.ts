import { bokeh, glow, specks, type Canvas } from '../../samples/scenery.ts'
import type { Fall, LookName, Mood, Treatment } from './mood.ts'

/** What lies over the picture: what falls through the air, stray light, and an edge. */
export function drawOverlay(mood: Mood, canvas: Canvas): string {
  return `${leaks(mood.look, canvas)}${falls[mood.fall](canvas)}${drawEdge(mood.treatment, canvas)}`
}

const side = ({ width, height }: Canvas) => Math.min(width, height)

const falls: Record<Fall, (canvas: Canvas) => string> = {
  none: () => '',
  snow: (canvas) =>
    specks(canvas, {
      count: 130,
      colors: ['#ffffff'],
      from: side(canvas) * 0.0012,
      to: side(canvas) * 0.009,
    }) + bokeh(canvas, { count: 7, colors: ['#ffffff'], size: side(canvas) * 0.025, strength: 0.4 }),
  leaves: (canvas) =>
    specks(
      { ...canvas },
      {
        count: 34,
        colors: ['#e08a2e', '#c6531f', '#f2bd4b'],
        from: side(canvas) * 0.005,
        to: side(canvas) * 0.019,
        long: 2,
        clear: true,
      },
    ),
  petals: (canvas) =>
    specks(canvas, {
      count: 40,
      colors: ['#fff4f6', '#f8ccd8', '#f3a9bd'],
      from: side(canvas) * 0.003,
      to: side(canvas) * 0.014,
      long: 1.6,
      clear: true,
    }),
  stars: (canvas) =>
    specks(canvas, {
      count: 60,
      colors: ['#ffffff', '#ffe9c9'],
      from: side(canvas) * 0.0006,
      to: side(canvas) * 0.003,
      clear: true,
    }),
  sparks: (canvas) =>
    specks(canvas, {
      count: 60,
      colors: ['#ffe7a3', '#ffd0f0', '#ffffff'],
      from: side(canvas) * 0.001,
      to: side(canvas) * 0.005,
      top: 0.2,
    }) +
    bokeh(canvas, {
      count: 12,
      colors: ['#ffe0a0', '#ffc7ea'],
      size: side(canvas) * 0.016,
      top: 0.3,
      strength: 0.5,
    }),
  bubbles: (canvas) =>
    bokeh(canvas, { count: 34, colors: ['#e9fdff', '#c6f4f7'], size: side(canvas) * 0.016, strength: 0.4 }),
  lights: (canvas) =>
    bokeh(canvas, {
      count: 12,
      colors: ['#ffe2ac', '#ffffff', '#ffc98a'],
      size: side(canvas) * 0.034,
      top: 0.45,
      strength: 0.24,
    }),
  rain: (canvas) => rain(canvas),
}

function rain({ width, height, random }: Canvas): string {
  const drops = Array.from({ length: 110 }, () => {
    const [x, y] = [random.between(0, width), random.between(-0.1, 1) * height]
    const long = height * random.between(0.02, 0.06)
    return `M${x.toFixed(1)} ${y.toFixed(1)}l${(-long * 0.14).toFixed(1)} ${long.toFixed(1)}`
  })
  return `<path d="${drops.join('')}" stroke="#e6f0ff" stroke-opacity=".26" stroke-width="${Math.max(1, width * 0.0016)}" stroke-linecap="round"/>`
}

const leakColors: Record<LookName, readonly [string, string] | undefined> = {
  natural: ['#fff2d8', '#ffe6c0'],
  golden: ['#ffb45e', '#ffd99a'],
  cold: undefined,
  night: ['#5c86ff', '#9fb7ff'],
  neon: ['#ff3da0', '#27d7ff'],
  airy: ['#ffffff', '#fff3e6'],
  rich: undefined,
  moody: ['#ff9a56', '#5f83c9'],
}

function leaks(look: LookName, { width, height, random }: Canvas): string {
  const colors = leakColors[look]
  if (!colors) return ''
  const radius = Math.max(width, height) * random.between(0.45, 0.65)
  const left = random.chance(0.5)
  return [
    glow({
      x: left ? 0 : width,
      y: height * random.between(0, 0.35),
      radius,
      color: colors[0],
      strength: 0.42,
    }),
    glow({
      x: left ? width : 0,
      y: height * random.between(0.55, 1),
      radius: radius * 0.8,
      color: colors[1],
      strength: 0.26,
    }),
  ].join('')
}

function drawEdge(treatment: Treatment, canvas: Canvas): string {
  const { width, height, random } = canvas
  const unit = side(canvas)
  if (treatment === 'film') {
    const edge = unit * 0.035
    return `<path fill-rule="evenodd" fill="#f6f0e4" d="M0 0H${width}V${height}H0ZM${edge} ${edge}V${height - edge * 2.1}H${width - edge}V${edge}Z"/>`
  }
  if (treatment === 'comic') {
    const edge = unit * 0.012
    return `<rect x="${edge / 2}" y="${edge / 2}" width="${width - edge}" height="${height - edge}" fill="none" stroke="#14110f" stroke-width="${edge}"/>`
  }
  if (treatment === 'watercolour' || treatment === 'sketch') {
    // A torn wash: the paper stays white around an uneven edge.
    const points: string[] = []
    const steps = 26
    const wobble = () => unit * random.between(0.014, 0.05)
    for (let step = 0; step < steps; step += 1) points.push(`${(step / steps) * width} ${wobble()}`)
    for (let step = 0; step < steps; step += 1) points.push(`${width - wobble()} ${(step / steps) * height}`)
    for (let step = steps; step > 0; step -= 1) points.push(`${(step / steps) * width} ${height - wobble()}`)
    for (let step = steps; step > 0; step -= 1) points.push(`${wobble()} ${(step / steps) * height}`)
    const torn = `M0 0H${width}V${height}H0ZM${points.join('L')}Z`
    return (
      [0.05, 0.03, 0.012]
        .map(
          (wide) =>
            `<path d="${torn}" fill="none" stroke="#fbf8f1" stroke-opacity=".4" stroke-width="${unit * wide}" stroke-linejoin="round"/>`,
        )
        .join('') + `<path d="${torn}" fill-rule="evenodd" fill="#fbf8f1"/>`
    )
  }
  return ''
}
