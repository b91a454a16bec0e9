import { later, type Clock } from '../shared/clock.ts'
import { Failure } from '../shared/failure.ts'
import type { ProviderRequest, RequestStore } from './provider-request.ts'
import { isUnfinished, type WorkStatus, type WorkSubject } from './work-status.ts'

export type CancelOutcome =
  /** Stopped; everything is refunded. */
  | { readonly kind: 'cancelled'; readonly refundedCredits: number }
  /** The vendor could not be asked yet; it is asked until it answers. */
  | { readonly kind: 'cancelling' }
  | { readonly kind: 'too-late' }
  | { readonly kind: 'not-found' }

export interface CancellableWork {
  readonly userId: number
  readonly status: WorkStatus
  readonly priceCredits: number
}

interface Needs {
  readonly requests: Pick<RequestStore, 'findLatest' | 'update'>
  readonly clock: Clock
  find(subject: WorkSubject): Promise<CancellableWork | undefined>
  /** Ends work that no vendor has heard of; false when it has just been handed over. */
  cancelPending(subject: WorkSubject): Promise<boolean>
  follow(request: ProviderRequest): Promise<void>
}

/** How long the one who was asked to stop goes first: the answer belongs on the screen of the person who waits for it. */
const ourTurnMs = 5_000

/** Asks the vendor to stop, and answers what really happened. */
export async function cancelWork(needs: Needs, userId: number, subject: WorkSubject): Promise<CancelOutcome> {
  const work = await needs.find(subject)
  if (work?.userId !== userId) return { kind: 'not-found' }
  const cancelled = { kind: 'cancelled', refundedCredits: work.priceCredits } as const
  if (work.status === 'cancelled') return cancelled
  if (!isUnfinished(work.status)) return { kind: 'too-late' }
  if (work.status === 'pending' && (await needs.cancelPending(subject))) return cancelled

  const request = await needs.requests.findLatest(subject)
  if (!request) return { kind: 'cancelling' }
  const now = needs.clock()
  const isWithVendor = request.state === 'accepted'
  const nextCheckAt = isWithVendor ? later(now, ourTurnMs) : now
  await needs.requests.update(request.id, { cancelRequestedAt: now, nextCheckAt })
  if (isWithVendor) await tellVendor(needs, { ...request, cancelRequestedAt: now })

  const after = await needs.find(subject)
  if (after?.status === 'cancelled') return cancelled
  return after && isUnfinished(after.status) ? { kind: 'cancelling' } : { kind: 'too-late' }
}

/** The wish is written down and due: whoever follows the work tells a vendor that cannot be reached now. */
async function tellVendor({ follow }: Needs, request: ProviderRequest): Promise<void> {
  try {
    await follow(request)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
  }
}
