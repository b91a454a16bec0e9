// What it costs to hand a vendor a large set of photos: 20 of 20 MB are read, zipped and sent.
// Usage: npm run bench:zip
import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { zipPhotos } from '../src/adapters/archive/zip-photos.ts'
import { createFalStorage } from '../src/adapters/fal/fal-storage.ts'
import { createObjectStorage } from '../src/adapters/storage/object-storage.ts'
import { watched } from './support/watch-process.ts'

const photos = 20
const photoBytes = 20 * 1024 ** 2
const mostExtraMegabytes = 64

const folder = await mkdtemp(path.join(tmpdir(), 'aisha-bench-'))
// A process of its own: its memory is not ours.
const studio = fork(fileURLToPath(new URL('support/fal-child.ts', import.meta.url)), [folder])
try {
  const [url] = (await once(studio, 'message')) as [string]
  const fal = createFalStorage({ key: 'bench:secret', restUrl: url, queueUrl: url, apiUrl: url })
  const storage = createObjectStorage({ kind: 'files', directory: path.join(folder, 'objects') })
  await storage.prepare()
  const place = (number: number) => ({ bucket: 'photos' as const, key: `bench/${number}.jpg` })
  for (let number = 0; number < photos; number += 1)
    await storage.put({ ...place(number), contentType: 'image/jpeg' }, noise(photoBytes))

  async function* entries() {
    for (let number = 0; number < photos; number += 1)
      yield { name: `${number}.jpg`, body: (await storage.read(place(number))).body }
  }
  const send = (body: AsyncIterable<Uint8Array>) =>
    fal.upload({ name: 'photos.zip', contentType: 'application/zip', body, lifetimeMs: 60_000 })
  // What the first call loads stays loaded.
  await send(noise(1024))
  const { ms, extraMegabytes } = await watched(() => send(zipPhotos(entries())))
  const megabytes = (photos * photoBytes) / 1024 ** 2
  console.log(`${photos} photos, ${megabytes} MB, zipped and sent in ${(ms / 1000).toFixed(1)} s`)
  console.log(
    `extra resident memory at its highest: ${extraMegabytes.toFixed(0)} MB, at most ${mostExtraMegabytes}`,
  )
  process.exitCode = extraMegabytes <= mostExtraMegabytes ? 0 : 1
} finally {
  studio.disconnect()
  await once(studio, 'exit')
  await rm(folder, { recursive: true, force: true })
}

/** In small parts, so that nothing of it is in our memory when the measuring begins. */
async function* noise(bytes: number): AsyncGenerator<Uint8Array> {
  const part = randomBytes(64 * 1024)
  for (let left = bytes; left > 0; left -= part.length) yield part.subarray(0, Math.min(left, part.length))
}
