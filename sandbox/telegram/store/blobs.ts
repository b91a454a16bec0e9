import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** Bytes by content: the same bytes are kept once. */
export interface Blobs {
  put(bytes: Buffer): Promise<string>
  get(sha256: string): Promise<Buffer>
}

const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

export function createMemoryBlobs(): Blobs {
  const kept = new Map<string, Buffer>()
  return {
    put: (bytes) => {
      const sha256 = digest(bytes)
      kept.set(sha256, bytes)
      return Promise.resolve(sha256)
    },
    get: (sha256) => {
      const bytes = kept.get(sha256)
      return bytes ? Promise.resolve(bytes) : Promise.reject(new Error(`No bytes are kept for ${sha256}`))
    },
  }
}

export async function openDiskBlobs(folder: string): Promise<Blobs> {
  await mkdir(folder, { recursive: true })
  const at = (sha256: string) => path.join(folder, sha256)
  return {
    put: async (bytes) => {
      const sha256 = digest(bytes)
      const known = await stat(at(sha256)).catch(() => undefined)
      if (known?.size === bytes.length) return sha256
      // Renamed into place, so that a killed process leaves no half file under a finished name.
      const draft = `${at(sha256)}.${randomUUID()}`
      await writeFile(draft, bytes)
      await rename(draft, at(sha256))
      return sha256
    },
    get: (sha256) => readFile(at(sha256)),
  }
}
