import sharp from 'sharp'
import { motifs, type Motif } from './motifs.ts'
import { smoothPath } from './pose.ts'
import { ridgePath, type Canvas } from './scenery.ts'
import { createRandom, hashText } from './seeded-random.ts'

const SIZE = 1080

/** A sheet lies on the one below: shadow in three widths, then the paper, then its lit edge. */
function sheet(path: string, color: string, { transform = '', depth = 1 } = {}): string {
  const shadows = [34, 20, 9].map(
    (wide) =>
      `<path d="${path}" fill="none" stroke="#1a1024" stroke-opacity=".075" stroke-width="${wide * depth}" stroke-linejoin="round" transform="translate(0 ${7 * depth}) ${transform}"/>`,
  )
  return `${shadows.join('')}<path d="${path}" fill="${color}" transform="${transform}"/><path d="${path}" fill="none" stroke="#fff" stroke-opacity=".22" stroke-width="${2.5 * depth}" transform="${transform}"/>`
}

const disc = (x: number, y: number, radius: number) =>
  `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${radius * 2} 0a${radius} ${radius} 0 1 0 ${-radius * 2} 0Z`

function place(
  name: Motif,
  color: string,
  at: { x: number; y: number; size: number; flip?: boolean },
): string {
  const share = at.size / 100
  return sheet(motifs[name], color, {
    transform: `translate(${at.x} ${at.y}) scale(${at.flip ? -share : share} ${share})`,
    depth: 0.75 / Math.max(0.6, share),
  })
}

const hills = (
  canvas: Canvas,
  colors: readonly string[],
  { from, to, swing, rough = 0.3 }: { from: number; to: number; swing: number; rough?: number },
) =>
  colors.map((color, index) => {
    const y = SIZE * (from + ((to - from) * index) / Math.max(1, colors.length - 1))
    return sheet(ridgePath(canvas, { y, swing: SIZE * swing, rough }), color)
  })

/** Scallops, as children cut the sea. */
function waves({ random }: Canvas, colors: readonly string[], from: number): string[] {
  return colors.map((color, index) => {
    const y = SIZE * (from + index * 0.085)
    const wide = random.between(120, 170)
    let path = `M-200 ${SIZE * 1.1}V${y}`
    for (let x = -200 - random.between(0, wide); x < SIZE + 200; x += wide)
      path += `q${wide / 2} ${-wide * 0.34} ${wide} 0`
    return sheet(`${path}V${SIZE * 1.1}Z`, color)
  })
}

function cloud(x: number, y: number, size: number, color: string): string {
  const path = `M${-90} 0a36 36 0 0 1 14-70a52 52 0 0 1 94-18a44 44 0 0 1 62 34a28 28 0 0 1 8 54Z`
  return sheet(path, color, { transform: `translate(${x} ${y}) scale(${size})`, depth: 0.6 })
}

/** Rings of paper around the scene, as if one looked into a box. */
const frame = (canvas: Canvas, colors: readonly string[]) =>
  colors.map((color, index) => {
    const reach = SIZE * (0.445 + index * 0.04)
    const spots = Array.from({ length: 28 }, (_, step) => {
      const angle = (step / 28) * Math.PI * 2
      const radius =
        reach * (1 + Math.sin(angle * 3 + index * 2) * 0.022 + canvas.random.between(-0.009, 0.009))
      return { x: SIZE / 2 + Math.cos(angle) * radius, y: SIZE / 2 + Math.sin(angle) * radius }
    })
    const ring = `M-90-90H${SIZE + 90}V${SIZE + 90}H-90Z${smoothPath(spots, { closed: true })}`
    return sheet(ring, color).replaceAll('<path ', '<path fill-rule="evenodd" ')
  })

type Scene = (canvas: Canvas) => { sky: string; layers: string[] }

const scenes: Record<string, Scene> = {
  dawn: (canvas) => ({
    sky: '#fbe3cf',
    layers: [
      sheet(disc(640, 380, 150), '#f7a072'),
      cloud(280, 260, 1.2, '#fff4e8'),
      ...hills(canvas, ['#e8b4a0', '#c98a8b', '#8f6a86', '#5d4e78', '#3a3560'], {
        from: 0.46,
        to: 0.88,
        swing: 0.09,
        rough: 0.5,
      }),
    ],
  }),
  forest: (canvas) => ({
    sky: '#e4efe3',
    layers: ['#b7d1bd', '#86b09b', '#4f8577', '#2c5f5b'].flatMap((color, row) => [
      ...hills(canvas, [color], { from: 0.5 + row * 0.13, to: 0.5 + row * 0.13, swing: 0.03 }),
      ...Array.from({ length: 6 - row }, (_, index) =>
        place('fir', color, {
          x: (index + canvas.random.between(0.2, 0.8)) * (SIZE / (6 - row)),
          y: SIZE * (0.54 + row * 0.14),
          size: 130 + row * 75,
        }),
      ),
    ]),
  }),
  harbour: (canvas) => ({
    sky: '#cfe8f1',
    layers: [
      sheet(disc(800, 260, 105), '#f9d56e'),
      cloud(260, 230, 1.4, '#ffffff'),
      cloud(620, 360, 0.9, '#f2fafc'),
      ...waves(canvas, ['#8cc7d6', '#58a7c0'], 0.58),
      place('boat', '#e4573d', { x: 470, y: 745, size: 270 }),
      ...waves(canvas, ['#2f7fa3', '#1d5b83', '#143f66'], 0.735),
    ],
  }),
  lake: (canvas) => ({
    sky: '#1c2450',
    layers: [
      sheet(disc(540, 330, 190), '#f7edc9'),
      sheet(disc(500, 300, 30), '#eadcae'),
      sheet(disc(600, 380, 44), '#eadcae'),
      ...hills(canvas, ['#34427f', '#2a3568'], { from: 0.5, to: 0.6, swing: 0.09, rough: 0.5 }),
      ...waves(canvas, ['#4a64a8', '#37508f', '#263b73', '#192a58'], 0.68),
      place('fir', '#0e1838', { x: 120, y: 1080, size: 420 }),
      place('fir', '#0e1838', { x: 960, y: 1080, size: 330 }),
    ],
  }),
  desert: (canvas) => ({
    sky: '#fdd9a5',
    layers: [
      sheet(disc(330, 340, 160), '#fff1c9'),
      ...hills(canvas, ['#f0a868', '#dd7f4e'], { from: 0.5, to: 0.62, swing: 0.05 }),
      place('cactus', '#4d7f5d', { x: 760, y: 830, size: 300 }),
      ...hills(canvas, ['#c05f3f', '#8f4136'], { from: 0.76, to: 0.9, swing: 0.05 }),
      place('cactus', '#3b6a52', { x: 240, y: 960, size: 210 }),
    ],
  }),
  city: (canvas) => ({
    sky: '#f3c6b8',
    layers: [
      sheet(disc(540, 420, 220), '#ffe6c7'),
      ...['#c78a9a', '#8e5f86', '#573f70', '#2e2752'].map((color, row) => {
        let path = `M-60 1200`
        for (let x = -60; x < SIZE + 60;) {
          const wide = canvas.random.between(70, 150)
          path += `V${SIZE * (0.42 + row * 0.12) - canvas.random.between(-60, 130)}H${x + wide}`
          x += wide
        }
        return sheet(`${path}V1200Z`, color)
      }),
    ],
  }),
  balloons: (canvas) => ({
    sky: '#bfe3ea',
    layers: [
      cloud(230, 300, 1.5, '#f5fbfb'),
      cloud(850, 420, 1.7, '#f5fbfb'),
      place('balloon', '#ef6f51', { x: 380, y: 640, size: 250 }),
      place('balloon', '#f2c14e', { x: 740, y: 500, size: 180 }),
      place('balloon', '#6a5d9e', { x: 880, y: 720, size: 120 }),
      ...hills(canvas, ['#a5d0a8', '#6fb08a', '#3f8a72', '#2a6660'], { from: 0.68, to: 0.92, swing: 0.045 }),
    ],
  }),
  winter: (canvas) => ({
    sky: '#b9cfe6',
    layers: [
      ...hills(canvas, ['#d7e4f2', '#c2d6ea'], { from: 0.48, to: 0.58, swing: 0.07, rough: 0.45 }),
      ...[120, 260, 860, 970].map((x, index) =>
        place('fir', '#4d7b8a', { x, y: 760, size: 200 + (index % 2) * 60 }),
      ),
      place('house', '#b8453f', { x: 560, y: 790, size: 260 }),
      sheet('M524 790V706h56v84ZM600 712h44v40h-44Z', '#ffd98a', { depth: 0.4 }),
      ...hills(canvas, ['#f4f8fc', '#e3edf7'], { from: 0.72, to: 0.86, swing: 0.03 }),
      ...Array.from(
        { length: 44 },
        () =>
          `<circle cx="${canvas.random.whole(0, SIZE)}" cy="${canvas.random.whole(0, SIZE)}" r="${canvas.random.whole(4, 10)}" fill="#fff" fill-opacity=".9"/>`,
      ),
    ],
  }),
  lighthouse: (canvas) => ({
    sky: '#f6cfa6',
    layers: [
      cloud(790, 260, 1.3, '#fdebd6'),
      sheet('M360 372L1180 120V620Z', '#fff3cf', { depth: 0.4 }),
      ...waves(canvas, ['#7fb3b5', '#4f8f9c'], 0.64),
      ...hills(canvas, ['#5b4a5f'], { from: 0.93, to: 0.93, swing: 0.02 }),
      sheet('M40 1100C80 860 220 760 380 770S600 900 640 1100Z', '#46384f'),
      place('lighthouse', '#f4ede2', { x: 350, y: 790, size: 310 }),
      ...waves(canvas, ['#2c6379', '#1c4660'], 0.84),
    ],
  }),
  whale: (canvas) => ({
    sky: '#d7ecec',
    layers: [
      sheet(disc(780, 250, 110), '#f6b26b'),
      cloud(270, 260, 1.3, '#ffffff'),
      ...waves(canvas, ['#9bd0cf', '#63adb5'], 0.5),
      place('whale', '#2b4a6f', { x: 520, y: 800, size: 330, flip: true }),
      ...waves(canvas, ['#3d8a9c', '#27677f', '#184a63'], 0.735),
    ],
  }),
  tea: (canvas) => ({
    sky: '#f2e3d3',
    layers: [
      sheet('M170 120H620V640H170Z', '#b9dbe0'),
      sheet(disc(480, 300, 80), '#fbe08d', { depth: 0.6 }),
      sheet('M170 520Q300 430 400 520T620 500V640H170Z', '#7fb08c'),
      sheet('M385 120H405V640H385ZM170 370H620V388H170Z', '#fffaf2', { depth: 0.5 }),
      place('vase', '#d96c4f', { x: 810, y: 800, size: 330 }),
      ...[-70, 0, 64].map(
        (lean, index) =>
          `${sheet(`M${804 + lean * 0.1} 520Q${806 + lean * 0.4} 400 ${810 + lean} ${300 + index * 24}`, 'none', { depth: 0.4 })}${sheet(`M${806 + lean * 0.1} 515L${803 + lean} ${320 + index * 24}L${815 + lean} ${320 + index * 24}Z`, '#5d8f62', { depth: 0.4 })}${sheet(disc(810 + lean, 290 + index * 24, 54), ['#f4c95d', '#f7f0e3', '#e88a7d'][index] ?? '#fff', { depth: 0.5 })}${sheet(disc(810 + lean, 290 + index * 24, 20), '#7a4b3a', { depth: 0.4 })}`,
      ),
      place('cup', '#f7f1e6', { x: 430, y: 815, size: 190 }),
      ...hills(canvas, ['#a8684d', '#8a5140'], { from: 0.745, to: 0.86, swing: 0.006 }),
    ],
  }),
  cat: (canvas) => ({
    sky: '#2f2a5a',
    layers: [
      sheet(disc(650, 360, 230), '#f7d98b'),
      ...Array.from(
        { length: 40 },
        () =>
          `<circle cx="${canvas.random.whole(0, SIZE)}" cy="${canvas.random.whole(0, 620)}" r="${canvas.random.whole(2, 6)}" fill="#fdf3d0"/>`,
      ),
      ...hills(canvas, ['#5a4b8a'], { from: 0.66, to: 0.66, swing: 0.05 }),
      sheet('M-40 1100V820L330 600L700 820V1100Z', '#a5495a'),
      sheet('M560 1100V860L830 700L1120 860V1100Z', '#7d3550'),
      place('cat', '#191632', { x: 420, y: 672, size: 240 }),
      sheet('M180 1100V900H300V1100ZM400 1100V900H520V1100Z', '#fbd37c', { depth: 0.6 }),
    ],
  }),
}

const rims: readonly (readonly string[])[] = [
  ['#e3d3bd', '#f6efe4'],
  ['#17203c', '#2b3a63'],
  ['#4a2a38', '#7d4a5a'],
  ['#c2d3c8', '#edf3ee'],
]

export const styleNames: readonly string[] = Object.keys(scenes)

/** One cut-paper picture; all twelve share sheets, shadows, rims and grain, so that a style can be seen in them. */
export async function drawStyle(name: string): Promise<Buffer> {
  const scene = scenes[name]
  if (!scene) throw new Error(`No style picture is called "${name}"; there are ${styleNames.join(', ')}`)
  const random = createRandom(hashText(name))
  const canvas: Canvas = { width: SIZE, height: SIZE, random }
  const { sky, layers } = scene(canvas)
  const rim = rims[hashText(name) % rims.length] ?? []
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE}" height="${SIZE}"><rect width="100%" height="100%" fill="${sky}"/>${layers.join('')}${frame(canvas, rim).join('')}<pattern id="grain" width="256" height="256" patternUnits="userSpaceOnUse"><image width="256" height="256" href="data:image/png;base64,${await paperGrain()}"/></pattern><rect width="100%" height="100%" fill="url(#grain)"/></svg>`
  return await sharp(Buffer.from(svg)).removeAlpha().jpeg({ quality: 90 }).toBuffer()
}

/** Fibres of rough paper, dark and light, mostly transparent. */
async function paperGrain(): Promise<string> {
  const random = createRandom(7)
  const side = 256
  const pixels = Buffer.alloc(side * side * 4)
  for (let at = 0; at < pixels.length; at += 4) {
    const value = random.between(-1, 1)
    pixels.fill(value > 0 ? 255 : 0, at, at + 3)
    pixels[at + 3] = Math.round(Math.abs(value) ** 2 * 30)
  }
  return (
    await sharp(pixels, { raw: { width: side, height: side, channels: 4 } })
      .blur(0.6)
      .png()
      .toBuffer()
  ).toString('base64')
}
