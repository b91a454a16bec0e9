import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openEmptyTestDatabase, type TestDatabase } from '../../../../test/support/database.ts'
import type { Migration } from '../migration-files.ts'
import { readSchemaFacts } from './database-facts.ts'
import { runInMemory } from './expected-schema.ts'
import { planRepair, repairBookkeeping } from './repair-bookkeeping.ts'

const migration = (name: string, text: string): Migration => ({
  name,
  sql: text,
  checksum: createHash('sha256').update(text).digest('hex'),
})
const people = migration('0001-people.sql', 'create table people (id bigint primary key)')
const filled = migration('0002-filled.sql', 'insert into people values (1)')
const names = migration('0003-names.sql', "alter table people add column name text not null default ''")
const files = [people, filled, names]
const { schemas } = await runInMemory(files)

let opened: TestDatabase
beforeAll(async () => {
  opened = await openEmptyTestDatabase()
})
afterAll(() => opened.close())
beforeEach(() =>
  opened.database.runScript(`
    drop table if exists schema_migrations, people;
    create table schema_migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())`),
)

async function given({ ran, recorded }: { ran: readonly Migration[]; recorded: readonly Migration[] }) {
  for (const each of ran) await opened.database.runScript(each.sql)
  for (const { name, checksum } of recorded)
    await opened.database.runScript(`insert into schema_migrations values ('${name}', '${checksum}')`)
}
const plan = async (migrations: readonly Migration[] = files) =>
  planRepair(await readSchemaFacts(opened.database), { migrations, schemas })

async function repaired(migrations: readonly Migration[] = files): Promise<string[]> {
  const made = await plan(migrations)
  if (made.kind !== 'steps') throw new Error(`Expected steps, got ${made.kind}`)
  await repairBookkeeping(opened.database, made.steps)
  expect(await plan(migrations)).toEqual({ kind: 'nothing' })
  const { rows } = await sql<{ entry: string }>`
    select name || ' ' || checksum as entry from schema_migrations order by name`.execute(opened.database.db)
  return rows.map((row) => row.entry)
}
const entries = (migrations: readonly Migration[]) =>
  migrations.map(({ name, checksum }) => `${name} ${checksum}`)

test('what fits is left alone', async () => {
  await given({ ran: files, recorded: files })
  expect(await plan()).toEqual({ kind: 'nothing' })
})

test('a bookkeeping that was lost is written anew from the schema', async () => {
  await given({ ran: files, recorded: [] })
  expect(await repaired()).toEqual(entries(files))
})

test('a file that was only worded differently gets its new checksum', async () => {
  await given({ ran: files, recorded: files })
  const reworded = migration(names.name, `-- With a comment.\n${names.sql}`)
  expect(await repaired([people, filled, reworded])).toEqual(entries([people, filled, reworded]))
})

test('a renamed file is known by its new name, one whose work is not there is forgotten', async () => {
  const oldName = migration('0001-persons.sql', people.sql)
  await given({ ran: [people, filled], recorded: [oldName, filled, names] })
  expect(await repaired()).toEqual(entries([people, filled]))
})

test('a file that changes data alone is not taken for applied because the schema would allow it', async () => {
  await given({ ran: [people], recorded: [] })
  expect(await repaired()).toEqual(entries([people]))
})

test('a name with an apostrophe is only text', async () => {
  await given({ ran: files, recorded: files })
  await sql`insert into schema_migrations values (${"it's; drop table people"}, 'x')`.execute(
    opened.database.db,
  )
  expect(await repaired()).toEqual(entries(files))
})

test('a schema that no file makes is not explained away', async () => {
  await given({ ran: files, recorded: files })
  await opened.database.runScript('alter table people add column by_hand int')
  expect(await plan()).toEqual({
    kind: 'impossible',
    after: names.name,
    differences: [{ part: 'column people.by_hand', actual: 'integer' }],
  })
})
