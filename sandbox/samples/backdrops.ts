import {
  bokeh,
  clouds,
  firs,
  foliage,
  glow,
  ridge,
  skyline,
  specks,
  verticalFill,
  water,
  type Canvas,
} from './scenery.ts'

export type Paint = (canvas: Canvas) => string

/** Places behind a person, painted small and enlarged: a lens out of focus for next to nothing. */
const room: Paint = (canvas) => {
  const { width: w, height: h } = canvas
  const book = (index: number) => {
    const colors = ['#5f7f8c', '#d9b45f', '#49626b', '#efe6d6', '#7d9a86', '#5c6b4a']
    return `<rect x="${w * (0.7 + index * 0.036)}" y="${h * (0.165 + (index % 3) * 0.012)}" width="${w * 0.03}" height="${h * (0.095 - (index % 3) * 0.012)}" fill="${colors[index % 6]}"/>`
  }
  return `${verticalFill(canvas, ['#e9ddcd', '#d9c6b0', '#b99c82'])}
  <rect x="${w * 0.03}" y="0" width="${w * 0.3}" height="${h * 0.62}" fill="#fffaf0"/><rect x="${w * 0.165}" y="0" width="${w * 0.02}" height="${h * 0.62}" fill="#d8c8b2"/><rect x="${w * 0.03}" y="${h * 0.27}" width="${w * 0.3}" height="${h * 0.014}" fill="#d8c8b2"/>
  <path d="M0 0H${w * 0.1}Q${w * 0.02} ${h * 0.4} ${w * 0.07} ${h * 0.75}H0ZM${w * 0.28} 0H${w * 0.4}Q${w * 0.36} ${h * 0.4} ${w * 0.39} ${h * 0.75}H${w * 0.31}Q${w * 0.35} ${h * 0.4} ${w * 0.28} 0Z" fill="#f1e4d2" fill-opacity=".9"/>
  <rect x="${w * 0.66}" y="${h * 0.26}" width="${w * 0.4}" height="${h * 0.014}" fill="#7b5a43"/>${Array.from({ length: 8 }, (_, index) => book(index)).join('')}
  <rect x="${w * 0.62}" y="${h * 0.66}" width="${w * 0.4}" height="${h * 0.4}" rx="30" fill="#8b9a8a"/>
  ${foliage(canvas, { x: w * 0.93, y: h * 0.56, wide: w * 0.13, high: h * 0.12, colors: ['#3f5a3d', '#5d7f52', '#86a56f'], leaf: w * 0.04 })}
  ${glow({ x: w * 0.18, y: h * 0.3, radius: w * 0.55, color: '#fff7e6', strength: 0.7 })}`
}

const cafe: Paint = (canvas) => {
  const { width: w, height: h } = canvas
  const lamp = (x: number, y: number) =>
    `<path d="M${x} 0V${y}" stroke="#1b120d" stroke-width="6"/>${glow({ x, y: y + 20, radius: w * 0.2, color: '#ffc873', strength: 0.85 })}<circle cx="${x}" cy="${y + 14}" r="${w * 0.026}" fill="#fff1cf"/>`
  return `${verticalFill(canvas, ['#24403f', '#3d605a', '#20332f'])}
  <rect x="0" y="${h * 0.4}" width="${w}" height="${h * 0.02}" fill="#8a6242"/><rect x="${w * 0.05}" y="${h * 0.12}" width="${w * 0.3}" height="${h * 0.2}" fill="#172826"/><rect x="${w * 0.62}" y="${h * 0.46}" width="${w * 0.4}" height="${h * 0.6}" fill="#2b4a45"/>
  ${lamp(w * 0.16, h * 0.15)}${lamp(w * 0.84, h * 0.1)}${lamp(w * 0.5, h * 0.04)}
  ${bokeh(canvas, { count: 26, colors: ['#ffc26b', '#ff9d52', '#ffe2ae'], size: w * 0.035, top: 0.3, bottom: 0.75, strength: 0.5 })}`
}

const park: Paint = (canvas) => {
  const { width: w, height: h } = canvas
  return `${verticalFill(canvas, ['#d8ecd2', '#b6d69a', '#7ba561', '#55823f'])}
  ${glow({ x: w * 0.2, y: h * 0.12, radius: w * 0.6, color: '#fffbe0', strength: 0.95 })}
  <path d="M${w * 0.86} 0L${w * 0.9} ${h}H${w * 0.78}L${w * 0.81} 0ZM${w * 0.08} ${h * 0.1}L${w * 0.1} ${h * 0.7}H${w * 0.04}Z" fill="#5f4c38" fill-opacity=".75"/>
  ${foliage(canvas, { x: w * 0.9, y: h * 0.12, wide: w * 0.36, high: h * 0.2, colors: ['#3f6b35', '#5e9147', '#8bbb5c', '#c2dd82'], leaf: w * 0.06, count: 90 })}
  ${foliage(canvas, { x: w * 0.05, y: h * 0.3, wide: w * 0.24, high: h * 0.2, colors: ['#4b7a3c', '#78a852', '#aed072'], leaf: w * 0.055, count: 70 })}
  ${ridge(canvas, { y: h * 0.68, swing: h * 0.012, color: '#8fbf5a', low: '#4d7d38' })}
  ${bokeh(canvas, { count: 24, colors: ['#f6ffd8', '#e4f7b0', '#ffffff'], size: w * 0.04, top: 0, bottom: 0.6, strength: 0.4 })}`
}

const autumn: Paint = (canvas) => {
  const { width: w, height: h } = canvas
  return `${verticalFill(canvas, ['#f6d9a0', '#e6a75a', '#b06a35', '#6e3f25'])}
  ${glow({ x: w * 0.75, y: h * 0.2, radius: w * 0.6, color: '#fff0c0', strength: 0.9 })}
  <path d="M${w * 0.1} 0L${w * 0.15} ${h}H${w * 0.02}L${w * 0.05} 0Z" fill="#47301f" fill-opacity=".85"/>
  ${foliage(canvas, { x: w * 0.08, y: h * 0.14, wide: w * 0.36, high: h * 0.22, colors: ['#8f3f1d', '#c7611f', '#e98f2f', '#f7c25a'], leaf: w * 0.055, count: 90 })}
  ${foliage(canvas, { x: w * 0.98, y: h * 0.36, wide: w * 0.22, high: h * 0.24, colors: ['#a04a1f', '#d9772b', '#f3b04a'], leaf: w * 0.055, count: 70 })}
  ${ridge(canvas, { y: h * 0.72, swing: h * 0.015, color: '#c77a35', low: '#6b3a1e' })}
  ${bokeh(canvas, { count: 22, colors: ['#ffe9a8', '#ffc766', '#fff6d6'], size: w * 0.04, strength: 0.45 })}`
}

const sea: Paint = (canvas) => {
  const { width: w, height: h } = canvas
  return `${verticalFill(canvas, ['#7fb8e6', '#b9dcf2', '#eaf5f7'], { to: h * 0.5 })}
  ${clouds(canvas, { top: h * 0.1, bottom: h * 0.36, color: '#ffffff', count: 5, size: w * 0.22 })}
  ${verticalFill(canvas, ['#3f92b5', '#2f7fa6', '#5fb3bd', '#a9dcd2'], { from: h * 0.48, to: h * 0.78 })}
  ${water(canvas, { top: h * 0.49, bottom: h * 0.76, colors: ['#ffffff', '#d5f2f2'] })}
  ${verticalFill(canvas, ['#f4e6c8', '#e6cfa3', '#cfb083'], { from: h * 0.76 })}
  <ellipse cx="${w * 0.4}" cy="${h * 0.765}" rx="${w * 0.8}" ry="${h * 0.012}" fill="#fff" fill-opacity=".85"/>`
}

const sunset: Paint = (canvas) => {
  const { width: w, height: h } = canvas
  return `${verticalFill(canvas, ['#5a5a92', '#b56f92', '#f29a6b', '#ffd28a'], { to: h * 0.56 })}
  ${glow({ x: w * 0.78, y: h * 0.5, radius: w * 0.62, color: '#fff0c0', strength: 1 })}<circle cx="${w * 0.78}" cy="${h * 0.49}" r="${w * 0.06}" fill="#fffbe6"/>
  ${clouds(canvas, { top: h * 0.12, bottom: h * 0.36, color: '#ffc3a0', count: 4, size: w * 0.26 })}
  ${verticalFill(canvas, ['#e79a78', '#8d6288', '#4a4370'], { from: h * 0.555 })}
  ${water(canvas, { top: h * 0.56, bottom: h, colors: ['#ffe7b8', '#ffd092'], shineX: w * 0.78, count: 140 })}`
}

const city: Paint = (canvas) => {
  const { width: w, height: h } = canvas
  return `${verticalFill(canvas, ['#1f2c52', '#49507f', '#c77f7e', '#f0b183'])}
  ${skyline(canvas, { y: h * 0.5, tallest: h * 0.42, color: '#3a4268', lights: '#ffd79a', lit: 0.3 })}
  ${skyline(canvas, { y: h * 0.72, tallest: h * 0.46, color: '#1d2440', lights: '#ffca7a', lit: 0.4 })}
  ${bokeh(canvas, { count: 34, colors: ['#ffc46b', '#ff8f5e', '#9fd0ff', '#ffe9c4'], size: w * 0.042, top: 0.45, bottom: 0.95, strength: 0.6 })}`
}

const street: Paint = (canvas) => {
  const { width: w, height: h } = canvas
  const house = (x: number, wide: number, color: string, trim: string) => {
    const panes = Array.from(
      { length: 12 },
      (_, index) =>
        `<rect x="${x + wide * (0.14 + (index % 3) * 0.28)}" y="${h * (0.05 + Math.floor(index / 3) * 0.17)}" width="${wide * 0.16}" height="${h * 0.1}" fill="${trim}"/>`,
    )
    return `<rect x="${x}" y="0" width="${wide}" height="${h * 0.82}" fill="${color}"/>${panes.join('')}`
  }
  return `${verticalFill(canvas, ['#cfe0ea', '#eef2ee', '#d6d0c6'])}
  ${house(-w * 0.1, w * 0.42, '#d9b99a', '#8c7b73')}${house(w * 0.7, w * 0.42, '#b9c3c4', '#6f8088')}${house(w * 0.58, w * 0.14, '#e6cdb4', '#a08a7c')}
  <path d="M${w * 0.32} ${h * 0.82}L${w * 0.46} ${h * 0.5}H${w * 0.56}L${w * 0.7} ${h * 0.82}Z" fill="#f6efe2"/>
  ${verticalFill(canvas, ['#b9b0a6', '#8f8780'], { from: h * 0.8 })}
  <rect x="${w * 0.72}" y="${h * 0.6}" width="${w * 0.4}" height="${h * 0.05}" fill="#b5483a"/>
  ${foliage(canvas, { x: w * 0.12, y: h * 0.72, wide: w * 0.12, high: h * 0.09, colors: ['#4f7048', '#7da066'], leaf: w * 0.04, count: 40 })}
  ${glow({ x: w * 0.5, y: h * 0.4, radius: w * 0.5, color: '#fffaf0', strength: 0.7 })}`
}

const mountains: Paint = (canvas) => {
  const { width: w, height: h } = canvas
  return `${verticalFill(canvas, ['#8fbbe0', '#cfe3ef', '#f2eee2'], { to: h * 0.6 })}
  ${clouds(canvas, { top: h * 0.08, bottom: h * 0.25, color: '#ffffff', count: 4, size: w * 0.2 })}
  ${ridge(canvas, { y: h * 0.36, swing: h * 0.13, color: '#a9bccf', rough: 0.62 })}${ridge(canvas, { y: h * 0.48, swing: h * 0.1, color: '#7d97ab', rough: 0.6 })}
  ${ridge(canvas, { y: h * 0.62, swing: h * 0.06, color: '#5d7f6c', low: '#3f5e4a' })}${firs(canvas, { y: h * 0.78, size: h * 0.14, color: '#35523f', count: 18 })}
  ${ridge(canvas, { y: h * 0.82, swing: h * 0.02, color: '#7fa05c', low: '#56783f' })}`
}

const snow: Paint = (canvas) => {
  const { height: h } = canvas
  return `${verticalFill(canvas, ['#b8cbe0', '#dfe9f2', '#f6f8fb'])}
  ${firs(canvas, { y: h * 0.62, size: h * 0.3, color: '#8fa6b5', count: 12, snow: '#ffffff' })}${firs(canvas, { y: h * 0.78, size: h * 0.44, color: '#4f6a73', count: 7, snow: '#f4faff' })}
  ${ridge(canvas, { y: h * 0.78, swing: h * 0.015, color: '#ffffff', low: '#d5e1ee' })}
  ${specks(canvas, { count: 90, colors: ['#ffffff'], from: 4, to: 20 })}`
}

const studio =
  (inner: string, outer: string): Paint =>
  (canvas) => {
    const { width: w, height: h } = canvas
    return `<rect width="${w}" height="${h}" fill="${outer}"/>${glow({ x: w * 0.5, y: h * 0.42, radius: w * 0.95, color: inner, strength: 1 })}${glow({ x: w * 0.5, y: h * 0.38, radius: w * 0.6, color: inner, strength: 0.8 })}`
  }

export const backdrops = {
  room,
  cafe,
  park,
  autumn,
  sea,
  sunset,
  city,
  street,
  mountains,
  snow,
  greyStudio: studio('#b4b7bb', '#54585e'),
  sageStudio: studio('#b9cdb6', '#5a7560'),
  blueStudio: studio('#8fb4c9', '#2f566f'),
} satisfies Record<string, Paint>

export type BackdropName = keyof typeof backdrops
