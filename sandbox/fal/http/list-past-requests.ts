import type { QueuedRequest } from '../queued-request.ts'

// GET /v1/models/requests/by-endpoint. Confirmed by FAL's reference page
// (https://fal.ai/docs/platform-apis/v1/models/requests/by-endpoint) and its OpenAPI: the path, the parameters
// endpoint_id (required), start, end (exclusive), status, request_id, expand=payloads, limit (50, at most 100), cursor,
// sort_by, the fields of an item and the paging. Not confirmed: which time start and end are compared with (sent_at
// here) and whether requests that are still under way are listed (they are here: ended_at is optional in the schema).
// Webhook addresses are not part of it; a lost request is recognised by its input.

const dayMs = 24 * 60 * 60 * 1000

export function listPastRequests(
  all: readonly QueuedRequest[],
  asked: { endpointIds: readonly string[]; query: URLSearchParams; now: number },
): Record<string, unknown> {
  const { query, now } = asked
  const requestId = query.get('request_id')
  const start = readTime(query.get('start')) ?? now - (requestId ? 90 * dayMs : dayMs)
  const end = readTime(query.get('end')) ?? now + 1
  const status = query.get('status')
  const matching = all
    .filter(
      (request) =>
        asked.endpointIds.includes(request.endpointId) &&
        !request.faults.some(({ kind }) => kind === 'vanished') &&
        (!requestId || request.id === requestId) &&
        request.createdAt >= start &&
        request.createdAt < end &&
        (!status || statusOf(request) === status),
    )
    .toSorted(query.get('sort_by') === 'duration' ? byDuration : byEnd)
  const limit = Math.min(Math.max(Number(query.get('limit') ?? 50) || 50, 1), 100)
  const page = Number(Buffer.from(query.get('cursor') ?? '', 'base64').toString()) || 1
  const items = matching.slice((page - 1) * limit, page * limit)
  const hasMore = matching.length > page * limit
  const withPayloads = query
    .getAll('expand')
    .flatMap((value) => value.split(','))
    .includes('payloads')
  return {
    items: items.map((request) => describe(request, withPayloads)),
    next_cursor: hasMore ? Buffer.from(String(page + 1)).toString('base64') : null,
    has_more: hasMore,
  }
}

const durationOf = ({ startedAt, finishedAt }: QueuedRequest) =>
  startedAt === null || finishedAt === null ? 0 : finishedAt - startedAt
const byDuration = (a: QueuedRequest, b: QueuedRequest) => durationOf(b) - durationOf(a)
const byEnd = (a: QueuedRequest, b: QueuedRequest) =>
  (b.finishedAt ?? Infinity) - (a.finishedAt ?? Infinity) || 0

function readTime(value: string | null): number | undefined {
  const time = value === null ? NaN : Date.parse(value)
  return Number.isNaN(time) ? undefined : time
}

function statusOf({ outcome }: QueuedRequest): string | undefined {
  if (!outcome) return undefined
  if (outcome.statusCode < 400) return 'success'
  return outcome.statusCode < 500 ? 'user_error' : 'error'
}

function describe(request: QueuedRequest, withPayloads: boolean): Record<string, unknown> {
  const { createdAt, startedAt, finishedAt, outcome } = request
  const isKept = request.headers['x-fal-store-io'] !== '0' && !request.payloadsDeleted
  const iso = (time: number) => new Date(time).toISOString()
  return {
    request_id: request.id,
    endpoint_id: request.endpointId,
    sent_at: iso(createdAt),
    started_at: iso(startedAt ?? createdAt),
    ended_at: finishedAt === null ? null : iso(finishedAt),
    status_code: outcome?.statusCode ?? null,
    duration: finishedAt === null ? null : durationOf(request) / 1000,
    ...(withPayloads && isKept && { json_input: request.input, json_output: outcome?.body ?? null }),
  }
}
