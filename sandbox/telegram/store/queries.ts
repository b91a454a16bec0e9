import { badRequest } from '../api/refusal.ts'
import type { Database } from './database.ts'

export type QueryKind = 'callback' | 'pre-checkout' | 'inline' | 'web-app' | 'prepared'

export interface QueryRecord {
  readonly id: string
  readonly botId: number
  readonly kind: QueryKind
  readonly personId: number
  readonly body: unknown
}

export interface Queries {
  open(query: Omit<QueryRecord, 'id'>): string
  /** Resolves with the bot's answer, or undefined when `timeoutMs` is over. */
  wait(id: string, timeoutMs: number): Promise<unknown>
  /** Takes one answer per query within its time; everything else is refused in Telegram's words. */
  answer(query: {
    id: string
    botId: number
    kind: QueryKind
    lifetimeMs: number
    answer: unknown
  }): QueryRecord
  /** What was kept under this id, without answering it. */
  read(id: string, of: { botId: number; kind: QueryKind; personId: number }): unknown
  close(): void
}

interface QueryRow {
  readonly id: string
  readonly bot_id: number
  readonly kind: QueryKind
  readonly person_id: number
  readonly created_at: number
  readonly body: string
}

export function createQueries({ db, now }: { db: Database; now: () => number }): Queries {
  const waiting = new Map<string, (answer: unknown) => void>()
  return {
    open: ({ botId, kind, personId, body }) => {
      // Telegram's are long decimal numbers; these also tell the person, as theirs do in the upper half.
      const id = `${personId}${String(db.next('query')).padStart(10, '0')}`
      db.run(
        'insert into queries values (?, ?, ?, ?, ?, 0, ?)',
        id,
        botId,
        kind,
        personId,
        now(),
        JSON.stringify(body),
      )
      return id
    },
    wait: (id, timeoutMs) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => {
          waiting.delete(id)
          resolve(undefined)
        }, timeoutMs)
        waiting.set(id, (answer) => {
          clearTimeout(timer)
          waiting.delete(id)
          resolve(answer)
        })
      }),
    answer: ({ id, botId, kind, lifetimeMs, answer }) => {
      const row = db.get<QueryRow>(
        'select * from queries where id = ? and bot_id = ? and kind = ? and answered = 0',
        id,
        botId,
        kind,
      )
      if (!row || now() - row.created_at > lifetimeMs)
        throw badRequest('query is too old and response timeout expired or query ID is invalid')
      db.run('update queries set answered = 1 where id = ?', id)
      waiting.get(id)?.(answer)
      return { id, botId, kind, personId: row.person_id, body: JSON.parse(row.body) as unknown }
    },
    read: (id, { botId, kind, personId }) => {
      const row = db.get<QueryRow>(
        'select * from queries where id = ? and bot_id = ? and kind = ? and person_id = ?',
        id,
        botId,
        kind,
        personId,
      )
      return row && (JSON.parse(row.body) as unknown)
    },
    close: () => {
      for (const resolve of waiting.values()) resolve(undefined)
    },
  }
}
