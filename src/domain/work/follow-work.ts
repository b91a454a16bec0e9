import type { Clock } from '../shared/clock.ts'
import { later } from '../shared/clock.ts'
import { Failure } from '../shared/failure.ts'
import { nextCheckDelayMs } from './check-schedule.ts'
import { deadlineMsOf, type Deadlines } from './deadlines.ts'
import type { FinishWork } from './finish.ts'
import type { Provider, ProviderRef, WorkState } from './provider.ts'
import type { ProviderRequest, RequestStore } from './provider-request.ts'
import { latestStep } from './training-steps.ts'

export interface FollowNeeds {
  readonly requests: RequestStore
  readonly provider: Provider
  readonly finish: FinishWork
  readonly deadlines: Deadlines
  readonly isWebhookExpected: boolean
  readonly clock: Clock
  /** Told when what a person can see of the work has changed. */
  readonly onProgress: (request: ProviderRequest) => Promise<void>
  readonly onError: (error: unknown, request: ProviderRequest) => void
}

/** Long enough to fetch and keep a result; after it another process may take the request up. */
const leaseMs = 60_000
const batchSize = 20
const retryDelayMs = 3_000

/** Takes up whatever is due: webhooks that arrived, looks at the vendor, deadlines, lost answers. Returns how many. */
export async function followDue(needs: FollowNeeds): Promise<number> {
  const now = needs.clock()
  const due = await needs.requests.claimDue(now, later(now, leaseMs), batchSize)
  await Promise.all(due.map((request) => followSafely(needs, request)))
  return due.length
}

async function followSafely(needs: FollowNeeds, request: ProviderRequest): Promise<void> {
  try {
    return await followOne(needs, request)
  } catch (error) {
    needs.onError(error, request)
    if (isPast(needs, request)) return giveUp(needs, request, error)
    await needs.requests.update(request.id, { nextCheckAt: later(needs.clock(), retryDelayMs) })
  }
}

/** Past the deadline even a result that cannot be fetched or kept is no reason to let a person wait. */
function giveUp(needs: FollowNeeds, request: ProviderRequest, error: unknown): Promise<void> {
  const detail = error instanceof Error ? error.message : String(error)
  const failure = { code: 'deadline', detail } as const
  return needs.finish(request.subject, { kind: 'failed', failure, output: null }, request)
}

/** Brings one attempt a step further. */
export async function followOne(needs: FollowNeeds, request: ProviderRequest): Promise<void> {
  if (request.state === 'finished') return
  if (request.state !== 'accepted' || request.requestId === null) return lookForLost(needs, request)
  if (request.webhookResult && request.webhookResult.kind !== 'not-ready')
    return needs.finish(request.subject, request.webhookResult, request)

  const ref = refOf(request, request.requestId)
  if (request.cancelRequestedAt) return stop(needs, request, ref, 'cancelled')
  if (isPast(needs, request)) return stop(needs, request, ref, 'deadline')

  const state = await needs.provider.check(ref)
  if (state.kind === 'finished') return takeResult(needs, request, ref)
  await keepProgress(needs, request, state)
}

async function takeResult(needs: FollowNeeds, request: ProviderRequest, ref: ProviderRef): Promise<void> {
  const result = await needs.provider.fetchResult(ref)
  if (result.kind === 'not-ready') return schedule(needs, request)
  await needs.finish(request.subject, result, request)
}

async function keepProgress(needs: FollowNeeds, request: ProviderRequest, state: WorkState): Promise<void> {
  const logs = state.kind === 'running' ? state.logs : []
  const step = latestStep(logs)
  const progress = {
    queuePosition: state.kind === 'queued' ? state.position : null,
    step: step?.step ?? request.step,
    totalSteps: step?.totalSteps ?? request.totalSteps,
  }
  const startedAt = request.startedAt ?? (state.kind === 'running' ? needs.clock() : null)
  await needs.requests.update(request.id, {
    ...progress,
    ...(startedAt ? { startedAt } : {}),
    ...(logs.length > 0 ? { logs: logs.join('\n') } : {}),
    nextCheckAt: later(
      needs.clock(),
      nextCheckDelayMs(request.subject, request.checks, needs.isWebhookExpected),
    ),
  })
  await needs.onProgress({ ...request, ...progress, startedAt })
}

/** Cancels at the vendor first: its answer decides whether the work is stopped or done. */
async function stop(
  needs: FollowNeeds,
  request: ProviderRequest,
  ref: ProviderRef,
  reason: 'cancelled' | 'deadline',
): Promise<void> {
  const answer = await cancelIfReachable(needs, ref, reason)
  if (answer === 'already-completed') return takeResult(needs, request, ref)
  if (reason === 'cancelled') return needs.finish(request.subject, { kind: 'cancelled' }, request)
  const detail = `Not finished within ${deadlineMsOf(needs.deadlines, request.subject) / 1000} s; the vendor said ${answer}`
  const failure = { code: 'deadline', detail } as const
  await needs.finish(request.subject, { kind: 'failed', failure, output: null }, request)
}

async function cancelIfReachable(needs: FollowNeeds, ref: ProviderRef, reason: 'cancelled' | 'deadline') {
  try {
    return await needs.provider.cancel(ref)
  } catch (error) {
    // A person's wish to stop waits for the vendor; a deadline does not.
    if (reason === 'cancelled' || !(error instanceof Failure)) throw error
    return 'unreachable'
  }
}

/** The answer to a submit is missing: look for the request, never send it again. */
async function lookForLost(needs: FollowNeeds, request: ProviderRequest): Promise<void> {
  const { endpointId, input, correlation } = request
  const found = await needs.provider.findLost({ endpointId, input, correlation }, request.submittedAt)
  if (found) {
    await needs.requests.accept(request.id, found, needs.clock())
    return
  }
  const ageMs = needs.clock().getTime() - request.submittedAt.getTime()
  if (ageMs >= needs.deadlines.submitLostMs) {
    const failure = {
      code: 'submit-lost',
      detail: `No trace of ${correlation} after ${Math.round(ageMs / 1000)} s`,
    } as const
    const ending = request.cancelRequestedAt
      ? ({ kind: 'cancelled' } as const)
      : ({ kind: 'failed', failure, output: null } as const)
    return needs.finish(request.subject, ending, request)
  }
  if (request.state === 'sending')
    await needs.requests.moveToLost(request.id, later(needs.clock(), retryDelayMs))
  else await needs.requests.update(request.id, { nextCheckAt: later(needs.clock(), retryDelayMs) })
}

const schedule = ({ requests, clock }: FollowNeeds, request: ProviderRequest): Promise<void> =>
  requests.update(request.id, { nextCheckAt: later(clock(), 1000) })

const isPast = ({ deadlines, clock }: FollowNeeds, request: ProviderRequest): boolean =>
  clock().getTime() - request.submittedAt.getTime() >= deadlineMsOf(deadlines, request.subject)

const refOf = (request: ProviderRequest, requestId: string): ProviderRef => ({
  endpointId: request.endpointId,
  requestId,
  statusUrl: request.statusUrl,
  responseUrl: request.responseUrl,
  cancelUrl: request.cancelUrl,
})
