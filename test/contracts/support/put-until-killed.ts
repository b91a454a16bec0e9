import { createObjectStorage } from '../../../src/adapters/storage/object-storage.ts'

// Names each object on stdout once its put was acknowledged, until somebody kills the process.
const storage = createObjectStorage({ kind: 'files', directory: String(process.argv[2]) })
await storage.prepare()
const body = Buffer.alloc(300_000, 7)
for (let i = 0; ; i++) {
  await storage.put({ bucket: 'images', key: `object-${i}`, contentType: 'application/octet-stream' }, body)
  process.stdout.write(`object-${i}\n`)
}
