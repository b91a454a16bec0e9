import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import { fromKysely } from 'pg-boss'
import { Failure } from '../../domain/shared/failure.ts'
import type { Database } from '../postgres/database.ts'
import type { Schema } from '../postgres/schema.ts'
import { findReadyQueues, handBack, hasUnsettledJobs, takeBackAbandoned } from './claims.ts'
import { createBoss, heartbeatOf } from './create-boss.ts'
import { prepareQueues, prepareSchedules } from './prepare-queues.ts'
import type { JobHandler, QueueDefinition } from './queue-definition.ts'
import { createRepeater } from './repeater.ts'
import { createWorkers, type FailedJob } from './workers.ts'

/** How late a delayed job or a retry may start, and what is left should a NOTIFY be lost. */
const lookIntervalMs = 500
const takeBackIntervalMs = 2_000
const settledIntervalMs = 15

export interface AddOptions {
  /** The job exists when this transaction commits, and never did when it does not. */
  trx?: Transaction<Schema>
  startAfterMs?: number
  /** The higher goes first. */
  priority?: number
  /** What the queue's policy counts by. */
  singletonKey?: string
}

export interface Queue {
  /** Creates or migrates the queue's own tables; before anything else. */
  start(): Promise<void>
  add(name: string, payload: object, options?: AddOptions): Promise<void>
  work(handlers: Record<string, JobHandler>): Promise<void>
  /** Takes no more jobs, waits for the running ones, hands back those that outlast the wait; once. */
  stop(options: { timeoutMs: number }): Promise<void>
  /** For tests: resolves when no job is running or could start now. */
  settled(): Promise<void>
}

export interface QueueOptions {
  database: Database
  definitions: readonly QueueDefinition[]
  /** False: `start` throws Failure('MIGRATION_REFUSED') on tables that are missing or of another version. */
  migrates?: boolean
  /** Receives the queue's own faults, and each failure of a handler once; what it throws is lost. */
  onError: (error: unknown, job?: FailedJob) => void
}

export function createQueue({ database, definitions, migrates = true, onError }: QueueOptions): Queue {
  const { db } = database
  const names = definitions.map((each) => each.name)
  const policies = new Map(definitions.map((each) => [each.name, each.policy ?? 'standard']))
  const boss = createBoss({ database, hasSchedules: definitions.some((each) => each.cron), migrates })
  const workers = createWorkers({ boss, definitions, onError })
  let isStopping = false
  let stopped: Promise<void> | undefined
  const reportUnlessStopping = (error: unknown) => {
    if (!isStopping) onError(error)
  }
  boss.on('error', reportUnlessStopping)
  boss.on('warning', (warning) => reportUnlessStopping(new Error(`Queue: ${warning.message}`)))

  const look = createRepeater({
    intervalMs: lookIntervalMs,
    run: async () => workers.wake(await findReadyQueues(db, workers.queues())),
    onError: reportUnlessStopping,
  })
  const takeBack = createRepeater({
    intervalMs: takeBackIntervalMs,
    run: () => takeBackAbandoned(db, { queues: names, silentOnly: true }),
    onError: reportUnlessStopping,
  })

  const stop = async (timeoutMs: number) => {
    await Promise.all([look.stop(), takeBack.stop()])
    await workers.drain({ timeoutMs })
    isStopping = true
    await handBack(db, workers.claims())
    await boss.stop({ graceful: false, close: true })
  }

  return {
    start: async () => {
      await boss.start().catch(refuseOtherVersion)
      await prepareQueues(boss, definitions, heartbeatOf(database))
      if (definitions.some((each) => each.cron)) await prepareSchedules(boss, definitions)
      if (database.kind === 'embedded') await takeBackAbandoned(db, { queues: names, silentOnly: false })
    },

    add: async (name, payload, options = {}) => {
      if (!policies.has(name)) throw new Error(`Expected one of the queues ${names.join(', ')}, got ${name}.`)
      const key = options.singletonKey ?? (isOnePerKey(policies.get(name)) ? randomUUID() : undefined)
      await boss.send(name, payload, {
        ...(options.trx ? { db: fromKysely(options.trx) } : {}),
        ...(options.startAfterMs ? { startAfter: new Date(Date.now() + options.startAfterMs) } : {}),
        ...(options.priority === undefined ? {} : { priority: options.priority }),
        ...(key ? { singletonKey: key } : {}),
      })
    },

    work: async (handlers) => {
      await workers.start(handlers)
      look.start()
      if (database.kind === 'postgres') takeBack.start()
    },

    stop: ({ timeoutMs }) => (stopped ??= stop(timeoutMs)),

    settled: async () => {
      while (await hasUnsettledJobs(db, names)) {
        await new Promise((resolve) => setTimeout(resolve, settledIntervalMs))
      }
    },
  }
}

function refuseOtherVersion(cause: unknown): never {
  if (!(cause instanceof Error && /^pg-boss (is not installed|database requires)/.test(cause.message)))
    throw cause
  throw new Failure(
    'MIGRATION_REFUSED',
    'The tables of the queue are missing or of another version, and AUTO_MIGRATE is false. Run: npm run migrate',
    { cause },
  )
}

/** pg-boss counts jobs without a key as jobs of one key; here such jobs have nothing in common. */
const isOnePerKey = (policy: QueueDefinition['policy']): boolean =>
  policy !== undefined && policy !== 'standard'
