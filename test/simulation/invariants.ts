import type { Books } from '../../src/domain/billing/audit.ts'
import type { FalRequest } from './fal.ts'
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

/** FAL is asked once for each piece of work, whatever became of its answer; it takes what it is asked. */
export async function findOrderedTwice(real: RealDatabase, taken: readonly FalRequest[]): Promise<string[]> {
  const { rows } = await real.query(
    `select correlation, coalesce('training ' || training_id, 'generation ' || generation_id) as work
     from provider_requests`,
  )
  const workOf = new Map(
    (rows as { correlation: string; work: string }[]).map((each) => [each.correlation, each.work]),
  )
  const counts = new Map<string, number>()
  for (const { correlation } of taken) {
    const work = workOf.get(correlation) ?? `nothing with the name ${correlation}`
    counts.set(work, (counts.get(work) ?? 0) + 1)
  }
  return [...counts]
    .filter(([, count]) => count > 1)
    .map(([work, count]) => `FAL was given ${work} ${count} times`)
}

/** An avatar is what its photos and its latest training have made of it. */
export async function findWrongAvatars(real: RealDatabase): Promise<string[]> {
  const { rows } = await real.query(`
    select 'avatar ' || id || ' was completed and is ' || status as what from avatars
      where completed_at is not null and status <> 'completed'
    union all select 'avatar ' || id || ' is ' || status || ' and has no name' from avatars
      where status <> 'draft' and name = ''
    union all select 'avatar ' || id || ' is completed and never was made' from avatars
      where completed_at is null and status = 'completed'
    union all select 'avatar ' || a.id || ' is ' || a.status || ' while training ' || t.id || ' is under way'
      from avatars a join trainings t on t.avatar_id = a.id
      where t.status in ('pending', 'processing') and a.status <> 'training'`)
  return (rows as { what: string }[]).map(({ what }) => what)
}

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
