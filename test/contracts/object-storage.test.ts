import { randomBytes, randomUUID } from 'node:crypto'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, utimes, writeFile, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createObjectStorage, type ObjectStorageConfig } from '../../src/adapters/storage/object-storage.ts'
import { Failure } from '../../src/domain/shared/failure.ts'
import { buckets } from '../../src/domain/shared/object-storage.ts'

/** TEST_S3_ENDPOINT, with TEST_S3_ACCESS_KEY_ID and TEST_S3_SECRET_ACCESS_KEY, adds a real S3 server. */
const s3Endpoint = process.env['TEST_S3_ENDPOINT']
const run = randomUUID().slice(0, 8)
const s3Config = (endpoint: string): ObjectStorageConfig => ({
  kind: 's3',
  endpoint,
  region: process.env['TEST_S3_REGION'] ?? 'us-east-1',
  accessKeyId: process.env['TEST_S3_ACCESS_KEY_ID'] ?? 'test',
  secretAccessKey: process.env['TEST_S3_SECRET_ACCESS_KEY'] ?? 'testsecret',
  buckets: {
    photos: `photos-${run}`,
    avatars: `avatars-${run}`,
    images: `images-${run}`,
    imagen4: `imagen4-${run}`,
  },
})

const directory = await mkdtemp(path.join(tmpdir(), 'storage-'))
afterAll(() => rm(directory, { recursive: true, force: true }))

const adapters: [string, ObjectStorageConfig][] = [['files', { kind: 'files', directory }]]
if (s3Endpoint) adapters.push(['S3', s3Config(s3Endpoint)])

async function bytesOf(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts = []
  for await (const part of body) parts.push(part)
  return Buffer.concat(parts)
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'nothing thrown',
    (error: unknown) => (error instanceof Failure ? error.code : error),
  )

describe.each(adapters)('object storage in %s', (_name, config) => {
  const storage = createObjectStorage(config)
  const place = () => ({ bucket: 'images' as const, key: `42/${randomUUID()}.jpg` })
  beforeAll(() => storage.prepare())
  afterAll(() => storage.close())

  it('gives back the bytes it was given', async () => {
    const at = place()
    const bytes = randomBytes(70_000)
    await storage.put({ ...at, contentType: 'image/jpeg' }, bytes)
    const object = await storage.read(at)
    expect(object.bytes).toBe(70_000)
    expect((await bytesOf(object.body)).equals(bytes)).toBe(true)
  })

  it('keeps each bucket apart', async () => {
    const key = `${randomUUID()}.bin`
    for (const bucket of buckets)
      await storage.put({ bucket, key, contentType: 'application/octet-stream' }, Buffer.from(bucket))
    for (const bucket of buckets)
      expect((await bytesOf((await storage.read({ bucket, key })).body)).toString()).toBe(bucket)
  })

  it('takes a stream whose length nobody knows', async () => {
    const at = place()
    const part = randomBytes(1024 * 1024)
    async function* body() {
      for (let i = 0; i < 20; i++) yield part
    }
    await storage.put({ ...at, contentType: 'application/octet-stream' }, body())
    const object = await storage.read(at)
    expect(object.bytes).toBe(20 * part.length)
    let seen = 0
    for await (const chunk of object.body) seen += chunk.length
    expect(seen).toBe(20 * part.length)
  })

  it('takes an empty object', async () => {
    const at = place()
    await storage.put({ ...at, contentType: 'text/plain' }, new Uint8Array())
    expect((await storage.read(at)).bytes).toBe(0)
  })

  it('replaces an object whole', async () => {
    const at = place()
    await storage.put({ ...at, contentType: 'text/plain' }, Buffer.from('a long first version'))
    await storage.put({ ...at, contentType: 'text/plain' }, Buffer.from('second'))
    expect((await bytesOf((await storage.read(at)).body)).toString()).toBe('second')
  })

  it('says whether an object exists, and that a missing one is missing', async () => {
    const at = place()
    expect(await storage.exists(at)).toBe(false)
    expect(await codeOf(storage.read(at))).toBe('OBJECT_NOT_FOUND')
    await storage.put({ ...at, contentType: 'text/plain' }, Buffer.from('x'))
    expect(await storage.exists(at)).toBe(true)
  })

  it('deletes, also what is not there', async () => {
    const at = place()
    await storage.put({ ...at, contentType: 'text/plain' }, Buffer.from('x'))
    await storage.delete(at)
    await storage.delete(at)
    expect(await storage.exists(at)).toBe(false)
  })

  it('keeps nothing of a stream that broke, and passes its fault on', async () => {
    const at = place()
    async function* body() {
      yield randomBytes(9 * 1024 * 1024)
      throw new Failure('PROVIDER_UNAVAILABLE', 'the download broke')
    }
    expect(await codeOf(storage.put({ ...at, contentType: 'text/plain' }, body()))).toBe(
      'PROVIDER_UNAVAILABLE',
    )
    expect(await storage.exists(at)).toBe(false)
  })

  it.each([
    '../escape',
    'a/../b',
    '/root',
    'a//b',
    '.hidden',
    'a/.hidden',
    'end.',
    'sp ace',
    'a\\b',
    '',
    'x'.repeat(513),
  ])('refuses the key %j', async (key) => {
    expect(
      await codeOf(storage.put({ bucket: 'images', key, contentType: 'text/plain' }, Buffer.from('x'))),
    ).toBe('UNEXPECTED')
  })

  it('can be prepared again', async () => {
    await storage.prepare()
  })
})

describe('files', () => {
  it('survive a SIGKILL once they are acknowledged, and never show half of one', async () => {
    const root = path.join(directory, 'killed')
    const child = spawn(
      process.execPath,
      [path.join(import.meta.dirname, 'support/put-until-killed.ts'), root],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    let acknowledged = ''
    for await (const chunk of child.stdout) {
      acknowledged += String(chunk)
      if (acknowledged.split('\n').length > 40) break
    }
    child.kill('SIGKILL')
    await once(child, 'exit')
    const storage = createObjectStorage({ kind: 'files', directory: root })
    const names = acknowledged.split('\n').slice(0, -1)
    expect(names.length).toBeGreaterThan(30)
    for (const key of names) expect(await storage.exists({ bucket: 'images', key })).toBe(true)
    for (const key of await readdir(path.join(root, 'images'))) {
      const bytes = await readFile(path.join(root, 'images', key))
      expect(bytes.length).toBe(300_000)
    }
  })

  it('forget drafts that a killed process left long ago, not those being written', async () => {
    const root = path.join(directory, 'abandoned')
    await mkdir(path.join(root, '.incoming'), { recursive: true })
    await writeFile(path.join(root, '.incoming', 'old'), 'x')
    await writeFile(path.join(root, '.incoming', 'young'), 'x')
    await utimes(path.join(root, '.incoming', 'old'), 0, 0)
    await createObjectStorage({ kind: 'files', directory: root }).prepare()
    expect(await readdir(path.join(root, '.incoming'))).toEqual(['young'])
  })

  it('say so when the folder cannot be used', async () => {
    const file = path.join(directory, 'not-a-folder')
    await writeFile(file, 'x')
    const storage = createObjectStorage({ kind: 'files', directory: file })
    expect(await codeOf(storage.prepare())).toBe('STORAGE_UNAVAILABLE')
    expect(
      await codeOf(storage.put({ bucket: 'images', key: 'a', contentType: 'text/plain' }, Buffer.from('x'))),
    ).toBe('STORAGE_UNAVAILABLE')
  })
})

describe('S3', () => {
  it('that nobody answers for is unavailable', async () => {
    const storage = createObjectStorage(s3Config('http://127.0.0.1:1'))
    expect(await codeOf(storage.prepare())).toBe('STORAGE_UNAVAILABLE')
    expect(await codeOf(storage.read({ bucket: 'images', key: 'a' }))).toBe('STORAGE_UNAVAILABLE')
    storage.close()
  })

  it.runIf(s3Endpoint)('with a wrong secret is unavailable, and says where to look', async () => {
    const storage = createObjectStorage({
      ...s3Config(s3Endpoint ?? ''),
      secretAccessKey: 'wrong',
    } as ObjectStorageConfig)
    await expect(storage.prepare()).rejects.toThrow(/refused \(403\).*S3_ENDPOINT/)
    storage.close()
  })
})
