// Downloading everything: extra memory of the server, time to the first byte, throughput, and what the order takes.
// The images share one object, so that it is quick to run. Usage: npm run bench:export [-- 5000 2]  (images, MB each)
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createStores } from '../src/adapters/postgres/stores.ts'
import { createObjectStorage } from '../src/adapters/storage/object-storage.ts'
import { createExports } from '../src/domain/exports/create-exports.ts'
import { createLinkToExport } from '../src/domain/exports/link-to-export.ts'
import { prepareExport } from '../src/domain/exports/prepare-export.ts'
import { sumsOf } from '../src/domain/exports/sum-up.ts'
import { newGallery } from '../src/domain/gallery/gallery-state.ts'
import { createLinkSigner } from '../src/domain/shared/sign-links.ts'
import { createServer } from '../src/http/server.ts'
import { openStores } from '../test/contracts/stores/open-stores.ts'

const images = Number(process.argv[2] ?? 5000)
const megabytes = Number(process.argv[3] ?? 2)

/** Runs in a process of its own, so that its memory is not the server's. */
const download = `
  const from = performance.now()
  const response = await fetch(process.argv[1])
  let first, bytes = 0
  for await (const part of response.body) {
    first ??= performance.now() - from
    bytes += part.length
  }
  console.log(JSON.stringify({ first, bytes, ms: performance.now() - from }))`

const clock = () => new Date()
const folder = await mkdtemp(path.join(tmpdir(), 'aisha-bench-'))
const open = await openStores()
const storage = createObjectStorage({ kind: 'files', directory: folder })
const signer = createLinkSigner({ secretKey: 'a secret of nobody', clock })
const waiting: number[] = []
const jobs = {
  add: async (_name: string, payload: object) => {
    if ('exportId' in payload) waiting.push(payload.exportId as number)
  },
}
const stores = createStores(open.db, jobs)
const inTransaction = <T>(work: (of: typeof stores) => Promise<T>): Promise<T> =>
  open.db.transaction().execute((trx) => work(createStores(trx, jobs)))
const base = { stores, inTransaction, storage, clock }
const server = await createServer({
  trustProxy: false,
  health: { unready: async () => [], metrics: async () => ({ contentType: 'text/plain', text: '' }) },
  exports: { signer, exports: createExports(base) },
  onError: (error) => console.error(error),
})
try {
  await storage.prepare()
  const publicUrl = await server.listen({ host: '127.0.0.1', port: 0 })
  const person = await open.person()
  await keepImages(person.id)
  const from = performance.now()
  await createExports(base).order({ id: person.id, gallery: newGallery }, 'ru')
  const ordered = performance.now() - from
  let url = ''
  for (const exportId of waiting)
    await prepareExport(
      {
        ...base,
        linkTo: createLinkToExport({ signer, publicUrl }),
        messenger: {
          deliverExport: async (_person, delivery) => {
            if (delivery.kind === 'link') url = delivery.url
          },
        },
      },
      exportId,
    )
  const prepared = performance.now() - from - ordered
  if (url === '') throw new Error('Expected more than fits into a file: give more or larger images.')
  // Everything that is loaded once has been loaded.
  await (await fetch(url, { headers: { range: 'bytes=0-9999999' } })).arrayBuffer()

  const before = process.memoryUsage.rss()
  let most = before
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20)
  const child = spawn(process.execPath, ['--input-type=module', '-e', download, url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (part: Buffer) => (said += part.toString()))
  await once(child, 'close')
  clearInterval(watch)
  const { first, bytes, ms } = JSON.parse(said) as { first: number; bytes: number; ms: number }
  console.log(
    `${images} images of ${megabytes} MB: ordered in ${ordered.toFixed(0)} ms, laid out in ${prepared.toFixed(0)} ms`,
  )
  console.log(`extra memory: ${((most - before) / 1024 ** 2).toFixed(1)} MB (at most 64)`)
  console.log(`first byte: ${first.toFixed(0)} ms (at most 1000)`)
  console.log(
    `${(bytes / 1e9).toFixed(2)} GB in ${(ms / 1000).toFixed(1)} s: ${(bytes / 1e6 / (ms / 1000)).toFixed(0)} MB/s`,
  )
} finally {
  await server.close()
  storage.close()
  await open.close()
  await rm(folder, { recursive: true, force: true })
}

async function keepImages(userId: number): Promise<void> {
  const bytes = randomBytes(megabytes * 1e6)
  await storage.put({ bucket: 'images', key: 'bench.jpg', contentType: 'image/jpeg' }, bytes)
  const generation = await open.generation(userId)
  const all = Array.from({ length: images }, (_, position) => ({
    ...open.newImage(generation, position),
    ...sumsOf(bytes),
    storageKey: 'bench.jpg',
  }))
  for (let at = 0; at < images; at += 1000) await stores.images.add(all.slice(at, at + 1000))
}
