import type { JobResult, JobWithMetadata, PgBoss } from 'pg-boss'
import type { Claim } from './claims.ts'
import type { JobHandler, QueueDefinition } from './queue-definition.ts'

/** Only a net below the net: NOTIFY and `wake` start jobs long before. */
const pollSeconds = 60

interface Slot {
  queue: string
  workerId: string
  claim: Claim | undefined
}

/** Which run of which job a handler's error belongs to. */
export interface FailedJob {
  queue: string
  id: string
  attempt: number
  isLastAttempt: boolean
}

export interface Workers {
  start(handlers: Record<string, JobHandler>): Promise<void>
  /** Queues that this process works on. */
  queues(): string[]
  wake(queues: readonly string[]): void
  /** Takes no more jobs and waits for the running ones, at most this long. */
  drain(options: { timeoutMs: number }): Promise<void>
  /** The jobs that run now. */
  claims(): Claim[]
}

export function createWorkers(options: {
  boss: PgBoss
  definitions: readonly QueueDefinition[]
  onError: (error: unknown, job: FailedJob) => void
}): Workers {
  const { boss, definitions, onError } = options
  const slots: Slot[] = []

  const runJob = async (slot: Slot, handler: JobHandler, job: JobWithMetadata): Promise<JobResult> => {
    slot.claim = { id: job.id, queue: slot.queue, retryCount: job.retryCount }
    const attempt = job.retryCount + 1
    const isLastAttempt = job.retryCount >= job.retryLimit
    try {
      await handler(job.data, { id: job.id, attempt, isLastAttempt, signal: job.signal })
      return { id: job.id, status: 'completed' }
    } catch (error) {
      onError(error, { queue: slot.queue, id: job.id, attempt, isLastAttempt })
      // Stored with the job: the message alone, since causes hold requests, tokens and people's texts.
      const message = error instanceof Error ? error.message : String(error)
      return { id: job.id, status: 'failed', output: { message } }
    } finally {
      slot.claim = undefined
      // A pg-boss worker pauses after each job; told of more, it looks again at once.
      boss.notifyWorker(slot.workerId)
    }
  }

  const startSlot = async (queue: string, handler: JobHandler) => {
    const slot: Slot = { queue, workerId: '', claim: undefined }
    slots.push(slot)
    slot.workerId = await boss.work(
      queue,
      {
        includeMetadata: true,
        perJobResults: true,
        batchSize: 1,
        pollingIntervalSeconds: pollSeconds,
        notifyPollingIntervalSeconds: pollSeconds,
      },
      (jobs: JobWithMetadata[]) => Promise.all(jobs.map((job) => runJob(slot, handler, job))),
    )
  }

  const queues = () => [...new Set(slots.map((slot) => slot.queue))]

  return {
    queues,
    start: async (handlers) => {
      for (const { name, concurrency } of definitions) {
        const handler = handlers[name]
        if (!handler) continue
        for (let count = 0; count < concurrency; count++) await startSlot(name, handler)
      }
    },
    wake: (ready) => {
      for (const slot of slots) if (ready.includes(slot.queue)) boss.notifyWorker(slot.workerId)
    },
    drain: async ({ timeoutMs }) => {
      const finished = Promise.all(queues().map((queue) => boss.offWork(queue, { wait: true })))
      let timer: NodeJS.Timeout | undefined
      const timeUp = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, timeoutMs)
      })
      await Promise.race([finished, timeUp])
      clearTimeout(timer)
    },
    claims: () => slots.flatMap((slot) => slot.claim ?? []),
  }
}
