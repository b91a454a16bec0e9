import { sql, type Transaction } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.ts'
import type { Schema } from './schema.ts'
import { runInTransaction } from './transaction.ts'

let opened: TestDatabase
beforeAll(async () => {
  opened = await openTestDatabase()
  await opened.database.runScript('create table attempts (number int)')
})
beforeEach(() => opened.database.runScript('truncate attempts'))
afterAll(() => opened.close())

const note = (trx: Transaction<Schema>, number: number) =>
  sql`insert into attempts values (${number})`.execute(trx)
const raise = (trx: Transaction<Schema>, code: string) =>
  sql.raw(`do $$ begin raise exception 'on purpose' using errcode = '${code}'; end $$`).execute(trx)

async function kept(): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`select number from attempts order by 1`.execute(
    opened.database.db,
  )
  return rows.map((row) => row.number)
}

test.each(['40001', '40P01'])(
  'after %s it tries again and keeps the successful attempt alone',
  async (code) => {
    let attempt = 0
    const result = await runInTransaction(opened.database.db, async (trx) => {
      await note(trx, ++attempt)
      if (attempt < 3) await raise(trx, code)
      return 'done'
    })
    expect(result).toBe('done')
    expect(await kept()).toEqual([3])
  },
)

test('a third failure is final', async () => {
  let attempt = 0
  const failing = runInTransaction(opened.database.db, async (trx) => {
    attempt++
    await raise(trx, '40001')
  })
  await expect(failing).rejects.toMatchObject({ code: '40001' })
  expect(attempt).toBe(3)
})

test('any other error undoes the work once and for all', async () => {
  let attempt = 0
  const failing = runInTransaction(opened.database.db, async (trx) => {
    await note(trx, ++attempt)
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect([attempt, await kept()]).toEqual([1, []])
})

test('work and queries beside it do not see each other half done', async () => {
  let entered = (): void => undefined
  const inside = new Promise<void>((resolve) => {
    entered = resolve
  })
  const work = runInTransaction(opened.database.db, async (trx) => {
    await note(trx, 1)
    entered()
    await note(trx, 2)
  })
  await inside
  const seen = await kept()
  await work
  expect([[], [1, 2]]).toContainEqual(seen)
  expect(await kept()).toEqual([1, 2])
})

test('a query or a transaction past the open one fails at once instead of waiting for ever', async () => {
  const { db } = opened.database
  await expect(runInTransaction(db, () => kept())).rejects.toThrow('beside the open transaction')
  const nested = runInTransaction(db, () => runInTransaction(db, (trx) => note(trx, 1)))
  await expect(nested).rejects.toThrow('beside the open transaction')
  expect(await kept()).toEqual([])
})

test('what a transaction sets off may ask the database once it is over', async () => {
  let after: Promise<number[]> | undefined
  const { promise: over, resolve } = Promise.withResolvers<void>()
  await runInTransaction(opened.database.db, async (trx) => {
    await note(trx, 1)
    after = over.then(() => kept())
  })
  resolve()
  expect(await after).toEqual([1])
})
