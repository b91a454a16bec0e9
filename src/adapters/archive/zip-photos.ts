import { once } from 'node:events'
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { ZipFile } from 'yazl'

/** One date for all, so that the same photos give the same bytes. */
const mtime = new Date(2000, 0, 1)

/**
 * A zip as it is being made, one entry held at a time; stored, since photos are compressed already.
 * Names are taken as they come: flat, as the vendor's trainers want them.
 */
export async function* zipPhotos(
  entries: AsyncIterable<{ readonly name: string; readonly body: AsyncIterable<Uint8Array> }>,
): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  let current: Readable | undefined
  zip.on('error', (error) => output.destroy(error))

  const feed = async () => {
    for await (const { name, body } of entries) {
      if (output.destroyed) return
      current = Readable.from(body)
      zip.addReadStream(current, name, { mtime, mode: 0o100644, compress: false })
      // The next entry is opened only when this one has passed, or all photos would wait in memory.
      await finished(current)
    }
    zip.end()
  }
  const feeding = feed().catch((error: unknown) => output.destroy(error as Error))

  try {
    yield* output as AsyncIterable<Uint8Array>
  } finally {
    current?.destroy()
    output.destroy()
    await feeding
    if (!output.closed) await once(output, 'close')
  }
}
