import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compareObjects, copyObjects, refuseForeignObjects } from '../../src/adapters/storage/copy-objects.ts'
import {
  createObjectStorage,
  type ObjectStorageConfig,
  type PreparedStorage,
} from '../../src/adapters/storage/object-storage.ts'

/** TEST_S3_ENDPOINT, with TEST_S3_ACCESS_KEY_ID and TEST_S3_SECRET_ACCESS_KEY, adds a real S3 server. */
const s3Endpoint = process.env['TEST_S3_ENDPOINT']
const root = await mkdtemp(path.join(tmpdir(), 'copy-objects-'))
afterAll(() => rm(root, { recursive: true, force: true }))

const targets: [string, () => ObjectStorageConfig][] = [
  ['files', () => ({ kind: 'files', directory: path.join(root, `target-${randomUUID()}`) })],
]
if (s3Endpoint)
  targets.push([
    'S3',
    () => {
      const run = randomUUID().slice(0, 8)
      return {
        kind: 's3',
        endpoint: s3Endpoint,
        region: process.env['TEST_S3_REGION'] ?? 'us-east-1',
        accessKeyId: process.env['TEST_S3_ACCESS_KEY_ID'] ?? 'test',
        secretAccessKey: process.env['TEST_S3_SECRET_ACCESS_KEY'] ?? 'testsecret',
        buckets: { photos: `p-${run}`, avatars: `a-${run}`, images: `i-${run}`, imagen4: `g-${run}` },
      }
    },
  ])

describe.each(targets)('from files to %s', (_name, configOf) => {
  let from: string
  let to: PreparedStorage
  const large = randomBytes(9 * 1024 * 1024)
  beforeEach(async () => {
    from = path.join(root, `source-${randomUUID()}`)
    const source = createObjectStorage({ kind: 'files', directory: from })
    const contentType = 'image/jpeg'
    for (let i = 0; i < 20; i++)
      await source.put({ bucket: 'images', key: `users/1/${i}.jpg`, contentType }, Buffer.alloc(100 + i, i))
    await source.put({ bucket: 'photos', key: 'users/1/gone.jpg', contentType }, Buffer.from('deleted'))
    await source.put({ bucket: 'avatars', key: 'users/1/2/weights.safetensors', contentType }, large)
    to = createObjectStorage(configOf())
    await to.prepare()
  })
  afterEach(() => to.close())
  const needs = () => ({ from, to, skip: new Set(['photos/users/1/gone.jpg']) })

  it('copies every object but those that are about to be deleted, and counts them', async () => {
    await refuseForeignObjects(needs())
    const sums = { objects: 21, bytes: large.length + 2190 }
    expect(await copyObjects(needs())).toEqual(sums)
    expect(await compareObjects(needs())).toEqual(sums)
    expect(await to.exists({ bucket: 'photos', key: 'users/1/gone.jpg' })).toBe(false)
    const { body } = await to.read({ bucket: 'avatars', key: 'users/1/2/weights.safetensors' })
    expect((await buffer(Readable.from(body))).equals(large)).toBe(true)
  })

  it('goes on after an interruption with what is missing', async () => {
    let puts = 0
    const breaking: PreparedStorage = {
      ...to,
      put: async (place, body) => {
        if (++puts > 6) throw new Error('the line was cut')
        await to.put(place, body)
      },
    }
    await expect(copyObjects({ ...needs(), to: breaking })).rejects.toThrow('the line was cut')
    await expect(compareObjects(needs())).rejects.toThrow('Of 21 objects')
    expect(await copyObjects(needs())).toMatchObject({ objects: 15 })
    expect(await compareObjects(needs())).toMatchObject({ objects: 21 })
  })

  it('refuses a bucket where the same name is something else, and leaves it alone', async () => {
    const place = { bucket: 'images', key: 'users/1/7.jpg', contentType: 'image/jpeg' } as const
    await to.put(place, Buffer.from('of somebody else'))
    await expect(refuseForeignObjects(needs())).rejects.toThrow('images/users/1/7.jpg')
    expect(await to.bytesOf(place)).toBe(16)
    expect(await to.exists({ bucket: 'images', key: 'users/1/6.jpg' })).toBe(false)
  })
})

it('a directory without any object is copied at once', async () => {
  const to = createObjectStorage({ kind: 'files', directory: path.join(root, 'empty') })
  const nothing = { from: path.join(root, 'nowhere'), to, skip: new Set<string>() }
  expect(await copyObjects(nothing)).toEqual({ objects: 0, bytes: 0 })
})
