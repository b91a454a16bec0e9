import { sql, type Kysely } from 'kysely'
import { createBooks } from '../../src/adapters/postgres/books.ts'
import type { Schema } from '../../src/adapters/postgres/schema.ts'

const never = { trainings: new Date(0), generations: new Date(0) }

/** What is still to be done, in words; nothing when everything has come to rest. */
export async function findUnfinished(db: Kysely<Schema>): Promise<string[]> {
  const { rows } = await sql<{ what: string }>`
    select 'training ' || id || ' is ' || status as what from trainings where status in ('pending', 'processing')
    union all
    select 'generation ' || id || ' is ' || status from generations where status in ('pending', 'processing')
    union all
    select 'attempt ' || id || ' is ' || state from provider_requests where state <> 'finished'
    union all
    select 'notice ' || id || ' is not sent' from notices where status = 'pending'
    union all
    select 'export ' || id || ' is not delivered' from exports where delivered_at is null
    union all
    select 'photo ' || id || ' is not looked at' from photos where status = 'pending' and deleted_at is null
    union all
    select 'job ' || name || ' is ' || state from pgboss.job
      -- Whether a lost result turns up late is nobody's to wait for.
      where state < 'completed' and name not like '\\_\\_pgboss%' and name <> 'look-for-late-result' and start_after < now() + interval '1 minute'`.execute(
    db,
  )
  return rows.map(({ what }) => what)
}

/**
 * What may not be true once everything has come to rest, whatever was killed: books that do not agree, a notice that
 * was given up, a row without its file, a file without a row.
 */
export async function findLosses(db: Kysely<Schema>, stored: ReadonlySet<string>): Promise<string[]> {
  const differences = await createBooks(db).differences(never)
  const givenUp = await db
    .selectFrom('notices')
    .select(['id', 'last_error'])
    .where('status', '=', 'given_up')
    .execute()
  return [
    ...differences.map((each) => `${each.about}: ${each.expected} expected, ${each.found} found`),
    ...givenUp.map((notice) => `notice ${notice.id} was given up: ${notice.last_error}`),
    ...(await findFileLosses(db, stored)),
  ]
}

async function findFileLosses(db: Kysely<Schema>, stored: ReadonlySet<string>): Promise<string[]> {
  const { rows: columns } = await sql<{ table: string; column: string; has_trash: boolean }>`
    select c.table_name as table, c.column_name as column, exists (
      select from information_schema.columns d where d.table_schema = c.table_schema
        and d.table_name = c.table_name and d.column_name = 'deleted_at') as has_trash
    from information_schema.columns c
    where c.table_schema = 'public' and c.column_name like '%\\_key'`.execute(db)
  const owned = new Set<string>()
  const losses: string[] = []
  for (const { table, column, has_trash: hasTrash } of columns) {
    const { rows } = await sql<{ key: string; is_deleted: boolean }>`
      select ${sql.ref(column)} as key, ${hasTrash ? sql`deleted_at is not null` : sql`false`} as is_deleted
      from ${sql.table(table)} where ${sql.ref(column)} is not null`.execute(db)
    for (const { key, is_deleted: isDeleted } of rows) {
      owned.add(key)
      if (!isDeleted && !stored.has(key)) losses.push(`${table} names the file ${key}, which is not there`)
    }
  }
  for (const key of stored) if (!owned.has(key)) losses.push(`the file ${key} belongs to nobody`)
  return losses
}
