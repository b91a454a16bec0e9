import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../../test/support/database.ts'
import { readMigrations } from '../migration-files.ts'
import { describeDifference } from './compare-schemas.ts'
import { readDatabaseFacts, readSchemaFacts } from './database-facts.ts'
import { runInMemory } from './expected-schema.ts'
import { judgeMigrations } from './judge-migrations.ts'

// Each test opens databases of its own, which takes a busy machine seconds.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 })

const expected = await runInMemory(await readMigrations(new URL('../../../../migrations/', import.meta.url)))
const { migrations, schemas } = expected

let opened: TestDatabase
beforeEach(async () => {
  opened = await openTestDatabase()
})
afterEach(() => opened.close())

const judge = async (made = expected) => judgeMigrations(await readSchemaFacts(opened.database), made)

test('a database that was only ever migrated agrees with the code, whatever its version', async () => {
  expect(await judge()).toMatchObject({
    agrees: true,
    waiting: [],
    changed: [],
    unknown: [],
    differences: [],
  })
})

test('whatever was changed by hand is told by its name', async () => {
  await opened.database.runScript(`
    drop index ix_avatars_training_type;
    alter table users drop constraint users_balance_not_negative;
    alter table photos alter column width type bigint;
    alter table photos alter column telegram_file_id drop not null;
    alter table trainings alter column is_test set default true;
    alter table avatars drop column weights_key;
    alter table ledger_entries disable trigger ledger_entries_append_only;
    create or replace function keep_balance() returns trigger language plpgsql as 'begin return new; end';
    create index ix_by_hand on images (seed);
    create table leftovers (id bigint primary key, note text);
    drop table notices`)
  const { agrees, differences } = await judge()
  expect(agrees).toBe(false)
  expect(differences.map((each) => describeDifference(each).split(/ \(|\n/)[0])).toEqual([
    'missing: column avatars.weights_key',
    'differs: column photos.telegram_file_id',
    'differs: column photos.width',
    'differs: column trainings.is_test',
    'missing: constraint users.users_balance_not_negative',
    'differs: function keep_balance()',
    'missing: index ix_avatars_training_type',
    'unknown: index ix_by_hand',
    'unknown: table leftovers',
    'missing: table notices',
    'differs: trigger ledger_entries.ledger_entries_append_only',
  ])
})

describe('the bookkeeping', () => {
  const later = { name: '9000-later.sql', checksum: 'f'.repeat(64), sql: 'create table later (id int)' }

  test('names what waits, and does not call its parts missing', async () => {
    const verdict = await judge({ migrations: [...migrations, later], schemas: [...schemas, {}] })
    expect(verdict).toMatchObject({ agrees: false, waiting: [later.name], differences: [] })
  })

  test('names a file that was changed, and a migration that the code does not know', async () => {
    await opened.database.runScript(`
      update schema_migrations set checksum = 'other' where name like '0002-%';
      insert into schema_migrations (name, checksum) values ('8000-from-the-future.sql', 'x')`)
    const verdict = await judge()
    expect(verdict).toMatchObject({ agrees: false, unknown: ['8000-from-the-future.sql'], differences: [] })
    expect(verdict.changed).toEqual([migrations[1]?.name])
  })

  test('may be missing altogether: then everything waits, and all that is there is unknown', async () => {
    await opened.database.runScript('drop table schema_migrations')
    const verdict = await judge()
    expect(verdict.waiting).toHaveLength(migrations.length)
    expect(verdict.differences.length).toBeGreaterThan(10)
  })
})

test('the report counts rows and what is unfinished', async () => {
  await opened.database.runScript(`
    insert into users (telegram_id) values (1), (2);
    insert into avatars (user_id, type) values (1, 'portrait');
    insert into trainings (avatar_id, user_id, model, preset, steps, learning_rate, price_credits)
      values (1, 1, 'm', 'p', 1000, 0.1, 10)`)
  const facts = await readDatabaseFacts(opened.database)
  expect(facts.server).toMatch(/^PostgreSQL \d+/)
  expect(facts.bytes).toBeGreaterThan(1_000_000)
  expect(facts.queueVersion).toBeGreaterThan(0)
  expect(facts.tables.find(({ name }) => name === 'users')).toMatchObject({ rows: 2, isEstimate: false })
  expect(facts.unfinished).toEqual([{ what: 'trainings pending', count: 1 }])
  // What a running process sends must arrive as it was.
  expect(JSON.parse(JSON.stringify(facts))).toEqual(facts)
})
