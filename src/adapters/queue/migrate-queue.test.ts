import { sql } from 'kysely'
import { expect, it, onTestFinished } from 'vitest'
import { openEmptyTestDatabase } from '../../../test/support/database.ts'
import { migrateQueue } from './migrate-queue.ts'
import { createQueue } from './queue.ts'

it('a queue that must not migrate says so, makes nothing, and starts after npm run migrate', async () => {
  const opened = await openEmptyTestDatabase()
  onTestFinished(() => opened.close())
  const { database } = opened
  const start = async () => {
    const queue = createQueue({ database, definitions: [], migrates: false, onError: () => undefined })
    onTestFinished(() => queue.stop({ timeoutMs: 0 }))
    await queue.start()
  }
  const schemas = async () =>
    (await sql`select 1 from pg_namespace where nspname = 'pgboss'`.execute(database.db)).rows.length

  await expect(start()).rejects.toMatchObject({ code: 'MIGRATION_REFUSED' })
  expect(await schemas()).toBe(0)
  await migrateQueue(database)
  expect(await schemas()).toBe(1)
  await start()
})
