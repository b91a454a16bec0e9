import { findFault, hasFault, type QueuedRequest } from '../queued-request.ts'
import type { Delivery } from './delivery.ts'

type Planned = Omit<Delivery, 'id' | 'failures'>

/** The webhooks of a finished request: one rightly signed one, unless a fault says otherwise. */
export function planWebhooks(request: QueuedRequest, now: number): readonly Planned[] {
  if (!request.webhookUrl || !request.outcome || hasFault(request, 'webhook-dropped')) return []
  const late = findFault(request, 'webhook-late')
  const webhook: Planned = {
    requestId: request.id,
    url: request.webhookUrl,
    body: JSON.stringify(describeResult(request)),
    signature: pickSignature(request),
    dueAt: now + (late ? (late.delayMs ?? 5_000) : 0),
  }
  return hasFault(request, 'webhook-doubled') ? [webhook, webhook] : [webhook]
}

/** A lie by somebody who knows the address: a result that never was, signed with a key of their own. */
export function planForgery(request: QueuedRequest, now: number): readonly Planned[] {
  if (!request.webhookUrl || !hasFault(request, 'webhook-forged')) return []
  const file = {
    url: 'http://127.0.0.1:9/forged.png',
    content_type: 'image/png',
    file_name: 'forged.png',
    file_size: 1,
  }
  const payload = {
    images: [{ ...file, width: 1, height: 1 }],
    diffusers_lora_file: file,
    config_file: file,
    seed: 1,
  }
  const body = { request_id: request.id, gateway_request_id: request.id, status: 'OK', payload }
  return [
    {
      requestId: request.id,
      url: request.webhookUrl,
      body: JSON.stringify(body),
      signature: 'stranger',
      dueAt: now,
    },
  ]
}

function pickSignature(request: QueuedRequest): Delivery['signature'] {
  if (hasFault(request, 'webhook-bad-signature')) return 'broken'
  if (hasFault(request, 'webhook-unsigned')) return 'missing'
  if (hasFault(request, 'webhook-old')) return 'old'
  return 'good'
}

function describeResult(request: QueuedRequest): Record<string, unknown> {
  const { id, outcome } = request
  const ids = { request_id: id, gateway_request_id: id }
  if (hasFault(request, 'webhook-null-error'))
    return { ...ids, status: 'ERROR', error: 'Invalid status code: 404', payload: null }
  if (!outcome || outcome.statusCode >= 400)
    return {
      ...ids,
      status: 'ERROR',
      error: `Invalid status code: ${outcome?.statusCode}`,
      payload: outcome?.body,
    }
  if (hasFault(request, 'webhook-no-payload'))
    return {
      ...ids,
      status: 'OK',
      payload: null,
      payload_error:
        'Response payload is not JSON serializable. Either return a JSON serializable object or use the queue endpoint to retrieve the response.',
    }
  return { ...ids, status: 'OK', payload: outcome.body }
}
