import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { runInTransaction } from '../transaction.ts'
import { markName, withoutTriggers, writeMark, type MoveMark } from './move-mark.ts'
import type { Table } from './read-tables.ts'

const rowsAtOnce = 500

interface Batch {
  count: number
  rows: string
  last: string
}

/**
 * Copies what is not copied yet of one table, and returns the mark as it stands then. Rows travel as JSON text,
 * which keeps every digit and microsecond, and each batch is one transaction with its entry in the mark.
 */
export async function copyRows(
  { source, target }: { source: Database; target: Database },
  { table, mark }: { table: Table; mark: MoveMark },
): Promise<MoveMark> {
  let current = mark
  for (;;) {
    const after = current.progress[table.name]
    if (after === null) return current
    const batch = await readBatch(source, table, after)
    const key = batch.count < rowsAtOnce ? null : (JSON.parse(batch.last) as string[])
    const next = { ...current, progress: { ...current.progress, [table.name]: key } }
    await runInTransaction(target.db, async (trx) => {
      if (batch.count > 0)
        await withoutTriggers(trx, [table], () =>
          sql`insert into ${sql.table(table.name)} (${columnsOf(table)}) overriding system value
            select ${columnsOf(table)} from json_populate_recordset(null::${sql.table(table.name)}, ${batch.rows}::json)`.execute(
            trx,
          ),
        )
      await writeMark(trx, next)
    })
    current = next
  }
}

const columnsOf = ({ columns }: Table) => sql.join(columns.map((column) => sql.ref(column)))

async function readBatch(
  { db }: Database,
  table: Table,
  after: readonly string[] | undefined,
): Promise<Batch> {
  const keys = sql.join(table.key.map(({ column }) => sql.ref(column)))
  const beginning = after
    ? sql`(${keys}) > (${sql.join(table.key.map(({ type }, place) => sql`cast(${after[place]}::text as ${sql.raw(type)})`))})`
    : sql`true`
  const { rows } = await sql<Batch>`
    select count(*) as count, coalesce(json_agg(batch order by ${keys}), '[]')::text as rows,
      (json_build_array(${sql.join(
        table.key.map(({ column }) => sql`json_agg(batch order by ${keys}) -> -1 ->> ${sql.lit(column)}`),
      )}))::text as last
    from (select ${columnsOf(table)} from ${sql.table(table.name)}
      where ${beginning} and ${isMoved(table)} order by ${keys} limit ${sql.lit(rowsAtOnce)}) batch`.execute(
    db,
  )
  return rows[0] ?? { count: 0, rows: '[]', last: '[]' }
}

/** The mark belongs to the target alone. */
export const isMoved = ({ name }: Table) =>
  name === 'settings' ? sql<boolean>`name <> ${sql.lit(markName)}` : sql<boolean>`true`
