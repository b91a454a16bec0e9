import { Failure } from '../shared/failure.ts'
import type { ByteRange, ObjectPlace, ObjectStorage } from '../shared/object-storage.ts'
import { fileNameOf } from '../gallery/file-name.ts'
import { listPlaceOf, type ExportStore, type ImageExport, type PlacedImage } from './export.ts'
import {
  drawEnd,
  drawHeader,
  drawLine,
  endBytes,
  entryBytes,
  headerBytes,
  lineBytes,
  type PlacedEntry,
  type ZipDirectory,
} from './stored-zip.ts'

const imagesAtOnce = 200

export interface ReadZipNeeds {
  readonly exports: Pick<ExportStore, 'imagesFrom'>
  readonly storage: Pick<ObjectStorage, 'read'>
}

/** A stretch of the zip: bytes that are drawn, or an object. */
interface Part {
  readonly at: number
  readonly bytes: number
  readonly source: (() => Uint8Array) | ObjectPlace
}

/** The whole zip, in bytes. */
export const zipBytes = (of: ImageExport): number =>
  of.directoryOffset + of.directoryBytes + endBytes(directoryOf(of))

/** Any bytes of the zip, put together while they are read: never more of it in memory than a piece of one file. */
export async function* readZip(
  needs: ReadZipNeeds,
  of: ImageExport,
  { from, to }: ByteRange,
): AsyncGenerator<Uint8Array> {
  let next: number | null = null
  for await (const { at, bytes, source } of partsFrom(needs, of, from)) {
    if (at > to) return
    if (at + bytes <= from) continue
    // Without this, what was removed meanwhile would make a zip that nothing can open.
    if (next === null ? at > from : at !== next)
      throw new Failure('OBJECT_NOT_FOUND', `Export ${of.id} has ended while it was read.`, {
        isReportable: false,
      })
    next = at + bytes
    const range = { from: Math.max(0, from - at), to: Math.min(bytes - 1, to - at) }
    if (typeof source === 'function') yield source().subarray(range.from, range.to + 1)
    else if (bytes > 0) yield* (await needs.storage.read({ ...source, range })).body
  }
}

async function* partsFrom(needs: ReadZipNeeds, of: ImageExport, from: number): AsyncGenerator<Part> {
  const { directoryOffset, directoryBytes } = of
  const lists = placedLists(of)
  for (const { entry, place } of lists) yield* partsOf(entry, place)
  for await (const image of imagesFrom(needs, of, 'headerOffset', from))
    yield* partsOf(entryOf(image), { bucket: image.bucket, key: image.storageKey })

  for (const { entry, lineOffset } of lists) yield lineOf(of, entry, lineOffset)
  for await (const image of imagesFrom(needs, of, 'lineOffset', from - directoryOffset))
    yield lineOf(of, entryOf(image), image.lineOffset)
  const directory = directoryOf(of)
  yield {
    at: directoryOffset + directoryBytes,
    bytes: endBytes(directory),
    source: () => drawEnd(directory),
  }
}

const directoryOf = ({ lists, imageCount, directoryOffset, directoryBytes }: ImageExport): ZipDirectory => ({
  entries: lists.length + imageCount,
  at: directoryOffset,
  bytes: directoryBytes,
})

/** The lists stand first, so their places follow from their names and sizes. */
export function placedLists(of: Pick<ImageExport, 'id' | 'userId' | 'lists' | 'createdAt'>) {
  let headerOffset = 0
  let lineOffset = 0
  return of.lists.map((list) => {
    const entry: PlacedEntry = { ...list, modifiedAt: of.createdAt, headerOffset }
    const placed = { entry, lineOffset, place: listPlaceOf(of, list.name) }
    headerOffset += entryBytes(entry)
    lineOffset += lineBytes(entry)
    return placed
  })
}

const entryOf = (image: PlacedImage): PlacedEntry => ({
  name: fileNameOf(image),
  bytes: image.bytes,
  crc32: image.crc32,
  modifiedAt: image.createdAt,
  headerOffset: image.headerOffset,
})

function* partsOf(entry: PlacedEntry, { bucket, key }: ObjectPlace): Generator<Part> {
  const header = headerBytes(entry)
  yield { at: entry.headerOffset, bytes: header, source: () => drawHeader(entry) }
  yield { at: entry.headerOffset + header, bytes: entry.bytes, source: { bucket, key } }
}

const lineOf = ({ directoryOffset }: ImageExport, entry: PlacedEntry, lineOffset: number): Part => ({
  at: directoryOffset + lineOffset,
  bytes: lineBytes(entry),
  source: () => drawLine(entry),
})

async function* imagesFrom(
  { exports }: ReadZipNeeds,
  { id }: ImageExport,
  by: 'headerOffset' | 'lineOffset',
  from: number,
): AsyncGenerator<PlacedImage> {
  let behind = from
  for (let isFirst = true; ; isFirst = false) {
    const page = await exports.imagesFrom(id, { by, from: behind, limit: imagesAtOnce })
    // Only the first page may begin in the middle of a file; behind the last file there is nothing more.
    yield* isFirst ? page : page.filter((image) => image[by] >= behind)
    const last = page.at(-1)
    if (!last || page.length < imagesAtOnce) return
    behind = last[by] + (by === 'headerOffset' ? entryBytes : lineBytes)(entryOf(last))
  }
}
