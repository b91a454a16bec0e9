import { expect, it } from 'vitest'
import { crc32 } from 'node:zlib'
import { namesIn, openZip, unpack } from '../../../test/support/read-zip.ts'
import { readWhole } from '../work/vendor-files.ts'
import type { ImageExport, PlacedImage } from './export.ts'
import { placedLists, readZip, zipBytes, type ReadZipNeeds } from './read-zip.ts'
import { entryBytes, lineBytes } from './stored-zip.ts'
import { sumsOf } from './sum-up.ts'

const createdAt = new Date('2026-11-25T20:15:30Z')
const list = Buffer.from('{"images": []}')

/** An export of images that all have these bytes. */
function setUp(options: { images: number; body: Uint8Array }) {
  const { images: count, body } = options
  const sums = sumsOf(body)
  const facts = {
    id: 7,
    userId: 1,
    language: 'ru',
    status: 'ready',
    createdAt,
    expiresAt: createdAt,
    deliveredAt: null,
  } as const
  const lists = [{ name: 'manifest.json', ...sumsOf(list) }] as const
  const [first] = placedLists({ ...facts, lists })
  let headerOffset = first ? entryBytes(first.entry) : 0
  let lineOffset = first ? lineBytes(first.entry) : 0
  const images: PlacedImage[] = []
  for (let id = count; id > 0; id -= 1) {
    const stored = {
      id,
      bucket: 'images',
      storageKey: `${id}.jpg`,
      contentType: 'image/jpeg',
      createdAt,
    } as const
    images.push({ ...stored, ...sums, headerOffset, lineOffset })
    const entry = { name: `aisha-${id}.jpg`, bytes: sums.bytes, headerOffset }
    headerOffset += entryBytes(entry)
    lineOffset += lineBytes(entry)
  }
  const of: ImageExport = {
    ...facts,
    lists,
    imageCount: count,
    directoryOffset: headerOffset,
    directoryBytes: lineOffset,
  }
  let removedFrom = Number.POSITIVE_INFINITY
  const needs: ReadZipNeeds = {
    exports: {
      imagesFrom: async (_id, { by, from, limit }) => {
        const there = images.slice(0, removedFrom)
        let low = 0
        for (let high = there.length; low < high;) {
          const middle = (low + high) >> 1
          if ((there[middle]?.[by] ?? 0) <= from) low = middle + 1
          else high = middle
        }
        const begin = Math.max(0, low - 1)
        return there.slice(begin, begin + limit)
      },
    },
    storage: {
      read: async ({ key, range }) => {
        const bytes = key.endsWith('.json') ? list : body
        const { from, to } = range ?? { from: 0, to: bytes.length - 1 }
        return { bytes: bytes.length, body: pieces(bytes.subarray(from, to + 1)) }
      },
    },
  }
  const read = (range: { from: number; to: number }) => readZip(needs, of, range)
  return {
    of,
    read,
    whole: async () => Buffer.from(await readWhole(read({ from: 0, to: zipBytes(of) - 1 }))),
    removeImagesFrom: (place: number) => {
      removedFrom = place
    },
  }
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
}

const picture = Buffer.from(Array.from({ length: 1000 }, (_, index) => (index * 7) % 256))

it('is a zip that another program unpacks, lists first', async () => {
  const { whole, of } = setUp({ images: 450, body: picture })
  const zip = await whole()
  expect(zip.length).toBe(zipBytes(of))
  const files = await unpack(zip)
  expect(files.map(({ name }) => name).slice(0, 2)).toEqual(['manifest.json', 'aisha-450.jpg'])
  expect(files).toHaveLength(451)
  expect(files.slice(1).every(({ bytes }) => bytes.equals(picture))).toBe(true)
})

it.each([0, 1, 200, 400])('of %i images has no seam where its rows are read in pages', async (images) => {
  const { whole } = setUp({ images, body: picture })
  expect(await unpack(await whole())).toHaveLength(images + 1)
})

it('has the same bytes wherever a download goes on', async () => {
  const { whole, read } = setUp({ images: 210, body: picture })
  const zip = await whole()
  const last = zip.length - 1
  for (let from = 0; from < zip.length; from += 997) {
    const to = Math.min(last, from + ((from * 31) % 5000))
    const part = Buffer.from(await readWhole(read({ from, to })))
    expect(part.equals(zip.subarray(from, to + 1)), `${from}-${to}`).toBe(true)
  }
  for (const from of [last, last - 21, last - 22, last - 23])
    expect(Buffer.from(await readWhole(read({ from, to: last }))).equals(zip.subarray(from))).toBe(true)
})

it('beyond four gigabytes is read by another program', async () => {
  const large = Buffer.alloc(3_000_000, 5)
  const { of, read } = setUp({ images: 2000, body: large })
  expect(zipBytes(of)).toBeGreaterThan(6e9)
  const zip = await openZip(zipBytes(of), read)
  expect(zip.entries).toHaveLength(2001)
  for (const place of [1, 1420, 1450, 2000]) {
    const entry = zip.entries[place]
    if (!entry) throw new Error(`Expected an entry at ${place}`)
    expect(entry.crc32).toBe(crc32(large))
    expect((await zip.read(entry)).equals(large)).toBe(true)
  }
})

it('of more than 65,535 files is read by another program', async () => {
  const names = await namesIn(await setUp({ images: 70_000, body: Buffer.from('x') }).whole())
  expect(names).toHaveLength(70_001)
  expect(names.at(-1)).toBe('aisha-1.jpg')
})

it('breaks off rather than go on without what was removed meanwhile', async () => {
  const { of, read, removeImagesFrom } = setUp({ images: 300, body: picture })
  removeImagesFrom(250)
  await expect(readWhole(read({ from: 0, to: zipBytes(of) - 1 }))).rejects.toThrow(/has ended/)
  await expect(readWhole(read({ from: of.directoryOffset - 10, to: of.directoryOffset }))).rejects.toThrow(
    /has ended/,
  )
})
