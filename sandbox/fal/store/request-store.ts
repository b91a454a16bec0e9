import type { DatabaseSync } from 'node:sqlite'

import type { QueuedRequest } from '../queued-request.ts'

export interface RequestStore {
  save(request: QueuedRequest): void
  find(id: string): QueuedRequest | undefined
  /** Oldest first. */
  listUnfinished(): readonly QueuedRequest[]
  /** Newest first. */
  list(): readonly QueuedRequest[]
  /** Changes what is there now, so that a cancel during a drawing is not overwritten. */
  change(id: string, patch: (now: QueuedRequest) => Partial<QueuedRequest>): QueuedRequest
  /** Tells when a request changed; returns the way to stop it. */
  onChange(listener: (request: QueuedRequest) => void): () => void
}

export function createRequestStore(database: DatabaseSync): RequestStore {
  const write = database.prepare(
    `insert into requests (id, phase, created_at, document) values (?, ?, ?, ?)
     on conflict (id) do update set phase = excluded.phase, document = excluded.document`,
  )
  const one = database.prepare('select document from requests where id = ?')
  const unfinished = database.prepare(
    `select document from requests where phase <> 'finished' order by created_at, rowid`,
  )
  const all = database.prepare('select document from requests order by created_at desc, rowid desc')
  const listeners = new Set<(request: QueuedRequest) => void>()

  const parse = (row: Record<string, unknown>) => JSON.parse(row['document'] as string) as QueuedRequest

  const store: RequestStore = {
    save(request) {
      write.run(request.id, request.phase, request.createdAt, JSON.stringify(request))
      for (const listener of listeners) listener(request)
    },
    find(id) {
      const row = one.get(id)
      return row && parse(row)
    },
    listUnfinished: () => unfinished.all().map(parse),
    list: () => all.all().map(parse),
    change(id, patch) {
      const now = store.find(id)
      if (!now) throw new Error(`Expected a stored request, but ${id} is unknown.`)
      const changed = { ...now, ...patch(now) }
      store.save(changed)
      return changed
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
  return store
}
