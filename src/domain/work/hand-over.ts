import type { Clock } from '../shared/clock.ts'
import { later } from '../shared/clock.ts'
import type { Jobs } from '../shared/jobs.ts'
import { nextCheckDelayMs } from './check-schedule.ts'
import type { FinishWork } from './finish.ts'
import type { Provider } from './provider.ts'
import type { ProviderRequest, RequestStore } from './provider-request.ts'
import type { WorkSubject } from './work-status.ts'

/** Longer than any submit may take: after it, a row still in `sending` belongs to a process that died. */
export const submitLeaseMs = 60_000
/** A vendor that names no time, none at all or tomorrow is asked again when it suits the person who waits. */
const busyDelayMs = { usual: 5_000, shortest: 1_000, longest: 60_000 } as const
const lostLookDelayMs = 2_000

interface Stores {
  readonly requests: Pick<RequestStore, 'add' | 'accept' | 'moveToLost' | 'finish' | 'findLatest'>
  readonly jobs: Jobs
}

export interface HandOverNeeds<S extends Stores> {
  readonly stores: S
  readonly inTransaction: <T>(work: (stores: S) => Promise<T>) => Promise<T>
  readonly provider: Provider
  readonly isWebhookExpected: boolean
  readonly newCorrelation: () => string
  readonly clock: Clock
  readonly finish: FinishWork
}

export interface HandOver<S> {
  readonly subject: WorkSubject
  readonly endpointId: string
  readonly model: string
  readonly input: Readonly<Record<string, unknown>>
  /** Takes the work from pending to processing; false when somebody else has. */
  begin(stores: S, correlation: string): Promise<boolean>
  /** Puts it back to pending and queues another try. */
  putBack(stores: S, delayMs: number): Promise<void>
}

/**
 * Asks the vendor once. The attempt is written down before the vendor hears of it, so that whatever happens in
 * between, nobody asks a second time without knowing what became of the first.
 */
export async function handOver<S extends Stores>(needs: HandOverNeeds<S>, work: HandOver<S>): Promise<void> {
  const { stores, provider, clock } = needs
  // Asked to stop during an attempt that came to nothing: there is no other one.
  const before = await stores.requests.findLatest(work.subject)
  if (before?.cancelRequestedAt)
    return needs.finish(work.subject, { kind: 'cancelled', isAnswered: false }, null)
  const request = await begin(needs, work)
  if (!request) return

  const outcome = await provider.submit({
    endpointId: work.endpointId,
    input: work.input,
    correlation: request.correlation,
  })
  switch (outcome.kind) {
    case 'accepted': {
      const delayMs = nextCheckDelayMs(work.subject, 0, needs.isWebhookExpected)
      await stores.requests.accept(request.id, outcome.ref, later(clock(), delayMs))
      return
    }
    case 'refused':
      await needs.finish(work.subject, { kind: 'failed', failure: outcome.failure, output: null }, request)
      return
    case 'busy':
      await needs.inTransaction(async (inside) => {
        if (await inside.requests.finish(request.id))
          await work.putBack(inside, busyDelayOf(outcome.retryAfterMs))
      })
      return
    case 'unknown':
      await stores.requests.moveToLost(request.id, later(clock(), lostLookDelayMs))
  }
}

const busyDelayOf = (askedMs: number | null): number =>
  Math.min(busyDelayMs.longest, Math.max(busyDelayMs.shortest, askedMs ?? busyDelayMs.usual))

function begin<S extends Stores>(
  needs: HandOverNeeds<S>,
  work: HandOver<S>,
): Promise<ProviderRequest | undefined> {
  const correlation = needs.newCorrelation()
  return needs.inTransaction(async (stores) => {
    if (!(await work.begin(stores, correlation))) return undefined
    const { subject, endpointId, model, input } = work
    const nextCheckAt = later(needs.clock(), submitLeaseMs)
    return stores.requests.add({ correlation, subject, endpointId, model, input, nextCheckAt })
  })
}
