import type { Jobs } from '../../src/domain/shared/jobs.ts'
import { jobDefinitions, type JobDefinition } from '../../src/jobs/definitions.ts'
import type { JobHandlers } from '../../src/jobs/handlers.ts'
import type { SharedDatabase } from './database.ts'
import type { Life, Nature } from './life.ts'

interface Job {
  readonly name: JobDefinition['name']
  readonly payload: object
  readonly key: string | undefined
  state: 'created' | 'retry' | 'active' | 'done'
  attempt: number
  startAt: number
  life: Life | undefined
}

/** The queue's behaviour as its contract describes it, in memory: jobs are kept with the transaction that adds them. */
export interface SimulatedQueue {
  readonly jobs: Jobs
  /** A new process takes up work. */
  work(life: Life, handlers: JobHandlers, onError: (error: unknown, name: string) => void): void
  /** Its jobs are taken back when the heart has been silent for long enough. */
  abandon(life: Life): void
  unsettled(): number
}

const definitionOf = new Map(jobDefinitions.map((each) => [each.name, each]))
const silenceMs = [10_000, 12_000] as const
const noticedMs = [0, 500] as const
const statesInTheWay: Record<JobDefinition['policy'], readonly Job['state'][]> = {
  standard: [],
  short: ['created'],
  exclusive: ['created', 'retry', 'active'],
  stately: ['created'],
}

export function createQueue({ clockwork, random, rates }: Nature, shared: SharedDatabase): SimulatedQueue {
  let list: Job[] = []
  let worker:
    | { life: Life; handlers: JobHandlers; onError: (error: unknown, name: string) => void }
    | undefined
  const nowMs = () => clockwork.now().getTime()

  const insert = (job: Job): void => {
    const inTheWay = statesInTheWay[policyOf(job)]
    const isTwin = (other: Job) =>
      job.key !== undefined &&
      other.name === job.name &&
      other.key === job.key &&
      inTheWay.includes(other.state)
    if (list.some(isTwin)) return
    list.push(job)
    lookAfter(Math.max(0, job.startAt - nowMs()) + random.between(...noticedMs))
  }

  const lookAfter = (ms: number) => clockwork.after(ms, 'queue looks', take)

  const take = (): void => {
    if (!worker || worker.life.isOver()) return
    for (const job of list) {
      const isDue = (job.state === 'created' || job.state === 'retry') && job.startAt <= nowMs()
      const running = list.filter((other) => other.name === job.name && other.state === 'active').length
      if (isDue && running < (definitionOf.get(job.name)?.concurrency ?? 1)) start(worker, job)
    }
  }

  const start = ({ life, handlers, onError }: NonNullable<typeof worker>, job: Job): void => {
    const definition = definitionOf.get(job.name)
    if (!definition) throw new Error(`No queue is called ${job.name}`)
    job.state = 'active'
    job.life = life
    const attempt = job.attempt
    const isMine = () => job.state === 'active' && job.life === life && job.attempt === attempt
    clockwork.after(definition.expireInSeconds * 1000, `${life.number} ${job.name} expires`, () => {
      if (isMine()) repeat(job, definition)
    })
    const end = (failed: boolean) => {
      if (life.isOver() || !isMine()) return
      // What the queue is told may be lost, too: the job runs again when its time is over.
      if (random.chance(rates().job)) return
      if (failed) repeat(job, definition)
      else settle(job)
    }
    const run = handlers[job.name] as (payload: object) => Promise<void>
    clockwork.after(0, `${life.number} ${job.name} ${JSON.stringify(job.payload).slice(0, 60)}`, () => {
      if (life.isOver()) return
      void run(job.payload).then(
        () => end(false),
        (error: unknown) => {
          if (!life.isOver()) onError(error, job.name)
          end(true)
        },
      )
    })
  }

  const settle = (job: Job) => {
    job.state = 'done'
    list = list.filter((other) => other !== job)
    lookAfter(0)
  }

  const repeat = (job: Job, { retryLimit, retryDelaySeconds, retryDelayMaxSeconds }: JobDefinition) => {
    job.attempt += 1
    job.life = undefined
    if (job.attempt > retryLimit) return settle(job)
    const delayMs = 1000 * Math.min(retryDelayMaxSeconds, retryDelaySeconds * 2 ** (job.attempt - 1))
    job.state = 'retry'
    job.startAt = nowMs() + delayMs
    lookAfter(delayMs + random.between(...noticedMs))
  }

  return {
    jobs: {
      add: async (name, payload, { delayMs = 0, key } = {}) => {
        const job: Job = {
          name,
          payload,
          key,
          state: 'created',
          attempt: 0,
          startAt: nowMs() + delayMs,
          life: undefined,
        }
        shared.afterCommit(() => insert(job))
      },
    },
    work(life, handlers, onError) {
      worker = { life, handlers, onError }
      lookAfter(0)
    },
    abandon(life) {
      clockwork.after(random.between(...silenceMs), `${life.number} jobs taken back`, () => {
        for (const job of list) {
          const definition = definitionOf.get(job.name)
          if (job.state !== 'active' || job.life !== life || !definition) continue
          repeat(job, { ...definition, retryDelaySeconds: 0 })
        }
        take()
      })
    },
    unsettled: () => list.length,
  }
}

const policyOf = (job: Job): JobDefinition['policy'] => definitionOf.get(job.name)?.policy ?? 'standard'
