import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../src/adapters/postgres/open-database.ts'
import { runInTransaction } from '../../src/adapters/postgres/transaction.ts'
import { takeBackAbandoned } from '../../src/adapters/queue/claims.ts'
import { createQueue, type Queue } from '../../src/adapters/queue/queue.ts'
import type { JobHandler, QueueDefinition } from '../../src/adapters/queue/queue-definition.ts'
import { openTestDatabase, testServer, type TestDatabase } from '../support/database.ts'
import { runChild } from '../support/run-child.ts'

let opened: TestDatabase
const running: Queue[] = []
const errors: unknown[] = []
let count = 0

beforeAll(async () => {
  opened = await openTestDatabase()
  await opened.database.runScript('create table orders (id int)')
})
afterEach(async () => {
  await Promise.all(running.splice(0).map((queue) => queue.stop({ timeoutMs: 0 })))
  errors.length = 0
})
afterAll(() => opened.close())

function define(fields: Partial<QueueDefinition> = {}): QueueDefinition {
  return {
    name: `queue-${++count}`,
    retryLimit: 2,
    retryDelaySeconds: 0,
    retryBackoff: false,
    expireInSeconds: 60,
    concurrency: 1,
    ...fields,
  }
}

async function open(definitions: QueueDefinition[], database = opened.database): Promise<Queue> {
  const queue = createQueue({
    database,
    definitions,
    onError: (error, job) => errors.push(job ? { message: (error as Error).message, ...job } : error),
  })
  await queue.start()
  running.push(queue)
  return queue
}

/** A queue of this definition that works with this handler. */
async function work(definition: QueueDefinition, handler: JobHandler): Promise<Queue> {
  const queue = await open([definition])
  await queue.work({ [definition.name]: handler })
  return queue
}

function gate(): { opened: Promise<void>; open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { opened: promise, open: resolve }
}

test('one who orders many at once does not starve one who orders a single thing', async () => {
  const definition = define({ policy: 'short' })
  const { name } = definition
  const queue = await open([definition])
  const done: string[] = []
  // As orders of one person in one minute are added: each a little behind the one before.
  for (let order = 1; order <= 50; order++)
    await queue.add(name, { who: 'many' }, { singletonKey: `many-${order}`, priority: -order })
  await queue.add(name, { who: 'one' }, { singletonKey: 'one', priority: -1 })
  await queue.work({ [name]: async (payload) => void done.push((payload as { who: string }).who) })
  await queue.settled()
  expect(done).toHaveLength(51)
  expect(done.indexOf('one')).toBe(1)
})

describe('adding in a transaction', () => {
  test('runs the job after the commit, which it can see', async () => {
    const definition = define()
    const seen: unknown[] = []
    const queue = await work(definition, async (payload) => {
      const { rows } =
        await sql`select id from orders where id = ${(payload as { order: number }).order}`.execute(
          opened.database.db,
        )
      seen.push(payload, rows)
    })
    await runInTransaction(opened.database.db, async (trx) => {
      await queue.add(definition.name, { order: 7, wish: 'море «ё»', list: [1, { a: null }] }, { trx })
      await sql`insert into orders values (7)`.execute(trx)
    })
    await queue.settled()
    expect(seen).toEqual([{ order: 7, wish: 'море «ё»', list: [1, { a: null }] }, [{ id: 7 }]])
  })

  test('adds nothing when it is rolled back', async () => {
    const definition = define()
    const seen: object[] = []
    const queue = await work(definition, async (payload) => void seen.push(payload))
    const failing = runInTransaction(opened.database.db, async (trx) => {
      await queue.add(definition.name, { lost: true }, { trx })
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    await queue.add(definition.name, { kept: true })
    await queue.settled()
    expect(seen).toEqual([{ kept: true }])
  })

  test('is refused for a queue nobody defined, and the transaction is undone', async () => {
    const queue = await open([define()])
    const adding = runInTransaction(opened.database.db, (trx) => queue.add('unknown', {}, { trx }))
    await expect(adding).rejects.toThrow('unknown')
  })
})

describe('starting', () => {
  test('a job starts within 100 ms of its commit', async () => {
    const definition = define()
    let startedAt = 0
    const queue = await work(definition, async () => {
      startedAt = performance.now()
    })
    const delays: number[] = []
    for (let order = 0; order < 11; order++) {
      await runInTransaction(opened.database.db, (trx) => queue.add(definition.name, {}, { trx }))
      const committedAt = performance.now()
      await queue.settled()
      delays.push(startedAt - committedAt)
    }
    expect(delays.sort((a, b) => a - b)[5]).toBeLessThan(100)
  })

  test('a delayed job waits for its time', async () => {
    const definition = define()
    const { promise: started, resolve } = Promise.withResolvers<number>()
    const queue = await work(definition, async () => resolve(Date.now()))
    const addedAt = Date.now()
    await queue.add(definition.name, {}, { startAfterMs: 600 })
    await queue.settled()
    expect(Date.now() - addedAt).toBeLessThan(600)
    // The database's clock may differ from ours by a millisecond.
    expect((await started) - addedAt).toBeGreaterThanOrEqual(595)
  })

  test('a queue runs as many jobs at once as it says, each of them once', async () => {
    const definition = define({ concurrency: 3 })
    const seen: number[] = []
    let active = 0
    let most = 0
    const full = gate()
    const queue = await work(definition, async (payload) => {
      most = Math.max(most, ++active)
      if (active === 3) full.open()
      await full.opened
      seen.push((payload as { n: number }).n)
      active--
    })
    const numbers = Array.from({ length: 30 }, (_, n) => n)
    await runInTransaction(opened.database.db, async (trx) => {
      for (const n of numbers) await queue.add(definition.name, { n }, { trx })
    })
    await queue.settled()
    expect(most).toBe(3)
    expect(seen.sort((a, b) => a - b)).toEqual(numbers)
  })
})

describe('failing', () => {
  test('a job is tried again until it succeeds, each failure is reported once', async () => {
    const definition = define()
    const attempts: unknown[] = []
    const queue = await work(definition, async (_payload, job) => {
      attempts.push([job.attempt, job.isLastAttempt])
      if (job.attempt < 3) throw new Error(`attempt ${job.attempt}`)
    })
    await queue.add(definition.name, {})
    await queue.settled()
    expect(attempts).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ])
    expect(errors).toMatchObject([
      { message: 'attempt 1', queue: definition.name, isLastAttempt: false },
      { message: 'attempt 2', queue: definition.name, isLastAttempt: false },
    ])
  })

  test('after the last attempt it rests, and keeps no more of the error than its message', async () => {
    const definition = define({ retryLimit: 1 })
    let attempts = 0
    const queue = await work(definition, async () => {
      attempts++
      throw Object.assign(new Error('refused'), { cause: { headers: { authorization: 'Key secret-word' } } })
    })
    await queue.add(definition.name, {})
    await queue.settled()
    expect(attempts).toBe(2)
    const { rows } = await sql`select state, output from pgboss.job where name = ${definition.name}`.execute(
      opened.database.db,
    )
    expect(rows).toEqual([{ state: 'failed', output: { message: 'refused' } }])
  })

  test('the waits between tries grow up to the longest one', async () => {
    const definition = define({
      retryLimit: 20,
      retryDelaySeconds: 100,
      retryBackoff: true,
      retryDelayMaxSeconds: 120,
    })
    const queue = await work(definition, () => Promise.reject(new Error('again')))
    await queue.add(definition.name, {})
    await queue.settled()
    const rowOf = sql<{ wait: number }>`
      select cast(extract(epoch from start_after - now()) as float) as wait from pgboss.job
      where name = ${definition.name}`
    const wait = async () => (await rowOf.execute(opened.database.db)).rows[0]?.wait
    expect(await wait()).toBeGreaterThan(90)
    expect(await wait()).toBeLessThanOrEqual(120)
  })

  test('a job that takes too long is told to stop and tried again', async () => {
    const definition = define({ expireInSeconds: 1, retryLimit: 1 })
    const aborted: number[] = []
    const queue = await work(definition, async (_payload, job) => {
      if (job.attempt === 2) return
      await new Promise((resolve) => job.signal.addEventListener('abort', resolve))
      aborted.push(job.attempt)
    })
    await queue.add(definition.name, {})
    await queue.settled()
    expect(aborted).toEqual([1])
    const { rows } = await sql`select state from pgboss.job where name = ${definition.name}`.execute(
      opened.database.db,
    )
    expect(rows).toEqual([{ state: 'completed' }])
  })
})

describe('policies', () => {
  test('short: one waiting job for each key, and every job without one', async () => {
    const definition = define({ policy: 'short' })
    const queue = await open([definition])
    for (const [n, singletonKey] of [
      [1, 'a'],
      [2, 'a'],
      [3, 'b'],
      [4, undefined],
      [5, undefined],
    ] as const)
      await queue.add(definition.name, { n }, singletonKey ? { singletonKey } : {})
    const seen: unknown[] = []
    const handler: JobHandler = async (payload) => {
      seen.push((payload as { n: number }).n)
      // It runs and waits no longer, so the next one may.
      if (seen.length === 1) await queue.add(definition.name, { n: 6 }, { singletonKey: 'a' })
    }
    await queue.work({ [definition.name]: handler })
    await queue.settled()
    expect(seen).toEqual([1, 3, 4, 5, 6])
  })

  test('short: a dropped job does not undo the transaction it was added in', async () => {
    const definition = define({ policy: 'short' })
    const queue = await open([definition])
    await runInTransaction(opened.database.db, async (trx) => {
      await queue.add(definition.name, {}, { trx, singletonKey: 'a' })
      await queue.add(definition.name, {}, { trx, singletonKey: 'a' })
      await sql`insert into orders values (11)`.execute(trx)
    })
    const { rows } = await sql`select 1 from orders where id = 11`.execute(opened.database.db)
    expect(rows).toHaveLength(1)
  })

  test('singleton: jobs of one key run one after the other', async () => {
    const definition = define({ policy: 'singleton', concurrency: 3 })
    const active = new Map<string, number>()
    let most = 0
    const queue = await work(definition, async (payload) => {
      const { key } = payload as { key: string }
      active.set(key, (active.get(key) ?? 0) + 1)
      most = Math.max(most, active.get(key) ?? 0)
      await sql`select pg_sleep(0.01)`.execute(opened.database.db)
      active.set(key, (active.get(key) ?? 0) - 1)
    })
    for (const key of ['a', 'a', 'b', 'a', 'b', 'a'])
      await queue.add(definition.name, { key }, { singletonKey: key })
    await queue.settled()
    expect(most).toBe(1)
    const { rows } = await sql<{ n: number }>`select count(*) as n from pgboss.job
      where name = ${definition.name} and state = 'completed'`.execute(opened.database.db)
    expect(rows[0]?.n).toBe(6)
  })
})

describe('a stately queue whose key already has a job waiting for its retry', () => {
  test.each(['kill', 'stop'])('survives a %s of the process that runs another', async (end) => {
    const definition = define({ policy: 'stately', retryDelaySeconds: 600 })
    const own = await openTestDatabase()
    const started = gate()
    const first = await open([definition], own.database)
    await first.add(definition.name, { n: 1 }, { singletonKey: 'a' })
    await first.work({
      [definition.name]: async (payload) => {
        if ((payload as { n: number }).n === 1) throw new Error('later')
        started.open()
        await new Promise(() => undefined)
      },
    })
    await first.settled()
    await first.add(definition.name, { n: 2 }, { singletonKey: 'a' })
    await started.opened
    if (end === 'kill') {
      // What a new owner of the embedded database does, and another process once the heart stopped beating.
      await takeBackAbandoned(own.database.db, { queues: [definition.name], silentOnly: false })
    }
    await first.stop({ timeoutMs: 0 })

    const { rows } =
      await sql`select data, state from pgboss.job where name = ${definition.name} order by data`.execute(
        own.database.db,
      )
    expect(rows).toEqual([
      { data: { n: 1 }, state: 'retry' },
      { data: { n: 2 }, state: 'failed' },
    ])
    await own.close()
  })
})

describe('stopping', () => {
  test('waits for the running job, takes no other, and leaves it to the next process', async () => {
    const definition = define()
    const started = gate()
    const finish = gate()
    const seen: unknown[] = []
    const first = await work(definition, async (payload) => {
      started.open()
      await finish.opened
      seen.push(payload)
    })
    await first.add(definition.name, { n: 1 })
    await first.add(definition.name, { n: 2 })
    await started.opened
    const stopped = first.stop({ timeoutMs: 20_000 })
    finish.open()
    await stopped
    expect(seen).toEqual([{ n: 1 }])

    const second = await work(definition, async (payload) => void seen.push(payload))
    await second.settled()
    expect(seen).toEqual([{ n: 1 }, { n: 2 }])
    expect(errors).toEqual([])
  })

  test('hands back at once what outlasts the wait, and that costs the job no retry', async () => {
    const definition = define({ retryLimit: 0, retryDelaySeconds: 600 })
    const started = gate()
    const finish = gate()
    const aborted = gate()
    const first = await work(definition, async (_payload, job) => {
      job.signal.addEventListener('abort', aborted.open)
      started.open()
      await finish.opened
    })
    await first.add(definition.name, {})
    await started.opened
    await first.stop({ timeoutMs: 50 })
    await aborted.opened

    const lastAttempts: boolean[] = []
    const second = await work(definition, async (_payload, job) => {
      lastAttempts.push(job.isLastAttempt)
      // What the stopped process has to say about the job now counts for nothing.
      finish.open()
      throw new Error('the second process decides')
    })
    await second.settled()
    expect(lastAttempts).toEqual([true])
    const { rows } = await sql`select state from pgboss.job where name = ${definition.name}`.execute(
      opened.database.db,
    )
    expect(rows).toEqual([{ state: 'failed' }])
  })
})

test('a definition that changed counts for new jobs', async () => {
  const definition = define({ retryLimit: 5 })
  await (await open([definition])).stop({ timeoutMs: 0 })
  let attempts = 0
  const queue = await work({ ...definition, retryLimit: 0 }, async () => {
    attempts++
    throw new Error('once')
  })
  await queue.add(definition.name, {})
  await queue.settled()
  expect(attempts).toBe(1)
})

test('schedules follow the definitions', async () => {
  const schedules = async () =>
    (await sql`select name, cron, timezone from pgboss.schedule order by name`.execute(opened.database.db))
      .rows
  const kept = define({ name: 'cron-a', cron: '0 3 * * *' })
  const removed = define({ name: 'cron-b', cron: '*/5 * * * *' })
  await (await open([kept, removed])).stop({ timeoutMs: 0 })
  expect(await schedules()).toHaveLength(2)
  await open([{ ...kept, cron: '0 4 * * *' }, define({ name: 'cron-b' })])
  expect(await schedules()).toEqual([{ name: 'cron-a', cron: '0 4 * * *', timezone: 'UTC' }])
})

test('jobs of a process that was killed run again within seconds, unless they must not run twice', async () => {
  const twice = define({ retryDelaySeconds: 600 })
  const once = define({ retryLimit: 0 })
  const own = await openTestDatabase()
  await own.database.close()
  const child = runChild('queue-child.ts', [JSON.stringify(own.config), JSON.stringify([twice, once])])
  await child.says(`running {"name":"${twice.name}"}`)
  await child.says(`running {"name":"${once.name}"}`)
  await child.kill()

  const killedAt = Date.now()
  const database = await openDatabase(own.config)
  const { promise: again, resolve } = Promise.withResolvers<[string, number]>()
  const queue = await open([twice, once], database)
  await queue.work({
    [twice.name]: async (_payload, job) => resolve([twice.name, job.attempt]),
    [once.name]: async (_payload, job) => resolve([once.name, job.attempt]),
  })
  expect(await again).toEqual([twice.name, 2])
  expect(Date.now() - killedAt).toBeLessThan(20_000)
  await expect
    .poll(
      async () =>
        (await sql`select state from pgboss.job where name = ${once.name}`.execute(database.db)).rows,
    )
    .toEqual([{ state: 'failed' }])
  await queue.stop({ timeoutMs: 1_000 })
  await database.close()
  await own.close()
})

describe.runIf(testServer)('several processes on one server', () => {
  test('share the jobs, each of which runs once', async () => {
    const definition = define({ concurrency: 2 })
    const other = await openDatabase(opened.config)
    const seen: number[] = []
    const handler: JobHandler = async (payload) => {
      seen.push((payload as { n: number }).n)
    }
    const queues = [await open([definition]), await open([definition], other)]
    const numbers = Array.from({ length: 60 }, (_, n) => n)
    for (const n of numbers) await queues[0]?.add(definition.name, { n })
    await Promise.all(queues.map((queue) => queue.work({ [definition.name]: handler })))
    await queues[0]?.settled()
    expect(seen.sort((a, b) => a - b)).toEqual(numbers)
    await Promise.all(running.splice(0).map((queue) => queue.stop({ timeoutMs: 1_000 })))
    await other.close()
  })

  test('a process that only adds wakes the one that works', async () => {
    const definition = define()
    let startedAt = 0
    const worker = await work(definition, async () => {
      startedAt = performance.now()
    })
    const adder = await open([definition])
    const delays: number[] = []
    for (let n = 0; n < 5; n++) {
      await adder.add(definition.name, {})
      const addedAt = performance.now()
      await worker.settled()
      delays.push(startedAt - addedAt)
    }
    expect(delays.sort((a, b) => a - b)[2]).toBeLessThan(100)
  })

  test('jobs go on after the server dropped every connection', async () => {
    const definition = define()
    const seen: object[] = []
    const queue = await work(definition, async (payload) => void seen.push(payload))
    const admin = await openDatabase({ kind: 'postgres', url: testServer ?? '' })
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(
      opened.database.db,
    )
    await sql`select pg_terminate_backend(pid, 5000) from pg_stat_activity
      where datname = ${rows[0]?.name}`.execute(admin.db)
    await admin.close()
    await expect
      .poll(() =>
        queue.add(definition.name, { after: true }).then(
          () => true,
          () => false,
        ),
      )
      .toBe(true)
    await expect.poll(() => seen, { timeout: 10_000 }).toContainEqual({ after: true })
  })
})
