import { within } from '../domain/shared/within.ts'
import type { Program } from '../compose.ts'
import { removeAbandonedUploads } from '../adapters/fal/abandoned-uploads.ts'
import { startWorker } from '../jobs/worker.ts'
import type { JobHandler } from '../adapters/queue/queue-definition.ts'
import { checkFal } from './check-fal.ts'
import type { Running } from './running.ts'

const stopWithinMs = 13_000

/** Jobs, following work at the vendor, and the sweep. */
export async function runWorker(program: Program): Promise<Running & { wake(): void }> {
  const { store, jobs, follow, progressShow, config, report } = program
  await removeAbandonedUploads().catch(report('worker'))
  await store.queue.work(jobs as unknown as Record<string, JobHandler>)
  await store.stores.jobs.add('audit-books', {}, { key: 'books' })
  const worker = startWorker({
    follow,
    sweep: { unfinished: store.stores.unfinished, jobs: store.stores.jobs, clock: follow.clock },
    sweepEveryMs: config.deadlines.sweepEveryMs,
    isOnlyProcess: config.database.kind === 'embedded',
    onError: report('worker'),
  })
  const fal = checkFal(program)
  return {
    wake: () => worker.wake(),
    async stop() {
      fal.stop()
      const following = worker.stop().then(progressShow.settled)
      // What takes longer is taken up by the next start.
      await Promise.all([within(stopWithinMs, following), store.queue.stop({ timeoutMs: stopWithinMs })])
    },
  }
}
