import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { runInTransaction } from '../transaction.ts'
import { isMoved } from './copy-rows.ts'
import type { Table } from './read-tables.ts'

export interface DataSums {
  /** Rows, and a sum over all their values. */
  readonly tables: Readonly<Record<string, { readonly rows: number; readonly sum: string }>>
  /** Over each person's sum of ledger entries. */
  readonly ledger: { readonly credits: string; readonly perPerson: string }
  readonly wrongBalances: number
}

/** What two databases with the same data have in common, whatever their versions and the order of their rows. */
export const sumUp = (database: Database, tables: readonly Table[]): Promise<DataSums> =>
  runInTransaction(database.db, async (trx) => {
    await sql`set local time zone 'UTC'`.execute(trx)
    await sql`set local statement_timeout = 0`.execute(trx)
    const sums: Record<string, { rows: number; sum: string }> = {}
    for (const table of tables) {
      const values = sql.join(table.columns.map((column) => sql.ref(column)))
      const { rows } = await sql<{ rows: number; sum: string }>`
        select count(*) as rows, coalesce(sum(('x' || substr(md5(value), 1, 15))::bit(60)::bigint), 0)::text as sum
        from (select row(${values})::text as value from ${sql.table(table.name)} where ${isMoved(table)}) each`.execute(
        trx,
      )
      sums[table.name] = rows[0] ?? { rows: 0, sum: '0' }
    }
    const { rows } = await sql<{ credits: string; perPerson: string; wrongBalances: number }>`
      select coalesce(sum(credits), 0)::text as credits,
        md5(coalesce(string_agg(id || ':' || credits, ',' order by id), '')) as "perPerson",
        count(*) filter (where credits <> balance_credits) as "wrongBalances"
      from (select u.id, u.balance_credits, coalesce(sum(e.credits), 0) as credits
        from users u left join ledger_entries e on e.user_id = u.id group by u.id) people`.execute(trx)
    const { credits = '0', perPerson = '', wrongBalances = 0 } = rows[0] ?? {}
    return { tables: sums, ledger: { credits, perPerson }, wrongBalances }
  })

/** One line for each thing that is not the same on both sides. */
export function differencesOf(source: DataSums, target: DataSums): readonly string[] {
  const tables = Object.entries(source.tables).flatMap(([name, { rows, sum }]) => {
    const moved = target.tables[name]
    if (moved?.rows !== rows) return [`${name}: ${rows} rows, of which ${moved?.rows ?? 0} arrived`]
    return moved.sum === sum ? [] : [`${name}: ${rows} rows on both sides, with different values`]
  })
  const { ledger } = target
  return [
    ...tables,
    ...(ledger.perPerson === source.ledger.perPerson
      ? []
      : [`credits by person differ: ${source.ledger.credits} in all became ${ledger.credits}`]),
    ...(target.wrongBalances === 0
      ? []
      : [`${target.wrongBalances} balances are not the sum of their entries`]),
  ]
}
