import { createServer, type AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestDatabase, testServer, type TestDatabase } from '../../../test/support/database.ts'
import { openDatabase } from './open-database.ts'

let opened: TestDatabase
beforeAll(async () => {
  opened = await openTestDatabase()
})
afterAll(() => opened.close())

async function read(expression: string): Promise<unknown> {
  const { rows } = await sql<{ value: unknown }>`select ${sql.raw(expression)} as value`.execute(
    opened.database.db,
  )
  return rows[0]?.value
}

describe('columns become the same values on both engines', () => {
  test.each([
    ['9007199254740991::bigint', 9007199254740991],
    ['count(*)', 1],
    ['sum(5::bigint)', 5],
    ['1.25::numeric', 1.25],
    ['array[1, null, -3]::bigint[]', [1, null, -3]],
    ["'{}'::bigint[]", []],
    ['array[0.5, null]::numeric[]', [0.5, null]],
    ["timestamptz '2026-01-31 23:30:00+02'", new Date('2026-01-31T21:30:00Z')],
    ["date '2026-01-31'", '2026-01-31'],
    ["interval '1 day 2 hours'", '1 day 02:00:00'],
    [`'{"a": [1, null, "б"]}'::jsonb`, { a: [1, null, 'б'] }],
    [`'[1]'::json`, [1]],
    ["array['a', 'b,c']", ['a', 'b,c']],
    ['true', true],
    ['1.5::real', 1.5],
    ['null::bigint', null],
  ])('%s', async (expression, expected) => {
    expect(await read(expression)).toEqual(expected)
  })

  test('a bigint that a number cannot hold is refused, not rounded', async () => {
    await expect(read('9007199254740993::bigint')).rejects.toThrow('9007199254740993')
    expect(await read('1')).toBe(1)
  })

  test('values go in as they come out', async () => {
    const moment = new Date('2026-05-06T07:08:09.123Z')
    const { rows } = await sql`select ${moment}::timestamptz as moment, ${{ a: ['б'] }}::jsonb as object,
      ${JSON.stringify([1, 2])}::jsonb as list, ${5_000_000_000}::bigint as id, ${null}::text as nothing,
      7 = any(${[5, 7]}::bigint[]) as found`.execute(opened.database.db)
    expect(rows[0]).toEqual({
      moment,
      object: { a: ['б'] },
      list: [1, 2],
      id: 5_000_000_000,
      nothing: null,
      found: true,
    })
  })
})

test('Russian words are lowered, stemmed and compared by similarity', async () => {
  await sql`create extension if not exists pg_trgm`.execute(opened.database.db)
  await sql`create extension if not exists btree_gin`.execute(opened.database.db)
  expect(await read("lower('ПОРТРЕТ Ё')")).toBe('портрет ё')
  expect(await read("to_tsvector('russian', 'портреты у моря') @@ to_tsquery('russian', 'портрет')")).toBe(
    true,
  )
  expect(await read("similarity('портрет', 'портреты') > 0.5")).toBe(true)
})

test('a script is one transaction: a failing statement undoes those before it', async () => {
  const { database } = opened
  await database.runScript('create table script_a (id int); insert into script_a values (1)')
  await expect(database.runScript('insert into script_a values (2); select 1 / 0')).rejects.toMatchObject({
    code: '22012',
  })
  expect(await read('(select count(*) from script_a)')).toBe(1)
})

describe('PostgreSQL that cannot be reached', () => {
  test('a closed port is told within seconds, without the password', async () => {
    const opening = openDatabase({
      kind: 'postgres',
      url: `postgres://anna:secret-word@127.0.0.1:${await freePort()}/aisha`,
    })
    const failure = await opening.catch((error: unknown) => error)
    expect(failure).toMatchObject({ name: 'Failure', code: 'DATABASE_UNAVAILABLE' })
    expect((failure as Error).message).toMatch(/127\.0\.0\.1:\d+\/aisha.*ECONNREFUSED/)
    expect((failure as Error).message).not.toContain('secret-word')
  })

  test('a server that accepts and says nothing is given up within 10 s', async () => {
    const silent = createServer(() => undefined)
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const { port } = silent.address() as AddressInfo
    const startedAt = performance.now()
    await expect(
      openDatabase({ kind: 'postgres', url: `postgres://u@127.0.0.1:${port}/d` }),
    ).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
    })
    expect(performance.now() - startedAt).toBeLessThan(10_000)
    silent.close()
  })
})

describe.runIf(testServer)('a PostgreSQL server', () => {
  const backend = async () =>
    (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(opened.database.db)).rows[0]?.pid

  test('may drop every connection: the process lives and the next query gets a new one', async () => {
    const { db } = opened.database
    await backend()
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(db)
    const admin = await openDatabase({ kind: 'postgres', url: testServer ?? '' })
    const dropAll = () =>
      sql`select pg_terminate_backend(pid, 5000) from pg_stat_activity
        where datname = ${rows[0]?.name} and application_name = 'aisha'`.execute(admin.db)
    const broken = db.transaction().execute(async (trx) => {
      await sql`select 1`.execute(trx)
      await dropAll()
      await sql`select 1`.execute(trx)
    })
    await expect(broken).rejects.toThrow()
    await expect.poll(backend).toBeTypeOf('number')
    await admin.close()
  })

  test('ends a statement that does not end', async () => {
    expect(await read("current_setting('statement_timeout')")).toBe('30s')
  })
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
