import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { runAlone, type LonelyTask } from '../../src/adapters/postgres/run-alone.ts'
import { openTestDatabase, testServer, type TestDatabase } from '../support/database.ts'
import { waitFor } from '../support/wait-for.ts'

let opened: TestDatabase
const tasks: LonelyTask[] = []
const errors: unknown[] = []
let lock = 0

beforeAll(async () => {
  opened = await openTestDatabase()
})
afterEach(async () => {
  await Promise.all(tasks.splice(0).map((task) => task.stop()))
  errors.length = 0
})
afterAll(() => opened.close())

/** One process of several; `running` is what all of them do together. */
function join(running: Set<string>, name: string): LonelyTask {
  const task = runAlone(opened.database, {
    lock,
    start: () => {
      running.add(name)
      return { stop: async () => void running.delete(name) }
    },
    onError: (error) => errors.push(error),
  })
  tasks.push(task)
  return task
}

it('a process that is the only one begins', async () => {
  lock += 1
  const running = new Set<string>()
  join(running, 'one')
  await waitFor('the task', () => running.has('one'))
})

describe.skipIf(!testServer)('of several processes', () => {
  it('one does it, and the next takes over when it stops', async () => {
    lock += 1
    const running = new Set<string>()
    const one = join(running, 'one')
    await waitFor('the first', () => running.has('one'))
    join(running, 'two')
    await waitFor('the second to wait its turn', async () => (await holders()).length === 2)
    expect([...running]).toEqual(['one'])
    await one.stop()
    await waitFor('the second', () => running.has('two'))
    expect([...running]).toEqual(['two'])
  })

  it('one that loses its connection stops, and somebody goes on', async () => {
    lock += 1
    const running = new Set<string>()
    let begun = 0
    tasks.push(
      runAlone(opened.database, {
        lock,
        start: () => {
          begun += 1
          running.add('one')
          return { stop: async () => void running.delete('one') }
        },
        onError: (error) => errors.push(error),
      }),
    )
    await waitFor('the first', () => running.has('one'))
    for (const pid of await holders())
      await sql`select pg_terminate_backend(${pid})`.execute(opened.database.db)
    await waitFor('the next turn', () => begun === 2)
    expect(errors.length).toBeGreaterThan(0)
  })
})

/** Connections that hold the lock or wait for their turn, of this database alone. */
async function holders(): Promise<number[]> {
  const { rows } = await sql<{ pid: number }>`select pid from pg_stat_activity
    where application_name = 'aisha-alone' and datname = current_database()`.execute(opened.database.db)
  return rows.map(({ pid }) => pid)
}
