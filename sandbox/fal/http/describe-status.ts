import type { Model } from '../models/model.ts'
import type { Pace } from '../pace.ts'
import { findFault, type QueuedRequest } from '../queued-request.ts'

const statuses = { queued: 'IN_QUEUE', running: 'IN_PROGRESS', finished: 'COMPLETED' } as const

/** FAL's observed form: without the endpoint's sub-path. */
export function requestUrls(request: QueuedRequest, origin: string) {
  const app = request.endpointId.split('/').slice(0, 2).join('/')
  const base = `${origin}/${app}/requests/${request.id}`
  return { response_url: base, status_url: `${base}/status`, cancel_url: `${base}/cancel` }
}

/** The body of a status answer. */
export function describeStatus(
  request: QueuedRequest,
  world: {
    origin: string
    position: number
    withLogs: boolean
    model: Model | undefined
    pace: Pace
    now: number
  },
): Record<string, unknown> {
  const common = {
    status: statuses[request.phase],
    request_id: request.id,
    ...requestUrls(request, world.origin),
  }
  if (request.phase === 'queued') return { ...common, queue_position: world.position }
  const logs = world.withLogs ? describeLogs(request, world) : []
  if (request.phase === 'running') return { ...common, logs }
  const { startedAt, finishedAt, outcome } = request
  const seconds = startedAt === null || finishedAt === null ? null : (finishedAt - startedAt) / 1000
  return {
    ...common,
    logs,
    metrics: { inference_time: seconds },
    ...(outcome?.error !== undefined && { error: outcome.error }),
    ...(outcome?.errorType !== undefined && { error_type: outcome.errorType }),
  }
}

function describeLogs(request: QueuedRequest, world: { model: Model | undefined; pace: Pace; now: number }) {
  const { startedAt, finishedAt, outcome, imageCount } = request
  if (startedAt === null || !world.model) return []
  const lasts = world.model.durationMs(world.pace) + (findFault(request, 'slow')?.delayMs ?? 0)
  const succeeded = outcome?.statusCode === 200
  const elapsed = (finishedAt ?? world.now) - startedAt
  const fraction = succeeded ? 1 : Math.min(elapsed / Math.max(lasts, 1), 0.98)
  const span = finishedAt === null ? lasts : finishedAt - startedAt
  const input = (request.input ?? {}) as Record<string, unknown>
  const lines = world.model.log?.({ input, fraction, imageCount }) ?? []
  const entry = (message: string, level: string, at: number) => ({
    message,
    level,
    source: 'USER',
    timestamp: new Date(startedAt + at).toISOString(),
  })
  const seen = lines
    .filter(({ at }) => at <= fraction)
    .map(({ message, at }) => entry(message, 'INFO', at * span))
  if (outcome && !succeeded) seen.push(entry(`Failed with status ${outcome.statusCode}`, 'ERROR', elapsed))
  return seen
}
