import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const schema = `
  create table if not exists requests (
    id text primary key, phase text not null, created_at integer not null, document text not null) strict;
  create index if not exists requests_unfinished on requests (created_at) where phase <> 'finished';
  create table if not exists deliveries (
    id integer primary key, request_id text not null, due_at integer not null, document text not null) strict;
  create table if not exists media (
    id text primary key, name text not null, content_type text not null, size integer not null,
    expires_at integer, request_id text, complete integer not null) strict;
  create table if not exists settings (name text primary key, value text not null) strict;
`

/** Without a directory everything is in memory and gone with the process. */
export function openDatabase(dataDir: string | undefined): DatabaseSync {
  if (dataDir) mkdirSync(dataDir, { recursive: true })
  const database = new DatabaseSync(dataDir ? path.join(dataDir, 'fal.sqlite') : ':memory:')
  // Full synchronisation is for power cuts; a killed process loses nothing in WAL mode.
  database.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = 5000')
  database.exec(schema)
  return database
}

export interface Settings {
  find(name: string): string | undefined
  set(name: string, value: string): void
}

export function createSettings(database: DatabaseSync): Settings {
  const read = database.prepare('select value from settings where name = ?')
  const write = database.prepare('insert or replace into settings (name, value) values (?, ?)')
  return {
    find: (name) => read.get(name)?.['value'] as string | undefined,
    set: (name, value) => void write.run(name, value),
  }
}
