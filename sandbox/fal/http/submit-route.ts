import { createHash, randomUUID } from 'node:crypto'

import type { FaultBoard } from '../faults/fault-board.ts'
import type { Catalogue } from '../models/catalogue.ts'
import type { ActiveFault, QueuedRequest } from '../queued-request.ts'
import type { RequestStore } from '../store/request-store.ts'
import type { WorkLoop } from '../work-loop.ts'
import { requestUrls } from './describe-status.ts'
import type { Exchange, Routes } from './exchange.ts'
import { findSubmitAnswer, unknownApp } from './submit-answers.ts'

const recordedHeaders = [
  'x-fal-store-io',
  'x-fal-object-lifecycle-preference',
  'x-fal-object-lifecycle',
  'x-fal-request-timeout',
  'x-fal-queue-priority',
  'x-fal-runner-hint',
  'x-fal-no-retry',
  'x-app-fal-disable-fallback',
  'x-fal-tags',
]

/** POST /{endpoint}[?fal_webhook=…]: accepts anything that is JSON; the model judges it later, as on the real queue. */
export function createSubmitRoute(deps: {
  requests: RequestStore
  catalogue: Catalogue
  board: FaultBoard
  work: WorkLoop
  checkKey: (exchange: Exchange) => boolean
  isLegacy: () => boolean
  now: () => number
  origin: () => string
}): Routes {
  const { requests, catalogue, board, work, checkKey, isLegacy, now, origin } = deps

  const queueLength = () => requests.listUnfinished().filter(({ phase }) => phase === 'queued').length

  const sendAccepted = (exchange: Exchange, request: QueuedRequest) =>
    exchange.send(
      200,
      {
        status: 'IN_QUEUE',
        request_id: request.id,
        ...requestUrls(request, origin()),
        queue_position: Math.max(queueLength() - 1, 0),
      },
      { 'x-fal-request-id': request.id },
    )

  return async (exchange) => {
    if (exchange.method !== 'POST') return false
    const endpointId = exchange.path.slice(1)
    const model = catalogue.find(endpointId)
    // The body is read in any case: an unread one would break the connection before the answer is seen.
    const input = await exchange.readJson()
    if (!checkKey(exchange)) return true

    const category = model?.category ?? ''
    const [refusal] = board.take({ endpointId, category, stage: 'submit' })
    if (refusal?.kind === 'submit-lost-before') {
      exchange.hangUp()
      return true
    }
    const isUnknown = !model || (model.status === 'deprecated' && !isLegacy())
    const refused =
      (refusal && findSubmitAnswer(refusal.kind, endpointId)) ??
      (isUnknown ? unknownApp(endpointId) : undefined)
    if (refused) exchange.send(refused.statusCode, refused.body, refused.headers)
    else if (input === undefined)
      exchange.send(422, { detail: [{ type: 'json_invalid', loc: ['body', 0], msg: 'JSON decode error' }] })
    else if (isQueueTooLong(exchange, queueLength()))
      exchange.send(
        429,
        { detail: 'Queue is longer than fal_max_queue_length' },
        { 'x-fal-needs-retry': '1' },
      )
    else {
      const faults = board.take({ endpointId, category, stage: 'after' })
      const request = describeRequest(exchange, { endpointId, input, faults, createdAt: now() })
      if (faults.some(({ kind }) => kind === 'webhook-early')) await work.acceptAndFinish(request)
      else work.accept(request)
      if (refusal?.kind === 'submit-lost-after') exchange.hangUp()
      else sendAccepted(exchange, request)
    }
    return true
  }
}

function isQueueTooLong({ url }: Exchange, length: number): boolean {
  const limit = url.searchParams.get('fal_max_queue_length')
  return limit !== null && length > Number(limit)
}

function describeRequest(
  exchange: Exchange,
  submit: { endpointId: string; input: unknown; faults: readonly ActiveFault[]; createdAt: number },
): QueuedRequest {
  const headers: Record<string, string> = {}
  for (const name of recordedHeaders) {
    const value = exchange.header(name)
    if (value !== undefined) headers[name] = value
  }
  const fingerprint = createHash('sha256')
    .update(`${submit.endpointId}\n${JSON.stringify(submit.input)}`)
    .digest('hex')
  return {
    id: randomUUID(),
    ...submit,
    webhookUrl: exchange.url.searchParams.get('fal_webhook'),
    headers,
    fingerprint,
    phase: 'queued',
    startedAt: null,
    finishedAt: null,
    cancelRequested: false,
    outcome: null,
    imageCount: null,
    payloadsDeleted: false,
  }
}
