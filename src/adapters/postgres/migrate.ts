import { sql } from 'kysely'
import { Failure } from '../../domain/shared/failure.ts'
import type { Database } from './database.ts'
import { readMigrations, type Migration } from './migration-files.ts'
import { sqlState } from './transaction.ts'

export interface AppliedMigration {
  name: string
  checksum: string
  appliedAt: Date
}

export interface MigrationStatus {
  applied: AppliedMigration[]
  pending: string[]
}

/** Any number will do as long as every version of the program uses the same. */
export const migrationLock = 'select pg_advisory_xact_lock(4702111234)'
export const bookkeepingTable = `
  create table if not exists schema_migrations (
    name text primary key,
    checksum text not null,
    applied_at timestamptz not null default now()
  )`
const undefinedTable = '42P01'
const uniqueViolation = '23505'

/** Applies what is missing, each file in one transaction with its row. Throws Failure('MIGRATION_REFUSED'). */
export async function migrate(
  database: Database,
  options: { directory: URL },
): Promise<{ applied: string[] }> {
  const migrations = await readMigrations(options.directory)
  const before = await readApplied(database)
  const pending = findPending(migrations, before)
  if (pending.length === 0) return { applied: [] }

  await database.runScript(`${migrationLock}; ${bookkeepingTable}`)
  const applied: string[] = []
  for (const migration of pending) {
    if (await apply(database, migration)) applied.push(migration.name)
  }
  return { applied }
}

/** What is applied and what waits; throws like `migrate` when the two do not fit together. */
export async function migrationStatus(
  database: Database,
  options: { directory: URL },
): Promise<MigrationStatus> {
  const migrations = await readMigrations(options.directory)
  const applied = await readApplied(database)
  return { applied, pending: findPending(migrations, applied).map((each) => each.name) }
}

/** False when another process applied it meanwhile. */
async function apply(database: Database, migration: Migration): Promise<boolean> {
  try {
    // The row goes first: of two processes that wait for the lock, the second fails on it and changes nothing.
    await database.runScript(`
      set local statement_timeout = 0;
      ${migrationLock};
      insert into schema_migrations (name, checksum) values ('${migration.name}', '${migration.checksum}');
      ${migration.sql}`)
    return true
  } catch (error) {
    if (sqlState(error) === uniqueViolation) {
      const rows = await readApplied(database)
      if (rows.some((each) => each.name === migration.name && each.checksum === migration.checksum))
        return false
    }
    throw new Failure(
      'MIGRATION_REFUSED',
      `Migration ${migration.name} failed and nothing of it was kept: ${(error as Error).message}. ` +
        'Correct the file or the data it meets, then migrate again.',
      { cause: error },
    )
  }
}

/** What the bookkeeping says, oldest first; nothing where there is none yet. */
export async function readApplied(database: Pick<Database, 'db'>): Promise<AppliedMigration[]> {
  try {
    const { rows } = await sql<AppliedMigration>`
      select name, checksum, applied_at as "appliedAt" from schema_migrations order by name`.execute(
      database.db,
    )
    return rows
  } catch (error) {
    if (sqlState(error) === undefinedTable) return []
    throw error
  }
}

function findPending(migrations: readonly Migration[], applied: readonly AppliedMigration[]): Migration[] {
  const known = new Map(migrations.map((each) => [each.name, each]))
  for (const row of applied) {
    const migration = known.get(row.name)
    if (!migration)
      throw new Failure(
        'MIGRATION_REFUSED',
        `The database has migration ${row.name}, which this version of the program does not know. ` +
          'Start the version that brought it or a later one.',
      )
    if (migration.checksum !== row.checksum)
      throw new Failure(
        'MIGRATION_REFUSED',
        `Migration ${row.name} was changed after it had been applied. ` +
          'Put the file back as it was and write the change as a new migration.',
      )
  }
  const done = new Set(applied.map((each) => each.name))
  const pending = migrations.filter((each) => !done.has(each.name))
  const newest = applied.at(-1)
  const late = pending.find((each) => newest && each.name < newest.name)
  if (late)
    throw new Failure(
      'MIGRATION_REFUSED',
      `Migration ${late.name} comes before ${newest?.name}, which is applied already. Give it the next free number.`,
    )
  return pending
}
