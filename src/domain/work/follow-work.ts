import type { Clock } from '../shared/clock.ts'
import { later } from '../shared/clock.ts'
import { Failure } from '../shared/failure.ts'
import { createSideTasks } from '../shared/side-tasks.ts'
import { nextCheckDelayMs } from './check-schedule.ts'
import { deadlineMsOf, type Deadlines } from './deadlines.ts'
import type { FinishWork } from './finish.ts'
import type { Provider, ProviderRef, WorkFailure, WorkResult, WorkState } from './provider.ts'
import { refOf, type ProviderRequest, type RequestStore } from './provider-request.ts'
import { latestStep } from './training-steps.ts'

export interface FollowNeeds {
  readonly requests: RequestStore
  readonly provider: Provider
  readonly finish: FinishWork
  readonly deadlines: Deadlines
  readonly isWebhookExpected: boolean
  readonly clock: Clock
  /** Told of each look at the vendor, for the operator to see what it said last. */
  readonly onLook: (request: ProviderRequest, logs: readonly string[]) => Promise<void>
  /** Told when what a person can see of the work may have changed; not waited for, a chat may be slow. */
  readonly onProgress: (request: ProviderRequest) => void
  readonly onError: (error: unknown, request: ProviderRequest) => void
}

/** Long enough to fetch and keep a result; after it another process may take the request up. */
const leaseMs = 60_000
const mostAtOnce = 20
const retryDelayMs = 3_000
/** When the vendor says that it is over and the result is not there yet. */
const soonMs = 1_000

/**
 * Takes up whatever is due: webhooks that arrived, looks at the vendor, deadlines, lost answers. Each goes its own way,
 * so that a result that is slow to fetch keeps nobody else waiting.
 */
export function createFollower(needs: FollowNeeds) {
  const underWay = createSideTasks()
  return {
    /** Resolves with how many were taken up, without waiting for what comes of them. */
    async takeDue(): Promise<number> {
      const room = mostAtOnce - underWay.keys().length
      if (room <= 0) return 0
      const now = needs.clock()
      const due = await needs.requests.claimDue(now, later(now, leaseMs), room, underWay.keys())
      for (const request of due)
        underWay.start(request.id, () =>
          followSafely(needs, request).catch((error: unknown) => needs.onError(error, request)),
        )
      return due.length
    },
    settled: underWay.settled,
  }
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
  return end(needs, request, { code: 'deadline', detail })
}

/** Without a result. Whoever had asked to stop is not told of a failure. */
function end(needs: FollowNeeds, request: ProviderRequest, failure: WorkFailure): Promise<void> {
  const ending = request.cancelRequestedAt
    ? ({ kind: 'cancelled', isAnswered: false } as const)
    : ({ kind: 'failed', failure, output: null } as const)
  return needs.finish(request.subject, ending, request)
}

/** Brings one attempt a step further. */
export async function followOne(needs: FollowNeeds, request: ProviderRequest): Promise<void> {
  if (request.state === 'finished') return
  if (request.state !== 'accepted' || request.requestId === null) return lookForLost(needs, request)
  const ref = refOf(request, request.requestId)
  if (request.webhookResult && request.webhookResult.kind !== 'not-ready') {
    await noteLastLogs(needs, request, ref)
    return finishWith(needs, request, request.webhookResult)
  }
  if (request.cancelRequestedAt) return stop(needs, request, ref, 'cancelled')
  if (isPast(needs, request)) return stop(needs, request, ref, 'deadline')

  const state = await needs.provider.check(ref)
  await needs.onLook(request, 'logs' in state ? state.logs : [])
  if (state.kind === 'finished') return takeResult(needs, request, ref)
  await keepProgress(needs, request, state)
}

/** A webhook brings a result without the trainer's last words; they are not worth waiting for a vendor that is away. */
async function noteLastLogs(needs: FollowNeeds, request: ProviderRequest, ref: ProviderRef): Promise<void> {
  if (request.subject.kind !== 'training') return
  try {
    const state = await needs.provider.check(ref)
    await needs.onLook(request, 'logs' in state ? state.logs : [])
  } catch (error) {
    if (!(error instanceof Failure)) throw error
  }
}

async function takeResult(needs: FollowNeeds, request: ProviderRequest, ref: ProviderRef): Promise<void> {
  const result = await needs.provider.fetchResult(ref)
  if (result.kind !== 'not-ready') return finishWith(needs, request, result)
  if (!isPast(needs, request))
    return needs.requests.update(request.id, { nextCheckAt: later(needs.clock(), soonMs) })
  await end(needs, request, { code: 'deadline', detail: 'The vendor calls it over and has no result' })
}

type Result = Exclude<WorkResult, { kind: 'not-ready' }>

function finishWith(needs: FollowNeeds, request: ProviderRequest, result: Result): Promise<void> {
  const ending = result.kind === 'ready' ? { ...result, isLastTry: isPast(needs, request) } : result
  return needs.finish(request.subject, ending, request)
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
  needs.onProgress({ ...request, ...progress, startedAt })
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
  const detail = `Not finished within ${deadlineMsOf(needs.deadlines, request.subject) / 1000} s; the vendor said ${answer}`
  await end(needs, request, { code: 'deadline', detail })
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
  const ageMs = needs.clock().getTime() - request.submittedAt.getTime()
  const isTooLate = ageMs >= needs.deadlines.submitLostMs
  const found = await needs.provider
    .findLost({ endpointId, input, correlation }, request.submittedAt)
    .catch((error: unknown) => {
      // A key may submit and yet not be allowed to read the list of past requests.
      if (!isTooLate || !(error instanceof Failure)) throw error
      needs.onError(error, request)
    })
  if (found) {
    await needs.requests.accept(request.id, found, needs.clock())
    return
  }
  if (isTooLate) {
    const detail = `No trace of ${correlation} after ${Math.round(ageMs / 1000)} s`
    return end(needs, request, { code: 'submit-lost', detail })
  }
  if (request.state === 'sending')
    await needs.requests.moveToLost(request.id, later(needs.clock(), retryDelayMs))
  else await needs.requests.update(request.id, { nextCheckAt: later(needs.clock(), retryDelayMs) })
}

const isPast = ({ deadlines, clock }: FollowNeeds, request: ProviderRequest): boolean =>
  clock().getTime() - request.submittedAt.getTime() >= deadlineMsOf(deadlines, request.subject)
