import { backdrops, type Paint } from '../../samples/backdrops.ts'
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
} from '../../samples/scenery.ts'

type Two = readonly [string, string]
type Three = readonly [string, string, string]
type Four = readonly [string, string, string, string]

const neon: Paint = (canvas) => {
  const { width: w, height: h, random } = canvas
  const [left, right] = random.pick<Two>([
    ['#ff2e88', '#18d4ff'],
    ['#b44bff', '#2ee6c8'],
    ['#ff5a3c', '#3d7bff'],
  ])
  const sign = () => {
    const color = random.pick([left, right])
    const [x, y] = [random.between(0.02, 0.9) * w, random.between(0.08, 0.5) * h]
    const [wide, high] = random.chance(0.5)
      ? [w * 0.035, h * random.between(0.1, 0.24)]
      : [w * random.between(0.08, 0.2), h * 0.03]
    return `${glow({ x: x + wide / 2, y: y + high / 2, radius: Math.max(wide, high) * 1.3, color, strength: 0.7 })}<rect x="${x}" y="${y}" width="${wide}" height="${high}" rx="${w * 0.01}" fill="none" stroke="${color}" stroke-width="${w * 0.008}"/><rect x="${x}" y="${y}" width="${wide}" height="${high}" rx="${w * 0.01}" fill="none" stroke="#fff" stroke-opacity=".75" stroke-width="${w * 0.003}"/>`
  }
  return `${verticalFill(canvas, ['#0a0620', '#22104a', '#431356', '#160a2c'])}
  ${glow({ x: w * 0.08, y: h * 0.5, radius: w * 0.7, color: left, strength: 0.6 })}${glow({ x: w * 0.94, y: h * 0.4, radius: w * 0.7, color: right, strength: 0.55 })}
  ${skyline(canvas, { y: h * 0.56, tallest: h * 0.5, color: '#1c1040', lights: right, lit: 0.2 })}${skyline(canvas, { y: h * 0.86, tallest: h * 0.5, color: '#0d0722', lights: left, lit: 0.22 })}
  ${Array.from({ length: 9 }, sign).join('')}
  ${verticalFill(canvas, ['#12082c', '#2a0f4a'], { from: h * 0.86 })}${water(canvas, { top: h * 0.86, bottom: h, colors: [left, right], count: 70 })}
  ${bokeh(canvas, { count: 22, colors: [left, right, '#ffd1f2'], size: w * 0.035, strength: 0.45 })}`
}

const space: Paint = (canvas) => {
  const { width: w, height: h, random } = canvas
  const hue = random.pick<Three>([
    ['#5b2a9e', '#1f6fd1', '#e0559c'],
    ['#0f5e7e', '#5a2ea6', '#f08a4b'],
    ['#7a1f5c', '#274bb5', '#35c2b5'],
  ])
  const [x, y, radius] = [
    random.between(0.1, 0.9) * w,
    random.between(0.1, 0.35) * h,
    Math.min(w, h) * random.between(0.1, 0.18),
  ]
  return `${verticalFill(canvas, ['#050714', '#0d1030', '#080a1c'])}
  ${hue.map((color) => glow({ x: random.between(0, 1) * w, y: random.between(0.1, 0.9) * h, radius: Math.max(w, h) * random.between(0.35, 0.6), color, strength: 0.75, squeeze: random.between(0.45, 0.9) })).join('')}
  ${specks(canvas, { count: 260, colors: ['#ffffff', '#ffe8c8', '#cfe2ff'], from: w * 0.0007, to: w * 0.003 })}
  ${glow({ x, y, radius: radius * 1.7, color: hue[2], strength: 0.5 })}<circle cx="${x}" cy="${y}" r="${radius}" fill="${hue[1]}"/>
  <clipPath id="planet"><circle cx="${x}" cy="${y}" r="${radius}"/></clipPath><g clip-path="url(#planet)"><ellipse cx="${x}" cy="${y - radius * 0.35}" rx="${radius * 1.2}" ry="${radius * 0.14}" fill="#fff" fill-opacity=".22"/><ellipse cx="${x}" cy="${y + radius * 0.2}" rx="${radius * 1.2}" ry="${radius * 0.2}" fill="${hue[2]}" fill-opacity=".4"/><circle cx="${x + radius * 0.55}" cy="${y + radius * 0.45}" r="${radius * 1.15}" fill="#04050f" fill-opacity=".55"/></g>
  <ellipse cx="${x}" cy="${y}" rx="${radius * 1.8}" ry="${radius * 0.36}" fill="none" stroke="#ffe3c4" stroke-opacity=".55" stroke-width="${radius * 0.07}" transform="rotate(-18 ${x} ${y})"/>`
}

const desert: Paint = (canvas) => {
  const { width: w, height: h, random } = canvas
  const sunX = w * random.between(0.2, 0.8)
  return `${verticalFill(canvas, ['#86b6d9', '#f3d3a4', '#ffe6bd'], { to: h * 0.6 })}
  ${glow({ x: sunX, y: h * 0.34, radius: w * 0.5, color: '#fff6dd', strength: 1 })}<circle cx="${sunX}" cy="${h * 0.34}" r="${w * 0.05}" fill="#fffdf2"/>
  ${ridge(canvas, { y: h * 0.56, swing: h * 0.035, color: '#e9bd84', low: '#c98c54' })}${ridge(canvas, { y: h * 0.66, swing: h * 0.06, color: '#dfa367', low: '#a9683a', rough: 0.2 })}${ridge(canvas, { y: h * 0.82, swing: h * 0.06, color: '#c98650', low: '#84482a', rough: 0.2 })}`
}

const garden: Paint = (canvas) => {
  const { width: w, height: h, random } = canvas
  const blossom = random.pick<Four>([
    ['#c96f8f', '#eb9db4', '#f9cdd8', '#fff0f3'],
    ['#b08cc9', '#d3b5e3', '#ecdcf4', '#ffffff'],
    ['#d9a07a', '#f3c5a4', '#fbe3d0', '#fffaf4'],
  ])
  const tuft = (x: number, y: number, wide: number, high: number) =>
    foliage(canvas, {
      x: w * x,
      y: h * y,
      wide: w * wide,
      high: h * high,
      colors: blossom,
      leaf: w * 0.03,
      count: 130,
    })
  return `${verticalFill(canvas, ['#d9ecf7', '#f8f2ec', '#e6edcf', '#b9d194'])}
  ${glow({ x: w * random.between(0.2, 0.8), y: h * 0.15, radius: w * 0.7, color: '#ffffff', strength: 0.95 })}
  <path d="M${w * 0.02} ${h}Q${w * 0.14} ${h * 0.5} ${w * 0.04} ${h * 0.1}M${w * 0.96} ${h}Q${w * 0.88} ${h * 0.5} ${w * 0.97} ${h * 0.1}" stroke="#7c5a4c" stroke-opacity=".7" stroke-width="${w * 0.03}" fill="none"/>
  ${tuft(0.08, 0.1, 0.34, 0.17)}${tuft(0.94, 0.08, 0.34, 0.19)}${tuft(0.02, 0.36, 0.17, 0.16)}${tuft(0.99, 0.4, 0.16, 0.18)}
  ${ridge(canvas, { y: h * 0.84, swing: h * 0.012, color: '#a9c97f', low: '#7fa35a' })}${foliage(canvas, { x: w * 0.5, y: h * 0.95, wide: w * 0.6, high: h * 0.06, colors: blossom, leaf: w * 0.018, count: 90 })}`
}

const office: Paint = (canvas) => {
  const { width: w, height: h } = canvas
  const pane = (index: number) =>
    `<rect x="${w * (index * 0.26 - 0.04)}" y="0" width="${w * 0.018}" height="${h * 0.78}" fill="#5d6770"/>`
  return `${verticalFill(canvas, ['#dbe9f4', '#f1f4f5', '#cfd8de'])}
  ${skyline(canvas, { y: h * 0.5, tallest: h * 0.36, color: '#b4c4d1', lights: '#e6eef5', lit: 0.4 })}${skyline(canvas, { y: h * 0.68, tallest: h * 0.3, color: '#8fa5b6', lights: '#dfeaf2', lit: 0.4 })}
  ${[0, 1, 2, 3, 4].map(pane).join('')}<rect y="${h * 0.22}" width="${w}" height="${h * 0.012}" fill="#6a747d"/>
  ${verticalFill(canvas, ['#5a5148', '#3b342e'], { from: h * 0.78 })}<rect x="${w * 0.7}" y="${h * 0.62}" width="${w * 0.24}" height="${h * 0.16}" rx="${w * 0.01}" fill="#2d3238"/>
  ${foliage(canvas, { x: w * 0.08, y: h * 0.62, wide: w * 0.1, high: h * 0.13, colors: ['#34513a', '#567a52', '#86a877'], leaf: w * 0.035, count: 50 })}
  ${glow({ x: w * 0.3, y: h * 0.2, radius: w * 0.6, color: '#ffffff', strength: 0.6 })}`
}

const stage: Paint = (canvas) => {
  const { width: w, height: h, random } = canvas
  const colors = random.pick<Three>([
    ['#ff3d81', '#7a5cff', '#35d0ff'],
    ['#ffb02e', '#ff4d4d', '#c63dff'],
    ['#28e0a5', '#2f86ff', '#c86bff'],
  ])
  const beam = (index: number) => {
    const x = w * (0.08 + index * 0.17)
    const lean = random.between(-0.25, 0.25) * w
    return `<path d="M${x - w * 0.008} 0L${x + lean - w * 0.11} ${h}H${x + lean + w * 0.11}L${x + w * 0.008} 0Z" fill="${colors[index % 3]}" fill-opacity=".24"/>${glow({ x, y: 0, radius: w * 0.13, color: '#ffffff', strength: 0.9 })}`
  }
  return `${verticalFill(canvas, ['#0b0714', '#21113a', '#120a1f'])}${colors.map((color, index) => glow({ x: w * (0.15 + index * 0.35), y: h * 0.5, radius: w * 0.5, color, strength: 0.5 })).join('')}
  ${[0, 1, 2, 3, 4, 5].map(beam).join('')}${bokeh(canvas, { count: 40, colors: [...colors, '#ffffff'], size: w * 0.02, top: 0.5, bottom: 0.95, strength: 0.6 })}`
}

const fantasy: Paint = (canvas) => {
  const { width: w, height: h, random } = canvas
  const x = w * random.between(0.15, 0.85)
  const tower = (offset: number, wide: number, high: number) => {
    const [left, top] = [x + offset * w - (wide * w) / 2, h * (0.62 - high)]
    return `M${left} ${h * 0.7}V${top}H${left + wide * w}V${h * 0.7}ZM${left - w * 0.008} ${top}L${left + (wide * w) / 2} ${top - h * 0.09}L${left + wide * w + w * 0.008} ${top}Z`
  }
  return `${verticalFill(canvas, ['#2b2a5e', '#6c4f93', '#d388a0', '#f7c8a0'])}
  ${glow({ x, y: h * 0.46, radius: w * 0.55, color: '#ffe9c6', strength: 0.85 })}<circle cx="${w - x}" cy="${h * 0.16}" r="${w * 0.06}" fill="#fff7df"/>${glow({ x: w - x, y: h * 0.16, radius: w * 0.2, color: '#fff2cf', strength: 0.6 })}
  ${specks(canvas, { count: 70, colors: ['#ffffff'], from: w * 0.0008, to: w * 0.0026, bottom: 0.4 })}${clouds(canvas, { top: h * 0.3, bottom: h * 0.5, color: '#ffd9cf', count: 5, size: w * 0.2 })}
  ${ridge(canvas, { y: h * 0.58, swing: h * 0.08, color: '#8d6fa8', low: '#6b5591' })}<path d="${tower(-0.08, 0.05, 0.14)}${tower(0, 0.07, 0.24)}${tower(0.08, 0.045, 0.17)}${tower(0.035, 0.12, 0.06)}" fill="#4d3d78"/>
  ${ridge(canvas, { y: h * 0.7, swing: h * 0.05, color: '#4b3c75', low: '#352b5c' })}${firs(canvas, { y: h * 0.86, size: h * 0.2, color: '#251f47', count: 16 })}${ridge(canvas, { y: h * 0.87, swing: h * 0.02, color: '#2a234d', low: '#18142f' })}`
}

const deep: Paint = (canvas) => {
  const { width: w, height: h, random } = canvas
  const ray = () => {
    const x = random.between(-0.1, 1) * w
    return `<path d="M${x} 0L${x - w * 0.2} ${h}H${x + w * 0.02}L${x + w * 0.07} 0Z" fill="#dffcff" fill-opacity=".1"/>`
  }
  return `${verticalFill(canvas, ['#8fe3e6', '#2f9dbb', '#14597f', '#082f52'])}${glow({ x: w * 0.5, y: 0, radius: w * 0.7, color: '#f2ffff', strength: 0.8, squeeze: 0.6 })}${Array.from({ length: 9 }, ray).join('')}
  ${ridge(canvas, { y: h * 0.86, swing: h * 0.04, color: '#123f5c', low: '#061f38' })}${foliage(canvas, { x: w * 0.1, y: h * 0.88, wide: w * 0.13, high: h * 0.08, colors: ['#b8476b', '#e2718a', '#f5a9a0'], leaf: w * 0.025 })}${foliage(canvas, { x: w * 0.9, y: h * 0.9, wide: w * 0.13, high: h * 0.07, colors: ['#c9803f', '#f0b25b', '#f8d793'], leaf: w * 0.025 })}`
}

const studio: Paint = (canvas) => {
  const { width: w, height: h, random } = canvas
  const [inner, outer] = random.pick<Two>([
    ['#cfd3d8', '#5e646c'],
    ['#f0c9b8', '#a9614f'],
    ['#a6c4d2', '#2e5468'],
    ['#d9cba8', '#7f6b42'],
    ['#c3b2d6', '#4f3f6d'],
    ['#b9cfb4', '#4a6b52'],
  ])
  const x = w * random.between(0.3, 0.7)
  return `<rect width="${w}" height="${h}" fill="${outer}"/>${glow({ x, y: h * 0.42, radius: Math.max(w, h) * 0.8, color: inner, strength: 1 })}${glow({ x, y: h * 0.36, radius: Math.max(w, h) * 0.45, color: inner, strength: 0.8 })}`
}

const { room, cafe, park, autumn, sea, sunset, city, street, mountains, snow } = backdrops

export const places = {
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
  neon,
  space,
  desert,
  garden,
  office,
  stage,
  fantasy,
  deep,
  studio,
} satisfies Record<string, Paint>

export type PlaceName = keyof typeof places
