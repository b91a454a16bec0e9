import type { Catalogue } from '../models/catalogue.ts'
import type { Pace } from '../pace.ts'
import { hasFault, type QueuedRequest } from '../queued-request.ts'
import type { RequestStore } from '../store/request-store.ts'
import type { WorkLoop } from '../work-loop.ts'
import { describeStatus } from './describe-status.ts'
import type { Exchange, Routes } from './exchange.ts'
import { streamStatus } from './stream-status.ts'

const requestPath = /^\/.+\/requests\/([^/]+)(?:\/(status|status\/stream|response|cancel))?$/

/** Everything below …/requests/{id}, found by the id alone: FAL's own documents use three forms of the path. */
export function createQueueRoutes(deps: {
  requests: RequestStore
  catalogue: Catalogue
  work: WorkLoop
  checkKey: (exchange: Exchange) => boolean
  pace: () => Pace
  now: () => number
  origin: () => string
}): Routes {
  const { requests, catalogue, work, checkKey, pace, now, origin } = deps

  const describe = (request: QueuedRequest, withLogs: boolean) =>
    describeStatus(request, {
      origin: origin(),
      position: requests
        .listUnfinished()
        .filter((other) => other.phase === 'queued' && other.createdAt < request.createdAt).length,
      withLogs,
      model: catalogue.find(request.endpointId),
      pace: pace(),
      now: now(),
    })

  const wantsLogs = ({ url }: Exchange) => ['1', 'true'].includes(url.searchParams.get('logs') ?? '')

  const sendStatus = (exchange: Exchange, request: QueuedRequest) => {
    const code = request.phase === 'finished' ? 200 : 202
    exchange.send(code, describe(request, wantsLogs(exchange)), { 'x-fal-request-id': request.id })
  }

  const sendResult = (exchange: Exchange, { id, phase, outcome }: QueuedRequest) => {
    if (phase !== 'finished' || !outcome)
      return exchange.send(400, { detail: 'Request is still in progress' }, { 'x-fal-request-id': id })
    exchange.send(outcome.statusCode, outcome.body, {
      'x-fal-request-id': id,
      'x-fal-billable-units': String(outcome.billableUnits),
      'x-fal-served-from': 'sandbox',
      ...outcome.headers,
    })
  }

  const sendCancel = (exchange: Exchange, id: string) => {
    const answer = work.cancel(id)
    if (answer === 'requested') exchange.send(202, { status: 'CANCELLATION_REQUESTED' })
    else if (answer === 'already-completed') exchange.send(400, { status: 'ALREADY_COMPLETED' })
    else exchange.send(404, { status: 'NOT_FOUND' })
  }

  return async (exchange) => {
    const [, id = '', action = 'response'] = requestPath.exec(exchange.path) ?? []
    if (!id) return false
    if (!checkKey(exchange)) return true
    const request = requests.find(id)
    if (!request || hasFault(request, 'vanished')) exchange.send(404, { status: 'NOT_FOUND' })
    else if (action === 'cancel' && exchange.method === 'PUT') sendCancel(exchange, id)
    else if (exchange.method !== 'GET') exchange.send(405, { detail: 'Method Not Allowed' })
    else if (action === 'status') sendStatus(exchange, request)
    else if (action === 'status/stream')
      streamStatus(exchange, { id, requests, describe: (now) => describe(now, wantsLogs(exchange)) })
    else if (action === 'response') sendResult(exchange, request)
    else exchange.send(405, { detail: 'Method Not Allowed' })
    return true
  }
}
