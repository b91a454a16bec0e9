import type { ProviderOrder, ProviderRef, SubmitOutcome } from '../../domain/work/provider.ts'
import { complaintText, failureOf } from './fal-failure.ts'
import { describeFault, isSuccess, wasNeverSent, type CallFal, type FalAnswer } from './fal-http.ts'
import { isObject, textOf } from './fal-json.ts'
import { isOnQueueHost, submitUrl } from './fal-urls.ts'

/** Ours are copied at once; a recovery after a long outage still finds FAL's for this long. */
const outputLifetimeSeconds = 7 * 24 * 60 * 60

/**
 * X-Fal-Store-IO is left on: the list of past requests finds a lost answer by its input only while FAL keeps it.
 * X-Fal-No-Retry is not sent: FAL repeats a failed attempt within the same request, and bills only what succeeded.
 */
const submitHeaders = {
  'x-fal-store-io': '1',
  'x-fal-object-lifecycle-preference': JSON.stringify({ expiration_duration_seconds: outputLifetimeSeconds }),
}

/** Sends an order exactly once: FAL knows no idempotency key, so a second POST could be a second bill. */
export async function submitToFal(
  {
    callFal,
    queueUrl,
    webhookUrl,
    startMs,
  }: {
    callFal: CallFal
    queueUrl: string
    webhookUrl: string | null
    startMs: number | null
  },
  order: ProviderOrder,
): Promise<SubmitOutcome> {
  try {
    const answer = await callFal({
      method: 'POST',
      url: submitUrl(queueUrl, order, webhookUrl),
      headers: {
        ...submitHeaders,
        ...(startMs !== null && { 'x-fal-request-timeout': String(Math.ceil(startMs / 1000)) }),
      },
      json: order.input,
    })
    return outcomeOf(answer, { endpointId: order.endpointId, queueUrl })
  } catch (error) {
    const detail = describeFault(error)
    return wasNeverSent(error) ? { kind: 'busy', detail, retryAfterMs: null } : { kind: 'unknown', detail }
  }
}

function outcomeOf(answer: FalAnswer, about: { endpointId: string; queueUrl: string }): SubmitOutcome {
  const { status, body, headers } = answer
  if (isSuccess(answer)) return acceptedOutcome(answer, about)
  const detail = `${status} ${complaintText(body)}`
  if (status === 429) return { kind: 'busy', detail, retryAfterMs: retryAfterMs(headers) }
  if (status >= 500 || status === 408 || status === 499) return { kind: 'unknown', detail }
  if (status < 400)
    return {
      kind: 'refused',
      failure: {
        code: 'invalid-request',
        detail: `FAL redirected (${status}) to ${headers.get('location') ?? 'nowhere'}; check FAL_QUEUE_URL`,
      },
    }
  return { kind: 'refused', failure: failureOf({ status, body, headers }) }
}

function acceptedOutcome(
  { body, headers, status }: FalAnswer,
  about: { endpointId: string; queueUrl: string },
): SubmitOutcome {
  const fields = isObject(body) ? body : {}
  const requestId = textOf(fields['request_id']) ?? headers.get('x-fal-request-id')
  if (!requestId) return { kind: 'unknown', detail: `${status} without a request_id` }
  const urlOf = (name: string) => {
    const url = textOf(fields[name])
    return url && isOnQueueHost(about.queueUrl, url) ? url : null
  }
  const ref: ProviderRef = {
    endpointId: about.endpointId,
    requestId,
    statusUrl: urlOf('status_url'),
    responseUrl: urlOf('response_url'),
    cancelUrl: urlOf('cancel_url'),
  }
  return { kind: 'accepted', ref }
}

function retryAfterMs(headers: Headers): number | null {
  const value = headers.get('retry-after')
  if (!value) return null
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now()
  return Number.isFinite(ms) ? Math.max(0, ms) : null
}
