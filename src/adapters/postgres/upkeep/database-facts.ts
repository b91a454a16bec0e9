import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { readApplied } from '../migrate.ts'
import { readSchema, type SchemaParts } from './read-schema.ts'

/** What a judgement about the schema needs. Plain data: a running process hands it over its socket. */
export interface SchemaFacts {
  readonly pid: number
  readonly applied: readonly {
    readonly name: string
    readonly checksum: string
    readonly appliedAt: string
  }[]
  readonly schema: SchemaParts
}

export interface TableSize {
  readonly name: string
  readonly rows: number
  /** Large tables are not counted; the number is the planner's. */
  readonly isEstimate: boolean
  readonly bytes: number
}

export interface DatabaseFacts extends SchemaFacts {
  readonly server: string
  readonly database: string
  readonly bytes: number
  readonly tables: readonly TableSize[]
  /** Absent before the first start. */
  readonly queueVersion: number | null
  readonly unfinished: readonly { readonly what: string; readonly count: number }[]
}

const countedUpToBytes = 256 * 1024 * 1024

export async function readSchemaFacts(database: Pick<Database, 'db'>): Promise<SchemaFacts> {
  const applied = await readApplied(database)
  return {
    pid: process.pid,
    applied: applied.map((each) => ({ ...each, appliedAt: each.appliedAt.toISOString() })),
    schema: await readSchema(database),
  }
}

export async function readDatabaseFacts(database: Pick<Database, 'db'>): Promise<DatabaseFacts> {
  const { rows } = await sql<{ server: string; name: string; bytes: number }>`
    select version() as server, current_database() as name, pg_database_size(current_database()) as bytes`.execute(
    database.db,
  )
  const [about = { server: 'unknown', name: 'unknown', bytes: 0 }] = rows
  return {
    ...(await readSchemaFacts(database)),
    server: about.server,
    database: about.name,
    bytes: about.bytes,
    tables: await readTables(database),
    queueVersion: await readQueueVersion(database),
    unfinished: await readUnfinished(database),
  }
}

async function readTables({ db }: Pick<Database, 'db'>): Promise<TableSize[]> {
  const { rows } = await sql<{ name: string; estimate: number; bytes: number }>`
    select relname as name, reltuples::bigint as estimate, pg_total_relation_size(oid) as bytes
    from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r' order by relname`.execute(
    db,
  )
  const tables: TableSize[] = []
  for (const { name, estimate, bytes } of rows) {
    const isEstimate = bytes > countedUpToBytes && estimate >= 0
    tables.push({ name, bytes, isEstimate, rows: isEstimate ? estimate : await countRows(db, name) })
  }
  return tables
}

async function countRows(db: Database['db'], table: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(db)
  return rows[0]?.count ?? 0
}

async function isThere(db: Database['db'], table: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select to_regclass(${table}) is not null as found`.execute(
    db,
  )
  return rows[0]?.found ?? false
}

async function readQueueVersion({ db }: Pick<Database, 'db'>): Promise<number | null> {
  if (!(await isThere(db, 'pgboss.version'))) return null
  const { rows } = await sql<{ version: number }>`select version from pgboss.version`.execute(db)
  return rows[0]?.version ?? null
}

/** Table and the condition under which something is still to be done. */
const unfinishedWork = [
  ['trainings', 'status', `status in ('pending', 'processing')`],
  ['generations', 'status', `status in ('pending', 'processing')`],
  ['photos', 'status', `status = 'pending' and deleted_at is null`],
  ['notices', 'status', `status = 'pending'`],
  ['provider_requests', 'state', `state <> 'finished'`],
  ['pgboss.job', `name || ' ' || state`, `state in ('created', 'retry', 'active', 'failed')`],
] as const

async function readUnfinished({ db }: Pick<Database, 'db'>): Promise<{ what: string; count: number }[]> {
  const found: { what: string; count: number }[] = []
  for (const [table, state, condition] of unfinishedWork) {
    if (!(await isThere(db, table))) continue
    const { rows } = await sql<{ state: string; count: number }>`
      select ${sql.raw(state)} as state, count(*) as count from ${sql.raw(table)}
      where ${sql.raw(condition)} group by 1 order by 1`.execute(db)
    found.push(...rows.map((row) => ({ what: `${table} ${row.state}`, count: row.count })))
  }
  return found
}
