import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { DatabaseSync } from 'node:sqlite'

export interface Media {
  readonly id: string
  readonly name: string
  readonly contentType: string
  readonly size: number
}

export interface MediaStore {
  /** Announces a file whose bytes come later. */
  reserve(file: { name: string; contentType: string; expiresAt: number | null; requestId?: string }): Media
  fill(id: string, bytes: Buffer, contentType?: string): Promise<Media | undefined>
  find(id: string): Media | undefined
  /** Undefined when it never came, expired or was deleted. */
  read(id: string): Promise<{ readonly media: Media; readonly bytes: Buffer } | undefined>
  /** All files, or those of one request, or one. */
  expire(which: { id?: string; requestId?: string }): void
  /** The address under which anybody can read it: as on FAL's CDN, knowing it is the permission. */
  pathOf(media: Pick<Media, 'id' | 'name'>): string
}

const mediaPath = /^\/files\/b\/([\w-]+)\/[^/]*$/

/** The id in a path made by `pathOf`. */
export function mediaIdOf(pathname: string): string | undefined {
  return mediaPath.exec(pathname)?.[1]
}

export function createMediaStore(deps: {
  database: DatabaseSync
  dataDir: string | undefined
  now: () => number
}): MediaStore {
  const { database, now } = deps
  const directory = deps.dataDir && path.join(deps.dataDir, 'files')
  if (directory) mkdirSync(directory, { recursive: true })
  const memory = new Map<string, Buffer>()

  const insert = database.prepare(
    `insert into media (id, name, content_type, size, expires_at, request_id, complete) values (?, ?, ?, 0, ?, ?, 0)`,
  )
  const complete = database.prepare('update media set size = ?, content_type = ?, complete = 1 where id = ?')
  const one = database.prepare('select * from media where id = ?')
  const expired = database.prepare(
    `update media set expires_at = 0 where id = coalesce(?, id) and (? is null or request_id = ?) returning id`,
  )

  const toMedia = (row: Record<string, unknown>): Media => ({
    id: row['id'] as string,
    name: row['name'] as string,
    contentType: row['content_type'] as string,
    size: row['size'] as number,
  })

  const store: MediaStore = {
    reserve({ name, contentType, expiresAt, requestId }) {
      const id = randomBytes(16).toString('base64url')
      const safeName = path.basename(name).replace(/[^\w.-]/g, '_') || 'file'
      insert.run(id, safeName, contentType, expiresAt, requestId ?? null)
      return { id, name: safeName, contentType, size: 0 }
    },
    async fill(id, bytes, contentType) {
      const media = store.find(id)
      if (!media) return undefined
      if (directory) await writeFile(path.join(directory, id), bytes)
      else memory.set(id, bytes)
      complete.run(bytes.length, contentType ?? media.contentType, id)
      return store.find(id)
    },
    find(id) {
      const row = one.get(id)
      return row && toMedia(row)
    },
    async read(id) {
      const row = one.get(id)
      if (!row?.['complete']) return undefined
      const expiresAt = row['expires_at'] as number | null
      if (expiresAt !== null && expiresAt <= now()) return undefined
      const bytes = directory ? await readFile(path.join(directory, id)) : memory.get(id)
      return bytes && { media: toMedia(row), bytes }
    },
    expire({ id, requestId }) {
      const rows = expired.all(id ?? null, requestId ?? null, requestId ?? null)
      for (const row of rows) {
        memory.delete(row['id'] as string)
        if (directory)
          void rm(path.join(directory, row['id'] as string), { force: true }).catch(() => undefined)
      }
    },
    pathOf: ({ id, name }) => `/files/b/${id}/${name}`,
  }
  return store
}
