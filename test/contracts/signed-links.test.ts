import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createObjectStorage, type ObjectStorageConfig } from '../../src/adapters/storage/object-storage.ts'
import { createObjectLinks } from '../../src/domain/shared/link-objects.ts'
import type { ObjectLinks } from '../../src/domain/shared/object-storage.ts'
import { createLinkSigner } from '../../src/domain/shared/sign-links.ts'
import { createServer } from '../../src/http/server.ts'

/** TEST_S3_ENDPOINT, with TEST_S3_ACCESS_KEY_ID and TEST_S3_SECRET_ACCESS_KEY, adds a real S3 server. */
const s3Endpoint = process.env['TEST_S3_ENDPOINT']
const run = randomUUID().slice(0, 8)
const directory = await mkdtemp(path.join(tmpdir(), 'links-'))
afterAll(() => rm(directory, { recursive: true, force: true }))

const adapters: [string, ObjectStorageConfig][] = [['files', { kind: 'files', directory }]]
if (s3Endpoint)
  adapters.push([
    'S3',
    {
      kind: 's3',
      endpoint: s3Endpoint,
      region: process.env['TEST_S3_REGION'] ?? 'us-east-1',
      accessKeyId: process.env['TEST_S3_ACCESS_KEY_ID'] ?? 'test',
      secretAccessKey: process.env['TEST_S3_SECRET_ACCESS_KEY'] ?? 'testsecret',
      buckets: {
        photos: `p-${run}`,
        avatars: `a-${run}`,
        images: `i-${run}`,
        imagen4: `i4-${run}`,
      },
      isReachable: true,
    },
  ])

const lifetimeMs = 60_000
const bytes = randomBytes(300_000)
const place = { bucket: 'images', key: 'users/1/7.jpg' } as const
const name = 'aisha-7.jpg'

describe.each(adapters)('a link to an object in %s', (kind, config) => {
  const storage = createObjectStorage(config)
  const clock = () => new Date()
  const signer = createLinkSigner({ secretKey: 'the secret of these tests', clock })
  let server: Awaited<ReturnType<typeof createServer>>
  let links: ObjectLinks
  const linkTo = async (at: { bucket: 'images'; key: string } = place, livesMs = lifetimeMs) => {
    const link = await links.linkTo(at, { name, lifetimeMs: livesMs })
    if (link === undefined) throw new Error('There is an address, so there is a link')
    return link
  }

  beforeAll(async () => {
    await storage.prepare()
    await storage.put({ ...place, contentType: 'image/jpeg' }, bytes)
    server = await createServer({
      trustProxy: false,
      health: { unready: async () => [], metrics: async () => ({ contentType: 'text/plain', text: '' }) },
      signedFiles: { signer, storage },
      onError: (error) => {
        throw error
      },
    })
    const publicUrl = await server.listen({ host: '127.0.0.1', port: 0 })
    links = createObjectLinks({ presign: storage.presign, signer, publicUrl, clock })
  })
  afterAll(async () => {
    await server.close()
    storage.close()
  })

  it('gives its bytes to anybody, as a file with a name', async () => {
    const response = await fetch(await linkTo())
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('image/jpeg')
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${name}"`)
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true)
  })

  it.each([
    ['from where it stopped', 'bytes=200000-', 200_000, 299_999],
    ['from the middle', 'bytes=10-19', 10, 19],
    ['at its end', 'bytes=-100', 299_900, 299_999],
  ])('goes on %s', async (_, range, from, to) => {
    const response = await fetch(await linkTo(), { headers: { range } })
    expect(response.status).toBe(206)
    expect(response.headers.get('content-range')).toBe(`bytes ${from}-${to}/300000`)
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes.subarray(from, to + 1))).toBe(true)
  })

  it('refuses a range past the end', async () => {
    expect((await fetch(await linkTo(), { headers: { range: 'bytes=300000-' } })).status).toBe(416)
  })

  it('opens nothing once it was altered', async () => {
    const link = await linkTo()
    const signature = kind === 'S3' ? /(?<=X-Amz-Signature=)[\da-f]{10}/ : /[\w-]{10}$/
    const other = link.replace(signature, '0000000000')
    expect(other).not.toBe(link)
    expect((await fetch(other)).status).toBe(403)
  })

  it('expires', async () => {
    const link = await linkTo(place, 1000)
    const until = Date.now() + 10_000
    let status = 200
    while (status === 200 && Date.now() < until) status = (await fetch(link)).status
    expect(status).toBe(kind === 'S3' ? 403 : 410)
  })

  it('to what is not there says so', async () => {
    expect((await fetch(await linkTo({ bucket: 'images', key: 'users/1/none.jpg' }))).status).toBe(404)
  })
})

it('there is no link without an address that the outside reaches', async () => {
  const storage = createObjectStorage({ kind: 'files', directory })
  const clock = () => new Date()
  const signer = createLinkSigner({ secretKey: 'the secret of these tests', clock })
  const links = createObjectLinks({ presign: storage.presign, signer, publicUrl: undefined, clock })
  expect(await links.linkTo(place, { name, lifetimeMs })).toBeUndefined()
})
