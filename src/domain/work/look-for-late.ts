import { later, type Clock } from '../shared/clock.ts'
import { Failure } from '../shared/failure.ts'
import type { Jobs } from '../shared/jobs.ts'
import type { Stores } from '../shared/stores.ts'
import { findWork } from './find-work.ts'
import type { FinishWork } from './finish.ts'
import type { Provider, WorkResult } from './provider.ts'
import { refOf, type ProviderRequest, type RequestStore } from './provider-request.ts'
import type { WorkStatus } from './work-status.ts'

/** So long after it was ordered a result that was given up may still turn up. */
export const watchedForLateMs = 12 * 3_600_000

export interface LookForLateNeeds {
  readonly stores: Pick<Stores, 'trainings' | 'generations'> & {
    readonly requests: Pick<RequestStore, 'find' | 'keepLate'>
    readonly jobs: Jobs
  }
  readonly provider: Pick<Provider, 'findLost' | 'check' | 'fetchResult'>
  readonly clock: Clock
  readonly finish: FinishWork
  /** Told once, when something stood in the way to the last. */
  readonly onError: (error: unknown, request: ProviderRequest) => void
}

interface GivenBack {
  readonly status: WorkStatus
  readonly errorCode: string | null
}

/** Given back because nobody knew whether the vendor had it: what it made after all is a gift. */
export const awaitsGift = ({ status, errorCode }: GivenBack): boolean =>
  status === 'failed' && errorCode === 'submit-lost'

/** In the transaction that gives back: the first look comes when as much time has passed again. */
export async function planLookForLate(jobs: Jobs, clock: Clock, request: ProviderRequest): Promise<void> {
  const attemptId = request.id
  await jobs.add(
    'look-for-late-result',
    { attemptId },
    { delayMs: nextDelayMs(clock, request), key: String(attemptId) },
  )
}

/**
 * Looks for the result of a lost request that was given back, less and less often, and hands it to the finisher as a
 * gift. A webhook that comes late leads here at once.
 */
export async function lookForLate(needs: LookForLateNeeds, attemptId: number): Promise<void> {
  const request = await needs.stores.requests.find(attemptId)
  if (request?.state !== 'finished') return
  const work = await findWork(needs.stores, request.subject)
  if (!work || !awaitsGift(work)) return
  const isLastTry = needs.clock() >= later(request.submittedAt, watchedForLateMs)
  const isSettled = await tryNow(needs, request, isLastTry)
  if (!isSettled && !isLastTry) await planLookForLate(needs.stores.jobs, needs.clock, request)
}

async function tryNow(
  needs: LookForLateNeeds,
  request: ProviderRequest,
  isLastTry: boolean,
): Promise<boolean> {
  try {
    const result = await resultOf(needs, request)
    if (result.kind !== 'ready') return result.kind === 'failed'
    const ending = { kind: 'ready', output: result.output, isLastTry, isGift: true } as const
    await needs.finish(request.subject, ending, request)
    return true
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    if (isLastTry) needs.onError(error, request)
    return false
  }
}

async function resultOf(needs: LookForLateNeeds, request: ProviderRequest): Promise<WorkResult> {
  const { endpointId, input, correlation, submittedAt, webhookResult } = request
  if (webhookResult && webhookResult.kind !== 'not-ready') return webhookResult
  const ref =
    request.requestId === null
      ? await needs.provider.findLost({ endpointId, input, correlation }, submittedAt)
      : refOf(request, request.requestId)
  if (!ref) return { kind: 'not-ready' }
  const state = await needs.provider.check(ref)
  const result: WorkResult =
    state.kind === 'finished' ? await needs.provider.fetchResult(ref) : { kind: 'not-ready' }
  // What another order has asked for in the same words is that order's.
  const isOurs = await needs.stores.requests.keepLate(request.id, ref, result)
  return isOurs ? result : { kind: 'not-ready' }
}

const nextDelayMs = (clock: Clock, { submittedAt }: ProviderRequest): number => {
  const ageMs = Math.max(1000, clock().getTime() - submittedAt.getTime())
  return Math.min(ageMs, Math.max(0, watchedForLateMs - ageMs))
}
