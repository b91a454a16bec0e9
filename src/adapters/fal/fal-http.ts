import { Failure } from '../../domain/shared/failure.ts'
import { complaintText } from './fal-failure.ts'
import { tryParseFalJson } from './fal-json.ts'

export type Fetch = typeof fetch

export interface FalAnswer {
  readonly status: number
  readonly headers: Headers
  /** Undefined when it was not JSON. */
  readonly body: unknown
}

export interface FalCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly json?: unknown
}

/** One request with the key; faults of the network are thrown as they come. */
export type CallFal = (call: FalCall) => Promise<FalAnswer>

/** Larger answers are not outputs of a model: those are addresses. */
const maxAnswerBytes = 16 * 1024 * 1024

export function createCallFal({
  key,
  fetch: send,
  timeoutMs,
}: {
  key: string
  fetch: Fetch
  timeoutMs: number
}): CallFal {
  return async ({ method, url, headers, json }) => {
    const response = await send(url, {
      method,
      headers: {
        authorization: `Key ${key}`,
        accept: 'application/json',
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
      // The key goes to the configured host and nowhere else.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    })
    return {
      status: response.status,
      headers: response.headers,
      body: tryParseFalJson(await readText(response)),
    }
  }
}

async function readText(response: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of response.body ?? []) {
    bytes += part.length
    if (bytes > maxAnswerBytes) throw new Error(`an answer over ${maxAnswerBytes} bytes`)
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

export const isSuccess = ({ status }: FalAnswer): boolean => status >= 200 && status < 300

/** For everything that may be asked again: what says nothing about the work is thrown as a fault. */
export async function readFal(callFal: CallFal, call: FalCall): Promise<FalAnswer> {
  let answer: FalAnswer
  try {
    answer = await callFal(call)
  } catch (error) {
    throw unavailable(call, describeFault(error), error)
  }
  const { status, body } = answer
  if (status === 401 || status === 403)
    throw new Failure('PROVIDER_KEY_REFUSED', `FAL refused the key (${status}): ${complaintText(body)}`)
  if (status === 408 || status === 429 || (status >= 300 && status < 400))
    throw unavailable(call, `${status} ${complaintText(body)}`)
  return answer
}

export function unavailable(call: Pick<FalCall, 'method' | 'url'>, reason: string, cause?: unknown): Failure {
  const { origin, pathname } = new URL(call.url)
  return new Failure('PROVIDER_UNAVAILABLE', `FAL: ${call.method} ${origin}${pathname}: ${reason}`, { cause })
}

/** `fetch failed` alone helps nobody: the reason is in the cause, or in several where a host has several addresses. */
export function describeFault(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const inner = error instanceof AggregateError ? error.errors[0] : error.cause
  return inner === undefined ? error.message || error.name : `${error.message}: ${describeFault(inner)}`
}

/** True when no byte of the request can have reached FAL, so that asking again costs nothing. */
export function wasNeverSent(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(wasNeverSent)
  const { code, syscall } = error as { code?: string; syscall?: string }
  return (
    syscall === 'connect' ||
    syscall === 'getaddrinfo' ||
    code === 'UND_ERR_CONNECT_TIMEOUT' ||
    (code !== undefined && /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_CERT)/.test(code)) ||
    wasNeverSent(error.cause)
  )
}
