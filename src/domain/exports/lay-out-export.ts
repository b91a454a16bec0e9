import { fileNameOf } from '../gallery/file-name.ts'
import { later, type Clock } from '../shared/clock.ts'
import { readIfThere, type ObjectStorage } from '../shared/object-storage.ts'
import { drawList } from './draw-lists.ts'
import {
  listNames,
  listPlaceOf,
  type ExportList,
  type ExportStore,
  type FileSums,
  type ImageExport,
  type ListedImage,
  type ListName,
} from './export.ts'
import { placedLists } from './read-zip.ts'
import { entryBytes, lineBytes } from './stored-zip.ts'
import { summing, sumUp } from './sum-up.ts'

/** For how long a link is good. */
export const exportLifetimeMs = 2 * 86_400_000
const imagesAtOnce = 500
const lookedUpAtOnce = 8

export interface LayOutExportNeeds {
  readonly stores: { readonly exports: ExportStore }
  readonly storage: Pick<ObjectStorage, 'put' | 'read' | 'bytesOf'>
  readonly clock: Clock
}

/** Gives every image its place in the zip. False when the export has ended meanwhile. */
export async function layOutExport(needs: LayOutExportNeeds, ordered: ImageExport): Promise<boolean> {
  const { exports } = needs.stores
  await lookUp(needs, ordered)
  const lists: ExportList[] = []
  for (const name of listNames) lists.push({ name, ...(await writeList(needs, ordered, name)) })

  const last = placedLists({ ...ordered, lists }).at(-1)
  let headerOffset = last ? last.entry.headerOffset + entryBytes(last.entry) : 0
  let lineOffset = last ? last.lineOffset + lineBytes(last.entry) : 0
  let imageCount = 0
  for await (const page of pagesOf(needs, ordered)) {
    const places = page.map((image) => {
      const entry = { name: fileNameOf(image), bytes: image.bytes ?? 0, headerOffset }
      const place = { imageId: image.id, headerOffset, lineOffset }
      headerOffset += entryBytes(entry)
      lineOffset += lineBytes(entry)
      return place
    })
    await exports.place(ordered.id, places)
    imageCount += page.length
  }
  const expiresAt = later(needs.clock(), exportLifetimeMs)
  const facts = { lists, imageCount, directoryOffset: headerOffset, directoryBytes: lineOffset, expiresAt }
  return exports.finish(ordered.id, facts)
}

/** Every file is there, and its sums are known; what is missing would break the zip for the others. */
async function lookUp(needs: LayOutExportNeeds, ordered: ImageExport): Promise<void> {
  const { exports } = needs.stores
  for await (const page of pagesOf(needs, ordered)) {
    const images = [...page]
    const workOff = async () => {
      for (let image = images.pop(); image; image = images.pop())
        if (!(await isThere(needs, image))) await exports.leaveOut(ordered.id, image.id)
    }
    await Promise.all(Array.from({ length: lookedUpAtOnce }, workOff))
  }
}

async function isThere(needs: LayOutExportNeeds, image: ListedImage): Promise<boolean> {
  const { bucket, storageKey: key } = image
  if (image.bytes !== null && image.crc32 !== null)
    return (await needs.storage.bytesOf({ bucket, key })) === image.bytes
  const body = await readIfThere(needs.storage, bucket, key)
  if (body) await needs.stores.exports.keepSums(image.id, await sumUp(body))
  return body !== undefined
}

async function writeList(needs: LayOutExportNeeds, ordered: ImageExport, name: ListName): Promise<FileSums> {
  const images = (async function* () {
    for await (const page of pagesOf(needs, ordered)) yield* page
  })()
  const { body, sums } = summing(encoded(drawList[name](images, ordered.language)))
  const contentType = name.endsWith('.html') ? 'text/html' : 'application/json'
  await needs.storage.put({ ...listPlaceOf(ordered, name), contentType }, body)
  return sums()
}

async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const text of texts) yield Buffer.from(text)
}

async function* pagesOf(
  { stores }: LayOutExportNeeds,
  { id }: ImageExport,
): AsyncGenerator<readonly ListedImage[]> {
  let before: number | null = null
  let page: readonly ListedImage[]
  do {
    page = await stores.exports.images(id, { before, limit: imagesAtOnce })
    if (page.length > 0) yield page
    before = page.at(-1)?.id ?? null
  } while (page.length === imagesAtOnce)
}
