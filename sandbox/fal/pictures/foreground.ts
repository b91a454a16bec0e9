import { motifs, type Motif } from '../../samples/motifs.ts'
import type { Canvas } from '../../samples/scenery.ts'
import type { Random } from '../../samples/seeded-random.ts'
import type { PlaceName } from './places.ts'

interface Thing {
  readonly motif: Motif
  /** Where its foot is, from the top, and how large it is, in parts of the picture. */
  readonly y: number
  readonly size: number
  readonly color: string
  readonly stands?: boolean
}

/** What stands in a place in which nobody stands. */
const usual: Partial<Record<PlaceName, Thing>> = {
  sea: { motif: 'boat', y: 0.6, size: 0.22, color: '#fdfaf2' },
  sunset: { motif: 'boat', y: 0.68, size: 0.24, color: '#2b2344' },
  mountains: { motif: 'house', y: 0.86, size: 0.2, color: '#7b4636', stands: true },
  snow: { motif: 'house', y: 0.84, size: 0.24, color: '#8d3f39', stands: true },
  desert: { motif: 'cactus', y: 0.86, size: 0.3, color: '#47694c', stands: true },
  garden: { motif: 'balloon', y: 0.56, size: 0.2, color: '#e08a7d' },
  autumn: { motif: 'house', y: 0.8, size: 0.24, color: '#7a3b2c', stands: true },
  park: { motif: 'balloon', y: 0.5, size: 0.2, color: '#e2694f' },
  room: { motif: 'vase', y: 0.86, size: 0.26, color: '#b5563f', stands: true },
  office: { motif: 'cup', y: 0.86, size: 0.18, color: '#f4f1ea', stands: true },
  cafe: { motif: 'cup', y: 0.85, size: 0.24, color: '#f6efe2', stands: true },
  city: { motif: 'cat', y: 0.99, size: 0.34, color: '#0e1226' },
  street: { motif: 'cat', y: 0.94, size: 0.26, color: '#33302f', stands: true },
  deep: { motif: 'whale', y: 0.56, size: 0.34, color: '#0f3f63' },
  fantasy: { motif: 'balloon', y: 0.42, size: 0.18, color: '#7a4f9c' },
}

/** Things that a wish names itself. */
const named: readonly (readonly [RegExp, Motif, string])[] = [
  [/\bcats?\b|kitten|кот(?![её]л)|кошк/, 'cat', '#2c2430'],
  [/\bboat|sail|yacht|\bship|лодк|яхт|корабл|парус/, 'boat', '#f4ead8'],
  [/lighthouse|маяк/, 'lighthouse', '#f2e8dc'],
  [/balloon|воздушн/, 'balloon', '#e2694f'],
  [/whale|кит(?![ао]й)/, 'whale', '#1c4868'],
  [/\bhouse|cottage|cabin|\bhut\b|дом(?!а\b)|избушк|хижин/, 'house', '#8d4536'],
  [/cactus|кактус/, 'cactus', '#47694c'],
  [/\bvase|bouquet|ваз|букет/, 'vase', '#b5563f'],
  [/\bcup\b|coffee|\btea\b|чашк|кофе|\bчай/, 'cup', '#f6efe2'],
  [/\btree|дерев|дуб/, 'tree', '#3c6a38'],
]

export function drawForeground(place: PlaceName, prompt: string, canvas: Canvas): string {
  const wish = named.find(([pattern]) => pattern.test(prompt.toLowerCase()))
  const here = usual[place]
  const table =
    place === 'room' || place === 'cafe' || place === 'office'
      ? `<rect y="${canvas.height * 0.83}" width="${canvas.width}" height="${canvas.height * 0.2}" fill="#6f4a35"/><rect y="${canvas.height * 0.83}" width="${canvas.width}" height="${canvas.height * 0.012}" fill="#a87752"/>`
      : ''
  if (wish) {
    const [, motif, color] = wish
    const stands = motif !== 'boat' && motif !== 'balloon' && motif !== 'whale'
    return (
      table +
      drawThing(canvas, {
        motif,
        color,
        stands,
        y: here?.y ?? (stands ? 0.88 : 0.6),
        size: here?.motif === motif ? here.size : 0.32,
      })
    )
  }
  return here ? table + drawThing(canvas, here) : ''
}

function drawFlowers(random: Random): string {
  const stems = Array.from({ length: 7 }, (_, index) => ({
    x: (index - 3) * 17 + random.between(-6, 6),
    y: -128 - Math.cos((index - 3) * 0.5) * 34 + random.between(-10, 10),
    color: random.pick(['#f4c95d', '#f7f0e3', '#e88a7d', '#d9607a']),
  }))
  const lines = stems.map(({ x, y }) => `M${x * 0.1}-88Q${x * 0.3} ${(y - 88) / 2} ${x} ${y}`).join('')
  const heads = stems.map(
    ({ x, y, color }) =>
      `<circle cx="${x}" cy="${y}" r="15" fill="${color}"/><circle cx="${x - 3}" cy="${y - 4}" r="9" fill="#fff" fill-opacity=".25"/><circle cx="${x}" cy="${y}" r="5" fill="#6e4432"/>`,
  )
  return `<path d="${lines}" fill="none" stroke="#54794f" stroke-width="3"/>${heads.join('')}`
}

function drawThing(
  { width, height, random }: Canvas,
  { motif, y, size, color, stands = false }: Thing,
): string {
  const share = (Math.min(width, height) * size * random.between(0.85, 1.2)) / 100
  const x = width * random.between(0.28, 0.72)
  const side = random.chance(0.5) ? share : -share
  const shadow = stands
    ? `<ellipse cx="${x}" cy="${height * y}" rx="${share * 62}" ry="${share * 7}" fill="#000" fill-opacity=".18"/>`
    : ''
  // Lit from above: the same shape twice, the lower part in its own shade.
  return `${shadow}<linearGradient id="thing" x1="0" x2="0" y1="0" y2="1"><stop stop-color="#fff" stop-opacity=".22"/><stop offset=".5" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".28"/></linearGradient><g transform="translate(${x} ${height * y}) scale(${side} ${share})"><path d="${motifs[motif]}" fill="${color}"/><path d="${motifs[motif]}" fill="url(#thing)"/>${motif === 'vase' ? drawFlowers(random) : ''}</g>`
}
