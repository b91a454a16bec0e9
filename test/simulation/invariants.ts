import type { Books } from '../../src/domain/billing/audit.ts'
import type { RealDatabase } from './real-database.ts'
import type { SimulatedStorage } from './storage.ts'

/** What the books say now, in sentences; late work is looked for where times are given. */
export async function findInBooks(
  books: Books,
  lateBefore: { trainings: Date; generations: Date },
): Promise<string[]> {
  const differences = await books.differences(lateBefore)
  return differences.map(
    ({ check, about, expected, found }) => `${check} of ${about}: expected ${expected}, found ${found}`,
  )
}

/** Where rows say that files of ours lie: every column of that name, of today and tomorrow. */
async function keyColumns(
  real: RealDatabase,
): Promise<{ table: string; column: string; hasTrash: boolean }[]> {
  const { rows } = await real.query(`
    select c.table_name as "table", c.column_name as "column",
      exists (select from information_schema.columns d
        where d.table_schema = 'public' and d.table_name = c.table_name and d.column_name = 'deleted_at') as "hasTrash"
    from information_schema.columns c
    where c.table_schema = 'public' and c.table_name in ('avatars', 'photos', 'images')
      and c.column_name like '%\\_key' order by 1, 2`)
  return rows as { table: string; column: string; hasTrash: boolean }[]
}

/** What goes with an avatar goes at once; the rows of its photos stay. */
const standing = (table: string, hasTrash: boolean): string =>
  (hasTrash ? 'and deleted_at is null' : '') +
  (table === 'photos' ? ' and avatar_id in (select id from avatars where deleted_at is null)' : '')

/** Every row has its file. */
export async function findRowsWithoutFile(real: RealDatabase, storage: SimulatedStorage): Promise<string[]> {
  const keys = keysOf(storage)
  const problems: string[] = []
  for (const { table, column, hasTrash } of await keyColumns(real)) {
    const { rows } = await real.query(
      `select id, ${column} as key from ${table} where ${column} is not null ${standing(table, hasTrash)}`,
    )
    for (const { id, key } of rows as { id: number; key: string }[])
      if (!keys.has(key)) problems.push(`${table} ${id} has no file ${key}`)
  }
  return problems
}

/** Every file has its row, once everything has come to rest. What lies in the trash belongs to somebody still. */
export async function findFilesWithoutRow(real: RealDatabase, storage: SimulatedStorage): Promise<string[]> {
  const owned = new Set<string>()
  for (const { table, column, hasTrash } of await keyColumns(real)) {
    const isOwner = table === 'images' ? '' : standing(table, hasTrash)
    const { rows } = await real.query(
      `select ${column} as key from ${table} where ${column} is not null ${isOwner}`,
    )
    for (const { key } of rows as { key: string }[]) owned.add(key)
  }
  return [...keysOf(storage)]
    .filter((key) => !owned.has(key))
    .map((key) => `the file ${key} belongs to nobody`)
}

const keysOf = (storage: SimulatedStorage): Set<string> =>
  new Set([...storage.objects.keys()].map((place) => place.slice(place.indexOf('/') + 1)))

/** When nothing strikes any more and every deadline has passed, nothing may be left to do. */
export async function findUnfinished(real: RealDatabase): Promise<string[]> {
  const { rows } = await real.query(`
    select 'training ' || id || ' is ' || status as what from trainings where status in ('pending', 'processing')
    union all select 'generation ' || id || ' is ' || status from generations where status in ('pending', 'processing')
    union all select 'attempt ' || id || ' is ' || state from provider_requests where state <> 'finished'
    union all select 'notice ' || id || ' was never sent' from notices where status = 'pending'
    union all select 'photo ' || id || ' was never looked at' from photos where status = 'pending' and deleted_at is null
    union all select 'avatar ' || id || ' trains and no training is under way' from avatars a where status = 'training'
      and not exists (select from trainings t where t.avatar_id = a.id and t.status in ('pending', 'processing'))`)
  return (rows as { what: string }[]).map(({ what }) => what)
}
