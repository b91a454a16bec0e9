// How well photos are judged, how long it takes, and what it costs the process.
// Usage: npm run bench:photos [-- runs]
import { readFile } from 'node:fs/promises'
import { createPhotoInspector } from '../src/adapters/photos/photo-inspector.ts'
import { createPhotoMeasurer } from '../src/adapters/photos/photo-measurer.ts'
import { maxPhotoBytes } from '../src/domain/avatars/photo-inspector.ts'
import { judgePhotos } from '../test/photo-set/judge-photos.ts'
import { heicPhoto, jpegPhoto, padHeic, padJpeg } from './support/camera-photos.ts'
import { watched, type Watched } from './support/watch-process.ts'

const runs = Number(process.argv[2] ?? 9)
const twelveMegapixels = { width: 3000, height: 4000, noise: 4 }

const measurer = createPhotoMeasurer()
const inspector = createPhotoInspector({ concurrency: 1, measurer })

const idle = await watched(() => new Promise((resolve) => setTimeout(resolve, 2000)))
console.log(`this machine, doing nothing: ${blockOf(idle)}`)

// The first photo starts the thread and loads the detector: that is told apart.
const jpeg = await jpegPhoto({ ...twelveMegapixels, quality: 92 })
const first = await watched(() => inspect(jpeg))
console.log(
  `the first photo, detector loaded: ${first.ms.toFixed(0)} ms, +${first.extraMegabytes.toFixed(0)} MB`,
)
await times(`JPEG, 12 MP, ${megabytes(jpeg)}`, jpeg, 400)

const heavy = padJpeg(await jpegPhoto({ width: 6000, height: 4000, noise: 40, quality: 95 }), maxPhotoBytes)
await memory(`JPEG, 24 MP, ${megabytes(heavy)}`, heavy, 96)

const large = await heicPhoto({ ...twelveMegapixels, quality: 60 })
const heic =
  large ?? (await readFile(new URL('../test/contracts/fixtures/three-colours.heic', import.meta.url)))
const heicSize = large ? '12 MP' : '0.5 MP, as heif-enc, which makes larger ones, is not installed'
await times(`HEIC, ${heicSize}`, heic, 1500)
await memory(`HEIC, ${heicSize}, 20.0 MB`, padHeic(heic, maxPhotoBytes), 400)
await measurer.close()

const judged = await judgePhotos()
for (const part of ['tuning', 'judging'] as const) {
  const photos = judged.filter((each) => each.part === part)
  const right = photos.filter((each) => each.got === each.expected).length
  const share = ((100 * right) / photos.length).toFixed(1)
  console.log(`judged as labelled, ${part}: ${right} of ${photos.length} (${share} %)`)
}
for (const { name, expected, got } of judged)
  if (got !== expected) console.log(`  ${name}: expected ${expected}, got ${got}`)

async function inspect(bytes: Buffer): Promise<void> {
  const verdict = await inspector.inspect(bytes, { withFaces: true })
  if (verdict.kind === 'refused' || !verdict.measurements) throw new Error(`Expected a measured photo`)
}

async function times(name: string, bytes: Buffer, limitMs: number): Promise<void> {
  const all = []
  for (let run = 0; run < runs; run += 1) all.push(await watched(() => inspect(bytes)))
  const [median, slowest] = [medianOf(all.map((each) => each.ms)), Math.max(...all.map((each) => each.ms))]
  const cpu = medianOf(all.map((each) => each.cpuMs))
  const longestTurnMs = Math.max(...all.map((each) => each.longestTurnMs))
  const longestBlockMs = Math.max(...all.map((each) => each.longestBlockMs))
  console.log(
    `${name}: median ${median.toFixed(0)} ms (limit ${limitMs}), slowest ${slowest.toFixed(0)} ms, ` +
      `${cpu.toFixed(0)} ms of processor time; ` +
      blockOf({ longestTurnMs, longestBlockMs }),
  )
}

/** Twenty at once, as two albums bring them. */
async function memory(name: string, bytes: Buffer, limitMegabytes: number): Promise<void> {
  const { extraMegabytes, ms, ...blocks } = await watched(() =>
    Promise.all(Array.from({ length: 20 }, () => inspect(bytes))),
  )
  console.log(
    `${name}, twenty of them: +${extraMegabytes.toFixed(0)} MB (limit ${limitMegabytes}), ${(ms / 1000).toFixed(1)} s; ` +
      blockOf(blocks),
  )
}

/** By its own work, and all in all: a busy machine holds it up, too. */
function blockOf({
  longestTurnMs,
  longestBlockMs,
}: Pick<Watched<unknown>, 'longestTurnMs' | 'longestBlockMs'>): string {
  return `main thread busy for at most ${longestTurnMs.toFixed(0)} ms at a stretch (limit 50), held up for ${longestBlockMs.toFixed(0)} ms`
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function megabytes(bytes: Buffer): string {
  return `${(bytes.length / 1024 ** 2).toFixed(1)} MB`
}
