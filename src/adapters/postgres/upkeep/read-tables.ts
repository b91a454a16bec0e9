import { sql } from 'kysely'
import { Failure } from '../../../domain/shared/failure.ts'
import type { Database } from '../database.ts'

export interface Table {
  readonly name: string
  /** All that can be written: without what the database computes. */
  readonly columns: readonly string[]
  readonly key: readonly { readonly column: string; readonly type: string }[]
  /** Columns that are numbered by a sequence. */
  readonly numbered: readonly { readonly column: string; readonly sequence: string }[]
}

interface Row extends Table {
  refersTo: readonly string[]
}

/** Every table of the current schema but the migrations' own, each after those it refers to. */
export async function readTables({ db }: Pick<Database, 'db'>): Promise<readonly Table[]> {
  const { rows } = await sql<Row>`
    select c.relname as name,
      (select json_agg(a.attname order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select json_agg(json_build_object('column', a.attname, 'type', format_type(a.atttypid, a.atttypmod))
          order by array_position(i.indkey::int2[], a.attnum))
        from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey::int2[])
        where i.indrelid = c.oid and i.indisprimary) as key,
      coalesce((select json_agg(json_build_object('column', a.attname, 'sequence', pg_get_serial_sequence(c.oid::regclass::text, a.attname)))
        from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
          and pg_get_serial_sequence(c.oid::regclass::text, a.attname) is not null), '[]') as numbered,
      coalesce((select json_agg(distinct f.relname) from pg_constraint r join pg_class f on f.oid = r.confrelid
        where r.conrelid = c.oid and r.contype = 'f' and r.confrelid <> c.oid), '[]') as "refersTo"
    from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname <> 'schema_migrations'
    order by c.relname`.execute(db)
  return inOrder(rows)
}

function inOrder(rows: readonly Row[]): readonly Table[] {
  const ordered: Row[] = []
  let waiting = rows
  while (waiting.length > 0) {
    const ready = waiting.filter(
      ({ refersTo }) => !refersTo.some((name) => waiting.some((each) => each.name === name)),
    )
    if (ready.length === 0)
      throw new Failure(
        'UNEXPECTED',
        `These tables refer to one another in a circle, so none can be copied first: ${waiting.map(({ name }) => name).join(', ')}.`,
      )
    ordered.push(...ready)
    waiting = waiting.filter((each) => !ready.includes(each))
  }
  const keyless = ordered.find(({ key }) => !key)
  if (keyless)
    throw new Failure(
      'UNEXPECTED',
      `Table ${keyless.name} has no primary key: rows cannot be copied in order.`,
    )
  return ordered
}
