import type { Provider, ProviderRef, WorkResult, WorkState } from '../../domain/work/provider.ts'
import { complaintText, failureOf, hasTypedComplaint } from './fal-failure.ts'
import { createCallFal, isSuccess, readFal, unavailable, type FalAnswer, type Fetch } from './fal-http.ts'
import { isObject, textOf } from './fal-json.ts'
import { submitToFal } from './fal-submit.ts'
import { requestUrls, type RequestUrl } from './fal-urls.ts'
import { findPastRequest } from './past-requests.ts'

export interface FalTimeouts {
  /** One request to FAL, its answer included. */
  readonly requestMs?: number
  /** How long FAL may leave work unstarted before it gives up by itself; absent: for ever. */
  readonly startMs?: number
}

/** FAL's queue. `webhookUrl` is the whole address of our webhook; each order adds `?request=<correlation>`. */
export function createFalProvider(options: {
  key: string
  queueUrl: string
  apiUrl: string
  webhookUrl: string | null
  fetch?: Fetch
  timeouts?: FalTimeouts
}): Provider {
  const { key, queueUrl, apiUrl, webhookUrl, timeouts = {} } = options
  const callFal = createCallFal({
    key,
    fetch: options.fetch ?? fetch,
    timeoutMs: timeouts.requestMs ?? 30_000,
  })

  async function ask(ref: ProviderRef, kind: RequestUrl): Promise<FalAnswer & { url: string }> {
    const method = kind === 'cancel' ? 'PUT' : 'GET'
    const [first, ...others] = requestUrls(queueUrl, ref, kind)
    let url = first ?? queueUrl
    let answer = await readFal(callFal, { method, url: withLogs(url, kind) })
    for (const other of others) {
      if (answer.status !== 404 && answer.status !== 405) break
      url = other
      answer = await readFal(callFal, { method, url: withLogs(url, kind) })
    }
    return { ...answer, url }
  }

  async function readStatus(ref: ProviderRef) {
    const answer = await ask(ref, 'status')
    if (answer.status === 404) return { state: { kind: 'not-found' } as const, body: answer.body }
    if (!isSuccess(answer) || !isObject(answer.body))
      throw unavailable({ method: 'GET', url: answer.url }, `${answer.status} ${complaintText(answer.body)}`)
    return { state: stateOf(answer.body), body: answer.body }
  }

  return {
    submit: (order) =>
      submitToFal({ callFal, queueUrl, webhookUrl, startMs: timeouts.startMs ?? null }, order),

    check: async (ref) => (await readStatus(ref)).state,

    async fetchResult(ref): Promise<WorkResult> {
      const answer = await ask(ref, 'response')
      if (answer.status === 202 || saysUnfinished(answer.body)) return { kind: 'not-ready' }
      if (isSuccess(answer)) {
        if (answer.body === undefined) throw unavailable({ method: 'GET', url: answer.url }, 'half an answer')
        return { kind: 'ready', output: answer.body }
      }
      // Before it is over, any answer can be one that only means "not yet".
      const { state, body } = await readStatus(ref)
      if (state.kind === 'queued' || state.kind === 'running') return { kind: 'not-ready' }
      return { kind: 'failed', failure: verdictOf(answer, body), output: answer.body ?? null }
    },

    async cancel(ref) {
      const answer = await ask(ref, 'cancel')
      if (isSuccess(answer)) return 'cancelled'
      if (answer.status === 404) return 'not-found'
      if (answer.status === 400) return 'already-completed'
      throw unavailable({ method: 'PUT', url: answer.url }, `${answer.status} ${complaintText(answer.body)}`)
    },

    findLost: (order, submittedAfter) => findPastRequest({ callFal, apiUrl }, order, submittedAfter),
  }
}

const withLogs = (url: string, kind: RequestUrl): string => {
  if (kind !== 'status') return url
  const withQuery = new URL(url)
  withQuery.searchParams.set('logs', '1')
  return withQuery.href
}

function stateOf(body: Readonly<Record<string, unknown>>): WorkState {
  const logs = logsOf(body['logs'])
  if (body['status'] === 'IN_QUEUE') {
    const position = body['queue_position']
    return { kind: 'queued', position: typeof position === 'number' ? position : null }
  }
  if (body['status'] === 'IN_PROGRESS') return { kind: 'running', logs }
  // A word we do not know is no reason to wait for ever: the result tells, and it may say "not yet".
  return { kind: 'finished', logs }
}

const logsOf = (logs: unknown): string[] =>
  Array.isArray(logs) ? logs.flatMap((each) => textOf(isObject(each) ? each['message'] : each) ?? []) : []

const saysUnfinished = (body: unknown): boolean =>
  isObject(body) &&
  (((body['status'] === 'IN_QUEUE' || body['status'] === 'IN_PROGRESS') && 'request_id' in body) ||
    (typeof body['detail'] === 'string' &&
      /still in progress|not (yet )?(completed|ready|finished)/i.test(body['detail'])))

/** Of work that is over: its own failure, a result FAL no longer has, or a gateway that could not read it to us. */
function verdictOf(answer: FalAnswer & { url: string }, status: unknown) {
  if (answer.status === 404 && isUnknownRequest(answer.body))
    return { code: 'empty-result', detail: '404 FAL has no result for this request (any more)' } as const
  const isVerdict =
    answer.status < 500 ||
    hasTypedComplaint(answer.body) ||
    answer.headers.has('x-fal-error-type') ||
    answer.headers.has('x-fal-request-timeout-type') ||
    (answer.status === 500 && isObject(answer.body) && 'detail' in answer.body)
  if (isVerdict) return failureOf(answer)
  if (isObject(status) && ('error' in status || 'error_type' in status))
    return failureOf({ status: answer.status, body: status })
  throw unavailable({ method: 'GET', url: answer.url }, `${answer.status} ${complaintText(answer.body)}`)
}

const isUnknownRequest = (body: unknown): boolean =>
  !isObject(body) ||
  body['status'] === 'NOT_FOUND' ||
  /request.*not found/i.test(textOf(body['detail']) ?? '')
