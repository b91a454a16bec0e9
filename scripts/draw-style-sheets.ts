import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { drawPicture } from '../sandbox/fal/pictures/draw-picture.ts'
import { hashText } from '../sandbox/samples/seeded-random.ts'
import { drawSample } from '../sandbox/samples/sample-photos.ts'
import { readyMadeStyles } from '../src/domain/styles/ready-made-styles.ts'
import { styleCategories } from '../src/domain/styles/style.ts'

// A picture for each category of styles: six numbered tiles, drawn of people who do not exist.
// Run again when the styles or the drawings change: node scripts/draw-style-sheets.ts
const side = 240
const gap = 8
const columns = 3
/** What is drawn below the tile holds the mark of the demo. */
const cut = 36

/** Figures as strokes: a machine without fonts draws boxes instead. One unit wide, two high. */
const figures = [
  'M.2.5L.6.1V2',
  'M.05.5Q.1.05.5.05T.95.5Q.95.8.05 1.95H1',
  'M.05.3Q.3.05.5.05Q.95.05.95.5T.45 1Q1 1 1 1.5T.5 1.97Q.2 1.97.02 1.7',
  'M.75 2V.05L.02 1.4H1',
  'M.92.05H.2L.1.9Q.3.75.5.75Q1 .75 1 1.35T.5 1.97Q.2 1.97.02 1.7',
  'M.8.05Q.05.6.05 1.4Q.05 1.97.5 1.97T.97 1.4Q.97.85.5.85T.05 1.4',
]

/** Where the drawing program would take a word of the prompt for something else. */
const insteadOf: Readonly<Record<string, string>> = {
  headshot: 'business portrait in a studio',
  'road-movie': 'desert at sunset',
  spy: 'city at night',
  musical: 'concert stage',
  'stained-glass': 'comic, castle',
  'poster-art': 'illustration, flowers',
  anime: 'anime by the sea',
  toon: 'pixar illustration, fairy castle',
  'paper-cut': 'illustration, blossom',
  storybook: 'watercolour, autumn forest',
}

const badge = (position: number): Buffer =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}">
    <circle cx="30" cy="30" r="21" fill="#0b0d12" fill-opacity=".72"/>
    <path transform="translate(24.5 19) scale(11)" d="${figures[position - 1] ?? ''}" fill="none" stroke="#fff"
      stroke-width=".26" stroke-linecap="round" stroke-linejoin="round"/></svg>`)

const people = {
  woman: await Promise.all(['woman-park', 'woman-studio'].map(drawSample)),
  man: await Promise.all(['man-park', 'man-studio'].map(drawSample)),
}

for (const category of styleCategories) {
  const styles = readyMadeStyles.filter((each) => each.category === category)
  const tiles = await Promise.all(
    styles.map(async ({ key, prompt, position }, index) => {
      const photos = index % 2 === 0 ? people.woman : people.man
      const drawn = await drawPicture({
        photos,
        prompt: insteadOf[key] ?? prompt,
        seed: hashText(key) % 1000,
        width: side * 2,
        height: (side + cut) * 2,
        format: 'png',
      })
      const tile = await sharp(drawn)
        .resize(side, side + cut)
        .extract({ left: 0, top: 0, width: side, height: side })
        .composite([{ input: badge(position) }])
        .toBuffer()
      const place = position - 1
      return {
        input: tile,
        left: gap + (place % columns) * (side + gap),
        top: gap + Math.floor(place / columns) * (side + gap),
      }
    }),
  )
  const rows = Math.ceil(styles.length / columns)
  const [width, height] = [columns * (side + gap) + gap, rows * (side + gap) + gap]
  await sharp({ create: { width, height, channels: 3, background: '#ffffff' } })
    .composite(tiles)
    .jpeg({ quality: 68, mozjpeg: true })
    .toFile(fileURLToPath(new URL(`../src/telegram/pictures/styles/${category}.jpg`, import.meta.url)))
}
