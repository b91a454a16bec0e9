// How many pictures a second are stored, read and given a signed link, in files and on a real S3 server (Ceph's, in memory).
// Usage: npm run bench:storage [-- pictures]
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createObjectStorage, type PreparedStorage } from '../src/adapters/storage/object-storage.ts'
import { createObjectLinks } from '../src/domain/shared/link-objects.ts'
import { createLinkSigner } from '../src/domain/shared/sign-links.ts'
import { readWhole } from '../src/domain/work/vendor-files.ts'
import { startEngine } from '../test/support/own-engine.ts'

const pictures = Number(process.argv[2] ?? 400)
const atOnce = 8
const picture = randomBytes(300 * 1024)

const folder = await mkdtemp(path.join(tmpdir(), 'aisha-bench-'))
const s3 = await startEngine('s3')
try {
  await measure('files', createObjectStorage({ kind: 'files', directory: folder }))
  await measure(
    'S3',
    createObjectStorage({
      kind: 's3',
      endpoint: s3.url,
      region: 'us-east-1',
      accessKeyId: 'test',
      secretAccessKey: 'testsecret',
      buckets: { photos: 'photos', avatars: 'avatars', images: 'images', imagen4: 'imagen4' },
    }),
  )
} finally {
  await s3.remove()
  await rm(folder, { recursive: true, force: true })
}

async function measure(name: string, storage: PreparedStorage): Promise<void> {
  await storage.prepare()
  const place = (number: number) => ({ bucket: 'images' as const, key: `bench/${number}.jpg` })
  const perSecond = async (work: (number: number) => Promise<unknown>): Promise<string> => {
    const from = performance.now()
    let next = 0
    const workOff = async () => {
      for (let number = next++; number < pictures; number = next++) await work(number)
    }
    await Promise.all(Array.from({ length: atOnce }, workOff))
    return (pictures / ((performance.now() - from) / 1000)).toFixed(0)
  }
  const stored = await perSecond((number) =>
    storage.put({ ...place(number), contentType: 'image/jpeg' }, picture),
  )
  const read = await perSecond(async (number) => readWhole((await storage.read(place(number))).body))
  const links = createObjectLinks({
    presign: storage.presign,
    signer: createLinkSigner({ secretKey: 'only for measuring', clock: () => new Date() }),
    publicUrl: 'http://127.0.0.1:8080',
    clock: () => new Date(),
  })
  const signed = await perSecond((number) =>
    links.linkTo(place(number), { name: `${number}.jpg`, lifetimeMs: 3_600_000 }),
  )
  storage.close()
  console.log(
    `${name}: ${stored} pictures of 300 kB stored, ${read} read and ${signed} signed a second, ${atOnce} at once`,
  )
}
