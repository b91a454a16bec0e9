import type { WorkResult } from '../../domain/work/provider.ts'
import { failureOf } from './fal-failure.ts'
import { isObject, textOf, tryParseFalJson } from './fal-json.ts'

export interface FalWebhook {
  readonly requestId: string
  /** From the address that FAL was given; absent when the caller passed none. */
  readonly correlation?: string
  /** `fetch`: it is over, but only the queue can say how. */
  readonly result: Exclude<WorkResult, { kind: 'not-ready' }> | { readonly kind: 'fetch' }
}

/** Reads a webhook whose signature was found valid. `address` is the path and query that it was sent to. */
export function parseWebhook(raw: Uint8Array | string, address?: string): FalWebhook | undefined {
  const body = tryParseFalJson(typeof raw === 'string' ? raw : Buffer.from(raw).toString('utf8'))
  if (!isObject(body)) return undefined
  const requestId = textOf(body['request_id'])
  if (!requestId || (body['status'] !== 'OK' && body['status'] !== 'ERROR')) return undefined
  const correlation = address && new URL(address, 'http://webhook').searchParams.get('request')
  return { requestId, ...(correlation && { correlation }), result: resultOf(body) }
}

function resultOf(body: Readonly<Record<string, unknown>>): FalWebhook['result'] {
  const { payload } = body
  // Also an ERROR without words: its usual "Invalid status code: 404" is no verdict on the work.
  if (payload === null || payload === undefined) return { kind: 'fetch' }
  if (body['status'] === 'OK') return { kind: 'ready', output: payload }
  const status = /status code:? (\d{3})/i.exec(textOf(body['error']) ?? '')?.[1]
  const failure = failureOf({ status: status ? Number(status) : null, body: payload })
  return { kind: 'failed', failure, output: payload }
}
