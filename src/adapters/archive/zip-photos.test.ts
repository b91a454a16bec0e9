import { randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import yauzl from 'yauzl'
import { zipPhotos } from './zip-photos.ts'

async function* streamOf(bytes: Uint8Array, partBytes = 1_000) {
  for (let at = 0; at < bytes.length; at += partBytes) yield bytes.subarray(at, at + partBytes)
}

async function* entriesOf(photos: readonly Uint8Array[]) {
  for (const [i, photo] of photos.entries())
    yield { name: `${String(i + 1).padStart(3, '0')}.jpg`, body: streamOf(photo) }
}

async function collect(body: AsyncIterable<Uint8Array>) {
  const parts = []
  for await (const part of body) parts.push(part)
  return Buffer.concat(parts)
}

async function unzip(bytes: Buffer) {
  const zip = await yauzl.fromBufferPromise(bytes)
  const files: Record<string, Buffer> = {}
  for await (const entry of zip.eachEntry())
    files[entry.fileName] = await collect(await zip.openReadStreamPromise(entry))
  return files
}

describe('zipPhotos', () => {
  it('makes an archive from which every photo comes back', async () => {
    const photos = Array.from({ length: 20 }, (_, i) => randomBytes(5_000 + i * 777))
    const files = await unzip(await collect(zipPhotos(entriesOf(photos))))
    expect(Object.keys(files)).toHaveLength(20)
    expect(Object.keys(files)[0]).toBe('001.jpg')
    for (const [i, photo] of photos.entries())
      expect(files[`${String(i + 1).padStart(3, '0')}.jpg`]?.equals(photo)).toBe(true)
  })

  it('gives the same bytes for the same photos', async () => {
    const photos = [randomBytes(3_000), randomBytes(10)]
    const [first, second] = [
      await collect(zipPhotos(entriesOf(photos))),
      await collect(zipPhotos(entriesOf(photos))),
    ]
    expect(first.equals(second)).toBe(true)
  })

  it('of nothing is an empty archive', async () => {
    expect(await unzip(await collect(zipPhotos(entriesOf([]))))).toEqual({})
  })

  it('holds no more than a few parts, however much passes through', async () => {
    const part = randomBytes(64 * 1024)
    let made = 0
    let taken = 0
    let mostHeld = 0
    async function* body() {
      for (let i = 0; i < 800; i++) {
        made += part.length
        yield part
      }
    }
    async function* entries() {
      for (let i = 0; i < 4; i++) yield { name: `${i}.jpg`, body: body() }
    }
    for await (const chunk of zipPhotos(entries())) {
      taken += chunk.length
      mostHeld = Math.max(mostHeld, made - taken)
      await promisify(setImmediate)()
    }
    expect(made).toBe(4 * 800 * part.length)
    expect(mostHeld).toBeLessThan(3 * 1024 * 1024)
  })

  it('breaks when a photo cannot be read', async () => {
    async function* broken() {
      yield randomBytes(10)
      throw new Error('the disk is gone')
    }
    async function* entries() {
      yield { name: '001.jpg', body: streamOf(randomBytes(100)) }
      yield { name: '002.jpg', body: broken() }
    }
    await expect(collect(zipPhotos(entries()))).rejects.toThrow('the disk is gone')
  })

  it('breaks when the list of photos cannot be read', async () => {
    async function* entries() {
      yield { name: '001.jpg', body: streamOf(randomBytes(100)) }
      throw new Error('the database is gone')
    }
    await expect(collect(zipPhotos(entries()))).rejects.toThrow('the database is gone')
  })

  it('lets go of its photos when its reader leaves', async () => {
    let isReleased = false
    async function* body() {
      try {
        for (;;) yield randomBytes(64 * 1024)
      } finally {
        isReleased = true
      }
    }
    async function* entries() {
      yield { name: '001.jpg', body: body() }
    }
    for await (const chunk of zipPhotos(entries())) if (chunk.length > 1_000) break
    expect(isReleased).toBe(true)
  })
})
