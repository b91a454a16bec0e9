import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openTestDatabase, testServer, type TestDatabase } from '../../../../test/support/database.ts'
import { migrate } from '../migrate.ts'
import { openDatabase } from '../open-database.ts'
import { readSchema } from './read-schema.ts'
import { countOtherUsers, refuseReset, resetDatabase } from './reset-database.ts'

const directory = new URL('../../../../migrations/', import.meta.url)

describe('a database that is not of this machine, or in production, is not emptied', () => {
  const postgres = (url: string) => ({ kind: 'postgres', url }) as const

  test.each([
    'postgres://u@db.example.com/a',
    'postgres://u@10.0.0.7:5432/a',
    'postgres://u@127.0.0.1.example.com/a',
    'postgres://u@127.0.0.1/a?host=db.example.com',
  ])('%s', (url) => {
    expect(refuseReset(postgres(url), { nodeEnv: undefined })).toMatch(/this machine/)
  })

  test.each(['postgres://u@127.0.0.1/a', 'postgres://u@localhost:5433/a', 'postgres://u@[::1]/a'])(
    'but %s is',
    (url) => {
      expect(refuseReset(postgres(url), { nodeEnv: 'development' })).toBeUndefined()
      expect(refuseReset(postgres(url), { nodeEnv: 'production' })).toMatch(/NODE_ENV/)
    },
  )

  test('the embedded one is, outside production', () => {
    const embedded = { kind: 'embedded', dataDir: '/tmp/data' } as const
    expect(refuseReset(embedded, { nodeEnv: undefined })).toBeUndefined()
    expect(refuseReset(embedded, { nodeEnv: 'production' })).toMatch(/NODE_ENV/)
  })
})

describe('emptying', () => {
  let opened: TestDatabase
  beforeEach(async () => {
    opened = await openTestDatabase()
  })
  afterEach(() => opened.close())

  test('removes everything, also what no migration made, keeps extensions, and migrations begin anew', async () => {
    const { database } = opened
    await database.runScript(`
      insert into users (telegram_id) values (7);
      insert into ledger_entries (user_id, credits, kind) values (1, 5, 'grant');
      create extension if not exists pg_trgm;
      create type mood as enum ('good', 'bad');
      create table "By Hand" (id int, mood mood);
      create view moods as select mood from "By Hand";
      create sequence counted`)
    await resetDatabase(database)
    expect(Object.keys(await readSchema(database)).filter((part) => !part.startsWith('extension '))).toEqual(
      [],
    )
    const { rows } = await sql<{ schemas: number; trgm: number }>`
      select (select count(*) from pg_namespace where nspname = 'pgboss') as schemas,
        (select count(*) from pg_extension where extname = 'pg_trgm') as trgm`.execute(database.db)
    expect(rows).toEqual([{ schemas: 0, trgm: 1 }])
    await migrate(database, { directory })
    expect(await database.db.selectFrom('users').selectAll().execute()).toEqual([])
  })

  test.runIf(testServer)('sees that somebody else is connected', async () => {
    expect(await countOtherUsers(opened.database)).toBe(0)
    const other = await openDatabase(opened.config)
    expect(await countOtherUsers(opened.database)).toBe(1)
    await other.close()
  })
})
