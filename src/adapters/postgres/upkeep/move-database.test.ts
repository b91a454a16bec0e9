import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openStores } from '../../../../test/contracts/stores/open-stores.ts'
import {
  openEmptyTestDatabase,
  openTestDatabase,
  testServer,
  type TestDatabase,
} from '../../../../test/support/database.ts'
import { embeddedTemplate } from '../../../../test/support/database-template.ts'
import { makeHistory } from '../../../../test/support/make-history.ts'
import type { Database } from '../database.ts'
import { openDatabase } from '../open-database.ts'
import { openEmbedded } from '../open-embedded.ts'
import { loadSecretKey } from '../secret-key.ts'
import { sumUp } from './compare-data.ts'
import { copyRows } from './copy-rows.ts'
import { claimTarget, moveDatabase } from './move-database.ts'
import { readMark } from './move-mark.ts'
import { readTables } from './read-tables.ts'

// Each test opens databases of its own, which takes a busy machine seconds.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 })

const directory = new URL('../../../../migrations/', import.meta.url)

let dataDir: string
let source: Database
let opened: TestDatabase
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'aisha-move-'))
  source = await openEmbedded({ dataDir, templateFile: await embeddedTemplate() })
  await makeHistory(
    await openStores({
      database: source,
      config: { kind: 'embedded', dataDir },
      close: async () => undefined,
    }),
  )
  opened = await openEmptyTestDatabase()
})
afterEach(async () => {
  await source.close()
  await opened.close()
  await rm(dataDir, { recursive: true, force: true })
})

async function move(onTable: (name: string) => void = () => undefined) {
  const sides = { source, target: opened.database }
  return moveDatabase(sides, { mark: await claimTarget(sides, { directory }), onTable })
}
const sums = async (database: Database) => sumUp(database, await readTables(source))
const value = async (database: Database, expression: string) =>
  (await sql<{ value: unknown }>`select (select ${sql.raw(expression)}) as value`.execute(database.db))
    .rows[0]?.value

test('every row arrives as it was, and the program goes on with it', async () => {
  const moved = await move()
  expect(moved.kind).toBe('moved')
  const { tables, ledger, wrongBalances } = await sums(opened.database)
  expect(await sums(source)).toEqual({ tables, ledger, wrongBalances })
  expect(ledger.credits).toBe('510')
  expect(wrongBalances).toBe(0)
  // The history has something in each table, or this would prove nothing about it.
  for (const [name, { rows }] of Object.entries(tables)) expect(rows, name).toBeGreaterThan(0)
  expect(tables['images']?.rows).toBe(1203)

  for (const exact of [
    'min(last_seen_at)::text from users',
    'fal_response_data::text from avatars',
    'array_agg(learning_rate::text) from avatars',
    'photo_count from avatars',
    'array_agg(image_count order by id)::text from users',
    "value from settings where name = 'secret_key'",
  ])
    expect(await value(opened.database, exact)).toEqual(await value(source, exact))

  // What comes next gets the next number, past deleted ones; and the triggers work again.
  const order = "insert into order_drafts (user_id, format, image_count) values (1, '1:1', 1)"
  await opened.database.runScript(order)
  await source.runScript(order)
  expect(await value(opened.database, 'max(id) from order_drafts')).toBe(
    await value(source, 'max(id) from order_drafts'),
  )
  await opened.database.runScript(
    "insert into ledger_entries (user_id, credits, kind) values (1, 5, 'grant')",
  )
  expect(await value(opened.database, 'balance_credits from users where id = 1')).toBe(495)
  await expect(opened.database.runScript('delete from ledger_entries')).rejects.toThrow('never changed')
})

test('a second run leaves alone what was moved, also when it is in use by then', async () => {
  await move()
  await opened.database.runScript("update users set first_name = 'Later' where id = 1")
  expect(await move()).toMatchObject({ kind: 'moved-before' })
  expect(await value(opened.database, 'first_name from users where id = 1')).toBe('Later')
})

describe('a move that was interrupted', () => {
  /** Ends in the middle of the images. */
  async function interrupt() {
    const sides = { source, target: opened.database }
    const mark = await claimTarget(sides, { directory })
    let batches = 0
    const breaking: Database = {
      ...opened.database,
      db: new Proxy(opened.database.db, {
        get(db, name) {
          if (name === 'transaction' && ++batches > 12) throw new Error('the power failed')
          const member: unknown = Reflect.get(db, name)
          return typeof member === 'function' ? (member.bind(db) as unknown) : member
        },
      }),
    }
    await expect(
      moveDatabase({ source, target: breaking }, { mark, onTable: () => undefined }),
    ).rejects.toThrow('the power failed')
  }

  test('goes on where it stopped', async () => {
    await interrupt()
    const before = await readMark(opened.database)
    expect(before?.state).toBe('copying')
    const whole = Object.entries(before?.progress ?? {}).flatMap(([name, key]) =>
      key === null ? [name] : [],
    )
    expect(whole.length).toBeGreaterThan(3)
    const copied: string[] = []
    expect(await move((name) => copied.push(name))).toMatchObject({ kind: 'moved' })
    expect(copied.filter((name) => whole.includes(name))).toEqual([])
    expect(await sums(opened.database)).toEqual(await sums(source))
  })

  test('begins anew when the source was used meanwhile', async () => {
    await interrupt()
    await source.runScript("update users set first_name = 'Changed', quick_mode = true where id = 1")
    expect(await move()).toMatchObject({ kind: 'moved' })
    expect(await value(opened.database, 'first_name from users where id = 1')).toBe('Changed')
    expect(await sums(opened.database)).toEqual(await sums(source))
  })

  test('has no row twice when the same batch is tried again', async () => {
    const sides = { source, target: opened.database }
    const mark = await claimTarget(sides, { directory })
    const tables = await readTables(source)
    const users = tables.find(({ name }) => name === 'users')
    if (!users) throw new Error('Expected a table of users')
    await copyRows(sides, { table: users, mark })
    await expect(copyRows(sides, { table: users, mark })).rejects.toThrow(/duplicate/)
    expect(await value(opened.database, 'count(*) from users')).toBe(2)
  })
})

describe('is refused', () => {
  test('when the target has data of its own', async () => {
    const other = await openTestDatabase()
    await other.database.runScript('insert into users (telegram_id) values (1)')
    const claim = claimTarget({ source, target: other.database }, { directory })
    await expect(claim).rejects.toThrow('users: 1 rows')
    await other.close()
  })

  test('when the target has the data of another installation', async () => {
    await move()
    await source.runScript("update settings set value = '\"another\"' where name = 'secret_key'")
    await expect(move()).rejects.toThrow('another installation')
  })

  test('when the source is behind', async () => {
    await source.runScript(
      'delete from schema_migrations where name = (select max(name) from schema_migrations)',
    )
    await expect(move()).rejects.toThrow('behind by')
  })

  test('when something arrives wrong', async () => {
    const sides = { source, target: opened.database }
    const mark = await claimTarget(sides, { directory })
    await opened.database.runScript('create rule lose as on insert to welcome_grants do instead nothing')
    await expect(moveDatabase(sides, { mark, onTable: () => undefined })).rejects.toThrow(
      /welcome_grants: 1 rows, of which 0 arrived/,
    )
    expect((await readMark(opened.database))?.state).toBe('copying')
  })

  test.runIf(testServer)('when the program is connected to the target', async () => {
    const program = await openDatabase(opened.config)
    await expect(move()).rejects.toThrow('stop it')
    await program.close()
  })
})

test('a target that was started once by mistake is taken, with the key of the source', async () => {
  const started = await openTestDatabase()
  await loadSecretKey(started.database.db)
  const sides = { source, target: started.database }
  const mark = await claimTarget(sides, { directory })
  expect(await moveDatabase(sides, { mark, onTable: () => undefined })).toMatchObject({ kind: 'moved' })
  const key = "value from settings where name = 'secret_key'"
  expect(await value(started.database, key)).toEqual(await value(source, key))
  await started.close()
})
