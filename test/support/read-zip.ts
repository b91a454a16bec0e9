import { crc32 } from 'node:zlib'
import { Readable } from 'node:stream'
import { fromBuffer, fromRandomAccessReader, RandomAccessReader, type Entry, type ZipFile } from 'yauzl'
import { readWhole } from '../../src/domain/work/vendor-files.ts'

export interface UnpackedFile {
  readonly name: string
  readonly bytes: Buffer
}

const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: true }

const openBuffer = (zip: Buffer): Promise<ZipFile> =>
  new Promise((resolve, reject) =>
    fromBuffer(zip, options, (error, file) => (error ? reject(error) : resolve(file))),
  )

/** What is called how in a zip, as a library reads it that we did not write. */
export const namesIn = async (zip: Buffer): Promise<readonly string[]> =>
  (await entriesOf(await openBuffer(zip))).map(({ fileName }) => fileName)

/** Every file of a zip, read by that library; throws where sizes or checksums do not fit. */
export async function unpack(zip: Buffer): Promise<readonly UnpackedFile[]> {
  const opened = await openBuffer(zip)
  const files: UnpackedFile[] = []
  for (const entry of await entriesOf(opened))
    files.push({ name: entry.fileName, bytes: await readEntry(opened, entry) })
  return files
}

/** The directory of a zip of any size, of which only those bytes are read that are needed. */
export async function openZip(
  bytes: number,
  read: (range: { from: number; to: number }) => AsyncIterable<Uint8Array>,
): Promise<{ readonly entries: readonly Entry[]; read(entry: Entry): Promise<Buffer> }> {
  class Reader extends RandomAccessReader {
    override _readStreamForRange(start: number, end: number): Readable {
      return Readable.from(read({ from: start, to: end - 1 }), { objectMode: false })
    }
  }
  const opened = await new Promise<ZipFile>((resolve, reject) =>
    fromRandomAccessReader(new Reader(), bytes, options, (error, file) =>
      error ? reject(error) : resolve(file),
    ),
  )
  return { entries: await entriesOf(opened), read: (entry) => readEntry(opened, entry) }
}

const entriesOf = (zip: ZipFile): Promise<readonly Entry[]> =>
  new Promise((resolve, reject) => {
    const entries: Entry[] = []
    zip.on('entry', (entry: Entry) => {
      entries.push(entry)
      zip.readEntry()
    })
    zip.on('end', () => resolve(entries))
    zip.on('error', reject)
    zip.readEntry()
  })

async function readEntry(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const stream = await new Promise<Readable>((resolve, reject) =>
    zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened))),
  )
  const bytes = Buffer.from(await readWhole(stream))
  if (crc32(bytes) !== entry.crc32)
    throw new Error(`${entry.fileName} has another checksum than its zip says`)
  return bytes
}
