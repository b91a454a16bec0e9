import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { FSDriver } from 'flydrive/drivers/fs'
import type { ByteRange } from '../../domain/shared/object-storage.ts'

const abandonedAfterMs = 60 * 60_000

/** FlyDrive writes files in place: a killed process would leave half of one under its final name. */
export class DurableFilesDriver extends FSDriver {
  readonly #root: string
  readonly #incoming: string

  constructor(folders: { root: string; incoming: string }) {
    super({ location: folders.root, visibility: 'private' })
    this.#root = folders.root
    this.#incoming = folders.incoming
  }

  readRange(key: string, range?: ByteRange): Promise<Readable> {
    const file = path.join(this.#root, key)
    return Promise.resolve(createReadStream(file, range && { start: range.from, end: range.to }))
  }

  override put(key: string, contents: string | Uint8Array): Promise<void> {
    return this.putStream(key, Readable.from([contents]))
  }

  override async putStream(key: string, contents: Readable): Promise<void> {
    const target = path.join(this.#root, key)
    const folder = path.dirname(target)
    const draft = path.join(this.#incoming, randomUUID())
    await mkdir(this.#incoming, { recursive: true })
    await mkdir(folder, { recursive: true })
    try {
      // flush: what is acknowledged has reached the disk, not only the system's memory.
      await pipeline(contents, createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true }))
      await rename(draft, target)
    } catch (error) {
      await rm(draft, { force: true })
      throw error
    }
    await flushFolder(folder)
  }
}

/** The new name itself is only durable once its folder is; Windows cannot open folders and does it alone. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Removes what a killed process left half written; young files may belong to another process. */
export async function removeAbandonedDrafts(incoming: string): Promise<void> {
  await mkdir(incoming, { recursive: true })
  for (const name of await readdir(incoming)) {
    const file = path.join(incoming, name)
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Date.now() }))
    if (Date.now() - mtimeMs > abandonedAfterMs) await rm(file, { force: true })
  }
}
