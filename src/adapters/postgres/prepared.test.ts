import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openTestDatabase, testServer } from '../../../test/support/database.ts'
import { prepared } from './prepared.ts'

test.skipIf(!testServer)('a statement is planned anew once its plan no longer fits the schema', async () => {
  const opened = await openTestDatabase()
  try {
    const { db, runScript } = opened.database
    await runScript(`create table things (size int); insert into things values (7)`)
    const sizes = async () => (await sql`${prepared}select size from things`.execute(db)).rows
    const plans = async () =>
      (await sql`select from pg_prepared_statements where statement like '%from things'`.execute(db)).rows
    expect(await sizes()).toEqual([{ size: 7 }])
    expect(await plans()).toHaveLength(1)
    await runScript('alter table things alter column size type text')
    expect(await sizes()).toEqual([{ size: '7' }])
    expect(await sizes()).toEqual([{ size: '7' }])
    await runScript('deallocate all')
    expect(await sizes()).toEqual([{ size: '7' }])
  } finally {
    await opened.close()
  }
})
