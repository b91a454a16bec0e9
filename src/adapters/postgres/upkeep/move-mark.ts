import { createHash } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import { Failure } from '../../../domain/shared/failure.ts'
import type { Database } from '../database.ts'
import type { Schema } from '../schema.ts'
import type { Table } from './read-tables.ts'

/** The row of `settings` in the target that says whose data it gets, and how far that has come. */
export const markName = 'move_data'

export interface MoveMark {
  /** Tells the database that is moved from any other. */
  readonly source: string
  readonly state: 'copying' | 'done'
  /** For each table begun the key of the last row that was copied; null for one that is whole. */
  readonly progress: Readonly<Record<string, readonly string[] | null>>
  readonly changedAt: string
}

type Db = Kysely<Schema>

/** The secret key is made once for each database and moves with it. */
export async function identityOf({ db }: Pick<Database, 'db'>): Promise<string> {
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('name', '=', 'secret_key')
    .executeTakeFirst()
  if (!row)
    throw new Failure(
      'UNEXPECTED',
      'The program never ran on the embedded database: there is nothing to move.',
    )
  return createHash('sha256').update(String(row.value)).digest('hex').slice(0, 32)
}

export async function readMark({ db }: Pick<Database, 'db'>): Promise<MoveMark | undefined> {
  const row = await db.selectFrom('settings').select('value').where('name', '=', markName).executeTakeFirst()
  return row?.value as MoveMark | undefined
}

/** On a transaction it changes with the rows it speaks of. */
export async function writeMark(db: Db, mark: Omit<MoveMark, 'changedAt'>): Promise<void> {
  const value = JSON.stringify({ ...mark, changedAt: new Date().toISOString() })
  await db
    .insertInto('settings')
    .values({ name: markName, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value, updated_at: sql`now()` }))
    .execute()
}

/** Runs something while the tables' own triggers rest: they would count again what is counted already. */
export async function withoutTriggers(
  trx: Db,
  tables: readonly Pick<Table, 'name'>[],
  work: () => Promise<unknown>,
): Promise<void> {
  for (const { name } of tables) await sql`alter table ${sql.table(name)} disable trigger user`.execute(trx)
  await work()
  for (const { name } of tables) await sql`alter table ${sql.table(name)} enable trigger user`.execute(trx)
}

/** The target as it is before the first row: what it had made for itself goes as well, its secret key above all. */
export async function beginAnew(
  trx: Db,
  { tables, source }: { tables: readonly Table[]; source: string },
): Promise<void> {
  await withoutTriggers(trx, tables, () =>
    sql`truncate ${sql.join(tables.map(({ name }) => sql.table(name)))}`.execute(trx),
  )
  await writeMark(trx, { source, state: 'copying', progress: {} })
}
