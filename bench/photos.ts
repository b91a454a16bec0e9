// How well photos are judged, how long it takes, and what it costs the process.
// Usage: npm run bench:photos [-- runs]
import { createPhotoInspector } from '../src/adapters/photos/photo-inspector.ts'
import { createPhotoMeasurer } from '../src/adapters/photos/photo-measurer.ts'
import { judgePhotos } from '../test/photo-set/judge-photos.ts'
import { heicPhoto, jpegPhoto } from './support/camera-photos.ts'
import { watched } from './support/watch-process.ts'

const runs = Number(process.argv[2] ?? 9)
const twelveMegapixels = { width: 3000, height: 4000, noise: 4 }

const measurer = createPhotoMeasurer()
const inspector = createPhotoInspector({ concurrency: 1, measurer })

const idle = await watched(() => new Promise((resolve) => setTimeout(resolve, 2000)))
console.log(
  `this machine, doing nothing: main thread held up for at most ${idle.longestBlockMs.toFixed(0)} ms`,
)

// The first photo starts the thread and loads the detector: that is told apart.
const jpeg = await jpegPhoto({ ...twelveMegapixels, quality: 92 })
const first = await watched(() => inspect(jpeg))
console.log(
  `the first photo, detector loaded: ${first.ms.toFixed(0)} ms, +${first.extraMegabytes.toFixed(0)} MB`,
)
await times(`JPEG, 12 MP, ${megabytes(jpeg)}`, jpeg, 400)

const heavy = await jpegPhoto({ width: 6000, height: 4000, noise: 40, quality: 95 })
await memory(`JPEG, 24 MP, ${megabytes(heavy)}`, heavy, 96)

const heic = await heicPhoto({ ...twelveMegapixels, quality: 60 })
if (heic) {
  await times(`HEIC, 12 MP, ${megabytes(heic)}`, heic, 1500)
  await memory(`HEIC, 12 MP, ${megabytes(heic)}`, heic, 400)
} else console.log('HEIC: left out, heif-enc is not installed')
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
  const longestBlock = Math.max(...all.map((each) => each.longestBlockMs))
  console.log(
    `${name}: median ${median.toFixed(0)} ms (limit ${limitMs}), slowest ${slowest.toFixed(0)} ms, ` +
      `${cpu.toFixed(0)} ms of processor time; ` +
      `main thread blocked for at most ${longestBlock.toFixed(0)} ms (limit 50)`,
  )
}

/** Twenty at once, as two albums bring them. */
async function memory(name: string, bytes: Buffer, limitMegabytes: number): Promise<void> {
  const { extraMegabytes, ms } = await watched(() =>
    Promise.all(Array.from({ length: 20 }, () => inspect(bytes))),
  )
  console.log(
    `${name}, twenty of them: +${extraMegabytes.toFixed(0)} MB (limit ${limitMegabytes}), ${(ms / 1000).toFixed(1)} s`,
  )
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function megabytes(bytes: Buffer): string {
  return `${(bytes.length / 1024 ** 2).toFixed(1)} MB`
}
