import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'

const schema = `
create table if not exists counters (name text primary key, value integer not null) strict;
create table if not exists bots (
  id integer primary key, token text not null, user text not null, settings text not null,
  last_seen_at integer not null) strict;
create table if not exists people (id integer primary key, user text not null, stars integer not null) strict;
create table if not exists chats (
  bot_id integer not null, id integer not null, chat text not null, state text not null, members text not null,
  pinned text not null, primary key (bot_id, id)) strict;
create table if not exists messages (
  bot_id integer not null, chat_id integer not null, message_id integer not null, message text not null,
  hidden text not null, deleted integer not null default 0, inline_id text,
  primary key (bot_id, chat_id, message_id)) strict;
create index if not exists messages_by_inline_id on messages (inline_id) where inline_id is not null;
create table if not exists updates (
  bot_id integer not null, update_id integer not null, type text not null, queue text not null,
  body text not null, visible_at integer not null, expires_at integer not null,
  primary key (bot_id, update_id)) strict;
create table if not exists queries (
  id text primary key, bot_id integer not null, kind text not null, person_id integer not null,
  created_at integer not null, answered integer not null default 0, body text not null) strict;
create table if not exists invoices (slug text primary key, bot_id integer not null, body text not null) strict;
create table if not exists transactions (
  n integer primary key, bot_id integer not null, id text not null, person_id integer not null,
  refund integer not null, body text not null) strict;
create table if not exists media (
  n integer primary key, bot_id integer not null, kind text not null, body text not null) strict;
create table if not exists files (
  n integer primary key, bot_id integer not null, media integer not null, kind text not null,
  sha256 text not null, size integer not null, path text not null) strict;
create index if not exists files_by_path on files (bot_id, path);
`

type Row = Record<string, unknown>

export interface Database {
  run(sql: string, ...values: SQLInputValue[]): number
  get<R extends object = Row>(sql: string, ...values: SQLInputValue[]): R | undefined
  all<R extends object = Row>(sql: string, ...values: SQLInputValue[]): R[]
  /** The next number of a sequence that survives restarts. */
  next(counter: string): number
  transaction<T>(work: () => T): T
  close(): void
}

/**
 * WAL with synchronous=NORMAL: a commit is in the operating system's cache when the call returns, so killing this
 * process loses nothing; only a power failure could.
 */
export function openDatabase(dataDir: string | undefined): Database {
  if (dataDir) mkdirSync(dataDir, { recursive: true })
  const sqlite = new DatabaseSync(dataDir ? path.join(dataDir, 'telegram.sqlite') : ':memory:')
  sqlite.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = 5000')
  sqlite.exec(schema)
  const statements = new Map<string, StatementSync>()
  const prepare = (sql: string): StatementSync => {
    let statement = statements.get(sql)
    if (!statement) statements.set(sql, (statement = sqlite.prepare(sql)))
    return statement
  }
  let depth = 0

  return {
    run: (sql, ...values) => Number(prepare(sql).run(...values).changes),
    get: <R extends object>(sql: string, ...values: SQLInputValue[]) =>
      prepare(sql).get(...values) as R | undefined,
    all: <R extends object>(sql: string, ...values: SQLInputValue[]) => prepare(sql).all(...values) as R[],
    next: (counter) =>
      Number(
        prepare(
          'insert into counters values (?, 1) on conflict (name) do update set value = value + 1 returning value',
        ).get(counter)?.['value'],
      ),
    transaction: (work) => {
      if (depth > 0) return work()
      sqlite.exec('begin immediate')
      depth += 1
      try {
        const result = work()
        sqlite.exec('commit')
        return result
      } catch (error) {
        sqlite.exec('rollback')
        throw error
      } finally {
        depth -= 1
      }
    },
    close: () => {
      sqlite.close()
    },
  }
}
