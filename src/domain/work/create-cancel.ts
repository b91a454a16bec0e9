import type { Clock } from '../shared/clock.ts'
import type { Stores } from '../shared/stores.ts'
import { cancelWork, type CancelOutcome } from './cancel-work.ts'
import { findWork } from './find-work.ts'
import type { FinishWork } from './finish.ts'
import type { ProviderRequest } from './provider-request.ts'
import type { WorkSubject } from './work-status.ts'

/** Cancelling for trainings and generations alike. */
export function createCancel(needs: {
  readonly stores: Pick<Stores, 'trainings' | 'generations' | 'requests'>
  readonly clock: Clock
  readonly finish: FinishWork
  readonly follow: (request: ProviderRequest) => Promise<void>
}) {
  const { stores, clock, finish, follow } = needs
  const find = (subject: WorkSubject) => findWork(stores, subject)

  return (userId: number, subject: WorkSubject): Promise<CancelOutcome> =>
    cancelWork(
      {
        requests: stores.requests,
        clock,
        follow,
        find,
        async cancelPending(pending) {
          const latest = await stores.requests.findLatest(pending)
          if (latest && latest.state !== 'finished') return false
          await finish(pending, { kind: 'cancelled', isAnswered: true }, null)
          return (await find(pending))?.status === 'cancelled'
        },
      },
      userId,
      subject,
    )
}
