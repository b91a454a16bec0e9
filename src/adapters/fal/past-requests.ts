import { isDeepStrictEqual } from 'node:util'
import type { ProviderOrder, ProviderRef } from '../../domain/work/provider.ts'
import { complaintText } from './fal-failure.ts'
import { isSuccess, readFal, unavailable, type CallFal, type FalCall } from './fal-http.ts'
import { isObject, textOf, tryParseFalJson, type JsonObject } from './fal-json.ts'

const maxPages = 20
/** FAL's clock and ours need not agree. */
const clockSkewMs = 60_000

/**
 * Looks for an order whose submit was never answered.
 *
 * FAL documents `GET /v1/models/requests/by-endpoint` with `start`, `cursor`, `limit` and `expand=payloads`, and the
 * fields request_id, endpoint_id, sent_at and json_input. It does not say whether unfinished requests are listed, how
 * soon a new one is, or that a webhook's address is shown: none of this was seen against the live service. So a
 * correlation counts wherever it stands, else the input must be ours to the last field and unique in the list.
 */
export async function findPastRequest(
  { callFal, apiUrl }: { callFal: CallFal; apiUrl: string },
  order: ProviderOrder,
  submittedAfter: Date,
): Promise<ProviderRef | undefined> {
  const since = submittedAfter.getTime() - clockSkewMs
  const sameInput = new Set<string>()
  for await (const item of listRequests({ callFal, apiUrl }, order.endpointId, new Date(since))) {
    const requestId = textOf(item['request_id']) ?? textOf(item['id'])
    if (!requestId || (textOf(item['endpoint_id']) ?? order.endpointId) !== order.endpointId) continue
    if (JSON.stringify(item).includes(order.correlation)) return refTo(order, requestId)
    const sentAt = Date.parse(textOf(item['sent_at']) ?? textOf(item['started_at']) ?? '')
    if (sentAt >= since && hasInput(item, order.input)) sameInput.add(requestId)
  }
  // Two alike: nobody can tell whose is whose, and a wrong picture is worse than a refund.
  const [only] = sameInput
  return sameInput.size === 1 && only ? refTo(order, only) : undefined
}

async function* listRequests(
  { callFal, apiUrl }: { callFal: CallFal; apiUrl: string },
  endpointId: string,
  since: Date,
): AsyncGenerator<JsonObject> {
  let cursor: string | undefined
  for (let page = 0; page < maxPages; page++) {
    const url = new URL(`${apiUrl.replace(/\/$/, '')}/v1/models/requests/by-endpoint`)
    url.searchParams.set('endpoint_id', endpointId)
    url.searchParams.set('start', since.toISOString())
    url.searchParams.set('limit', '100')
    url.searchParams.set('expand', 'payloads')
    if (cursor) url.searchParams.set('cursor', cursor)
    const call: FalCall = { method: 'GET', url: url.href }
    const answer = await readFal(callFal, call)
    const { body } = answer
    if (!isSuccess(answer) || !isObject(body))
      throw unavailable(call, `${answer.status} ${complaintText(body)}`)
    const items = [body['items'], body['requests'], body['data']].find(Array.isArray) ?? []
    yield* items.filter(isObject)
    cursor = textOf(body['next_cursor'])
    if (!cursor || body['has_more'] === false) return
  }
}

/** FAL may add a model's defaults to what we sent; what we sent must be there unchanged. */
function hasInput(item: JsonObject, input: ProviderOrder['input']): boolean {
  const kept = item['json_input']
  const fields = typeof kept === 'string' ? tryParseFalJson(kept) : kept
  // Through JSON and back, so that what it cannot carry (undefined, dates) compares as it was sent.
  const sent = tryParseFalJson(JSON.stringify(input))
  if (!isObject(fields) || !isObject(sent)) return false
  return Object.entries(sent).every(([name, value]) => isDeepStrictEqual(fields[name], value))
}

const refTo = (order: ProviderOrder, requestId: string): ProviderRef => ({
  endpointId: order.endpointId,
  requestId,
  statusUrl: null,
  responseUrl: null,
  cancelUrl: null,
})
