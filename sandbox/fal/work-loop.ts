import { createAlarm } from './alarm.ts'
import { failureOfType, infrastructureFailure, ModelFailure } from './faults/model-failure.ts'
import type { Catalogue } from './models/catalogue.ts'
import type { CreateJob } from './models/create-job.ts'
import type { ModelResult } from './models/model.ts'
import { validateInput } from './models/validate-input.ts'
import type { Pace } from './pace.ts'
import { findFault, hasFault, type Outcome, type QueuedRequest } from './queued-request.ts'
import { startDeadline } from './start-deadline.ts'
import type { MediaStore } from './store/media-store.ts'
import type { RequestStore } from './store/request-store.ts'
import { planForgery, planWebhooks } from './webhooks/plan-webhooks.ts'
import type { WebhookSender } from './webhooks/webhook-sender.ts'

type Work = () => Promise<ModelResult>

export interface WorkLoop {
  accept(request: QueuedRequest): void
  /** Does everything at once, webhook included, before it returns. */
  acceptAndFinish(request: QueuedRequest): Promise<void>
  cancel(id: string): 'requested' | 'already-completed' | 'not-found'
  /** The pace changed. */
  wake(): void
  close(): Promise<void>
}

/**
 * Moves requests from queued to finished. Only the times of what happened are stored, so that a changed pace holds for
 * what is under way, and a restart goes on where it was.
 */
export function createWorkLoop(deps: {
  requests: RequestStore
  media: MediaStore
  catalogue: Catalogue
  createJob: CreateJob
  webhooks: WebhookSender
  pace: () => Pace
  now: () => number
}): WorkLoop {
  const { requests, media, catalogue, createJob, webhooks, pace, now } = deps
  const works = new Map<string, Promise<Work>>()
  const finishing = new Map<string, Promise<void>>()
  // A cancel forgets the work, but not that it still runs.
  const starting = new Set<Promise<unknown>>()

  const dueAt = (request: QueuedRequest): number => {
    if (request.phase === 'queued') {
      const begins = hasFault(request, 'stuck-in-queue') ? Infinity : request.createdAt + pace().queueMs
      return Math.min(begins, startDeadline(request))
    }
    if (!works.has(request.id)) return 0
    if (hasFault(request, 'stuck-in-progress')) return Infinity
    const usual = catalogue.find(request.endpointId)?.durationMs(pace()) ?? 0
    return (request.startedAt ?? 0) + usual + (findFault(request, 'slow')?.delayMs ?? 0)
  }

  const complete = (id: string, outcome: Outcome, announce: 'soon' | 'now' | 'never'): Promise<unknown> => {
    works.delete(id)
    // Whoever comes first wins: a cancel while the picture was being drawn, for one.
    if (requests.find(id)?.phase === 'finished') return Promise.resolve()
    const done = requests.change(id, () => ({ phase: 'finished', finishedAt: now(), outcome }))
    if (hasFault(done, 'expired-media')) media.expire({ requestId: id })
    if (announce === 'never') return Promise.resolve()
    const planned = planWebhooks(done, now())
    if (announce === 'now') return Promise.all(planned.map((webhook) => webhooks.sendNow(webhook)))
    for (const webhook of planned) webhooks.add(webhook)
    return Promise.resolve()
  }

  const startWork = async (request: QueuedRequest): Promise<Work> => {
    const model = catalogue.find(request.endpointId)
    if (!model) throw infrastructureFailure('internal_error')
    return model.start(createJob(request, validateInput(model.input, request.input)))
  }

  /** Downloads and checks; what fails here ends the request long before its time. */
  const begin = (request: QueuedRequest) => {
    const started = requests.change(request.id, (at) => ({
      phase: 'running',
      startedAt: at.startedAt ?? now(),
    }))
    for (const forgery of planForgery(started, now())) webhooks.add(forgery)
    const work = startWork(started)
    works.set(request.id, work)
    const settled = work
      .catch((error: unknown) => complete(request.id, toOutcome(error), 'soon'))
      .finally(() => starting.delete(settled))
    starting.add(settled)
  }

  const finish = async (request: QueuedRequest, announce: 'soon' | 'now') => {
    const outcome = await run(request, works.get(request.id)).catch(toOutcome)
    await complete(request.id, outcome, announce)
  }

  const advance = (request: QueuedRequest) => {
    if (request.phase === 'running') {
      if (!works.has(request.id)) begin(request)
      else void keepFinishing(request.id, finish(request, 'soon'))
    } else if (startDeadline(request) <= now()) {
      const { outcome } = infrastructureFailure('request_timeout')
      const headers = { ...outcome.headers, 'x-fal-request-timeout-type': 'user' }
      void complete(request.id, { ...outcome, headers }, 'soon')
    } else begin(request)
  }

  const keepFinishing = (id: string, done: Promise<void>): Promise<void> => {
    const tracked = done.finally(() => {
      finishing.delete(id)
      alarm.set()
    })
    finishing.set(id, tracked)
    return tracked
  }

  const waiting = () => requests.listUnfinished().filter((request) => !finishing.has(request.id))

  const alarm = createAlarm({
    now,
    nextAt: () => {
      const earliest = Math.min(...waiting().map(dueAt), Infinity)
      return earliest === Infinity ? undefined : earliest
    },
    ring: async () => {
      for (const request of waiting()) if (dueAt(request) <= now()) advance(request)
    },
  })

  return {
    accept(request) {
      requests.save(request)
      alarm.set()
    },
    async acceptAndFinish(request) {
      const whole = async () => {
        requests.save({ ...request, phase: 'running', startedAt: now() })
        works.set(request.id, startWork(request))
        await finish(request, 'now')
      }
      await keepFinishing(request.id, whole())
    },
    cancel(id) {
      const request = requests.find(id)
      if (!request) return 'not-found'
      if (request.phase === 'finished') return 'already-completed'
      requests.change(id, () => ({ cancelRequested: true }))
      const stops = request.phase === 'queued' || catalogue.find(request.endpointId)?.stopsOnCancel
      if (stops) void complete(id, infrastructureFailure('client_cancelled').outcome, 'never')
      return 'requested'
    },
    wake: () => alarm.set(),
    async close() {
      await alarm.close()
      await Promise.allSettled(finishing.values())
      await Promise.allSettled(starting)
    },
  }
}

async function run(request: QueuedRequest, work: Promise<Work> | undefined): Promise<Outcome> {
  const finishWork = await work
  if (!finishWork) throw new Error(`Expected work under way for ${request.id}.`)
  const asked = findFault(request, 'error')
  if (asked) throw failureOfType(asked.errorType ?? 'internal_server_error', request.input)
  const { output, billableUnits } = await finishWork()
  return { statusCode: 200, body: output, billableUnits }
}

function toOutcome(error: unknown): Outcome {
  if (error instanceof ModelFailure) return error.outcome
  console.error('A model of the FAL sandbox broke:', error)
  return { statusCode: 500, body: { detail: 'Internal Server Error' }, billableUnits: 0 }
}
