import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  openEmptyTestDatabase,
  openTestDatabase,
  testServer,
  type TestDatabase,
} from '../../../test/support/database.ts'
import { runChild } from '../../../test/support/run-child.ts'
import { migrate, migrationStatus } from './migrate.ts'

let opened: TestDatabase
let folder: string
let directory: URL
beforeAll(async () => {
  opened = await openEmptyTestDatabase()
})
afterAll(() => opened.close())
beforeEach(async () => {
  await opened.database.runScript('drop schema public cascade; create schema public')
  folder = await mkdtemp(path.join(tmpdir(), 'aisha-migrations-'))
  directory = pathToFileURL(folder)
  await file('0001-first.sql', 'create table first (id int);\ninsert into first values (1);\n')
})
afterEach(() => rm(folder, { recursive: true }))

const file = (name: string, text: string) => writeFile(path.join(folder, name), text)
const run = () => migrate(opened.database, { directory })
const count = async (table: string) =>
  (await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(opened.database.db))
    .rows[0]?.n

test('applies each file once, in order, and says which', async () => {
  await file('0002-second.sql', 'insert into first values (2);')
  expect(await run()).toEqual({ applied: ['0001-first.sql', '0002-second.sql'] })
  expect(await run()).toEqual({ applied: [] })
  await file('0003-third.sql', 'insert into first values (3);')
  expect(await run()).toEqual({ applied: ['0003-third.sql'] })
  expect(await count('first')).toBe(3)
})

test('the status tells what is applied, when, and what waits, and changes nothing', async () => {
  expect(await migrationStatus(opened.database, { directory })).toEqual({
    applied: [],
    pending: ['0001-first.sql'],
  })
  await run()
  await file('0002-second.sql', 'select 1')
  const { applied, pending } = await migrationStatus(opened.database, { directory })
  expect(applied).toMatchObject([{ name: '0001-first.sql', appliedAt: expect.any(Date) as Date }])
  expect(pending).toEqual(['0002-second.sql'])
})

test('a file that fails is undone whole, those before it stay, and it can be mended', async () => {
  await file('0002-second.sql', 'insert into first values (2); create table second (id int); select broken;')
  const failure = await run().catch((error: unknown) => error)
  expect(failure).toMatchObject({ code: 'MIGRATION_REFUSED' })
  expect((failure as Error).message).toMatch(/0002-second\.sql failed.*broken/)
  expect(await count('first')).toBe(1)
  await file('0002-second.sql', 'create table second (id int)')
  expect(await run()).toEqual({ applied: ['0002-second.sql'] })
})

test('a unique violation in the data is not taken for another process', async () => {
  await file('0002-second.sql', 'create unique index on first (id); insert into first values (1);')
  await expect(run()).rejects.toMatchObject({ code: 'MIGRATION_REFUSED' })
})

describe('is refused with a way out', () => {
  beforeEach(run)

  test('a file that was changed after it had been applied', async () => {
    await file('0001-first.sql', 'create table first (id bigint);')
    await expect(run()).rejects.toMatchObject({
      code: 'MIGRATION_REFUSED',
      message: expect.stringContaining('new migration') as string,
    })
  })

  test('a database that is ahead of the program', async () => {
    await rename(path.join(folder, '0001-first.sql'), path.join(folder, '0001-renamed.sql'))
    await expect(run()).rejects.toThrow('does not know')
  })

  test('a file that comes before what is applied', async () => {
    await file('0003-third.sql', 'select 1')
    await run()
    await file('0002-second.sql', 'select 1')
    await expect(run()).rejects.toThrow('0002-second.sql comes before 0003-third.sql')
  })

  test.each(['2-second.sql', '0002_second.sql', '0002-Second.sql'])('a file named %s', async (name) => {
    await file(name, 'select 1')
    await expect(run()).rejects.toThrow('rename it')
  })

  test('two files of one number', async () => {
    await file('0001-other.sql', 'select 1')
    await expect(run()).rejects.toThrow('numbered 0001')
  })
})

test('line ends of Windows do not change a file', async () => {
  await run()
  await file('0001-first.sql', 'create table first (id int);\r\ninsert into first values (1);\r\n')
  expect(await run()).toEqual({ applied: [] })
})

test("the product's own migrations fit the template that all tests begin with", async () => {
  const product = await openTestDatabase()
  const { pending } = await migrationStatus(product.database, {
    directory: new URL('../../../migrations/', import.meta.url),
  })
  expect(pending).toEqual([])
  await product.close()
})

test.runIf(testServer)('processes that start at once migrate once', async () => {
  await file('0002-slow.sql', 'select pg_sleep(0.3); insert into first values (2);')
  const url = opened.config.kind === 'postgres' ? opened.config.url : ''
  const startAt = String(Date.now() + 1_500)
  const children = [1, 2, 3].map(() => runChild('migrate-child.ts', [url, directory.href, startAt]))
  const outputs = await Promise.all(children.map((child) => child.finished()))
  const applied = outputs.flatMap((output) => (JSON.parse(output) as { applied: string[] }).applied)
  expect(applied.sort()).toEqual(['0001-first.sql', '0002-slow.sql'])
  expect(await count('first')).toBe(2)
})
