import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto'
import type { Fetch } from './fal-http.ts'
import { isObject, textOf } from './fal-json.ts'

export type WebhookVerdict = 'valid' | 'invalid' | 'keys-unavailable'

export interface WebhookVerifier {
  /** `headers` as Node gives them (lower-case names), `rawBody` as it came, before any parser. */
  readonly verify: (request: {
    headers: Readonly<Record<string, string | readonly string[] | undefined>>
    rawBody: Uint8Array
  }) => Promise<WebhookVerdict>
}

const toleranceSeconds = 300
const keysLiveMs = 24 * 60 * 60_000
/** Anybody can send an unknown signature; FAL's keys are not asked for more often because of it. */
const minRefetchMs = 10_000

/** Ed25519 over four lines, the last the body's SHA-256, against the keys that FAL publishes. */
export function createWebhookVerifier({
  restUrl,
  now,
  fetch: send = fetch,
  timeoutMs = 5_000,
}: {
  restUrl: string
  now: () => Date
  fetch?: Fetch
  timeoutMs?: number
}): WebhookVerifier {
  const url = `${restUrl.replace(/\/$/, '')}/.well-known/jwks.json`
  let keys: { readonly list: readonly KeyObject[]; readonly fetchedAt: number } | undefined
  let attempt: { readonly at: number; readonly isFine: Promise<boolean> } | undefined

  async function refetch(): Promise<boolean> {
    try {
      const response = await send(url, { redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) })
      const list = response.ok ? keysIn(await response.json()) : []
      if (list.length === 0) return false
      keys = { list, fetchedAt: now().getTime() }
      return true
    } catch {
      return false
    }
  }

  /** Whether the newest known keys are as new as they can be had. */
  function refresh(): Promise<boolean> {
    const at = now().getTime()
    if (!attempt || at - attempt.at >= minRefetchMs) attempt = { at, isFine: refetch() }
    return attempt.isFine
  }

  const currentKeys = (): readonly KeyObject[] =>
    keys && now().getTime() - keys.fetchedAt < keysLiveMs ? keys.list : []

  return {
    async verify({ headers, rawBody }) {
      const signed = signedMessage(headers, rawBody, now())
      if (!signed) return 'invalid'
      const isSigned = () => currentKeys().some((key) => verify(null, signed.message, key, signed.signature))
      if (isSigned()) return 'valid'
      const isFine = await refresh()
      if (isSigned()) return 'valid'
      return isFine ? 'invalid' : 'keys-unavailable'
    },
  }
}

function signedMessage(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  rawBody: Uint8Array,
  now: Date,
) {
  const [requestId, userId, timestamp, signature] = ['request-id', 'user-id', 'timestamp', 'signature'].map(
    (name) => textOf(headers[`x-fal-webhook-${name}`]),
  )
  if (!requestId || !userId || !timestamp || !signature) return undefined
  if (!/^\d{1,12}$/.test(timestamp) || !/^[0-9a-f]{128}$/i.test(signature)) return undefined
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > toleranceSeconds) return undefined
  const digest = createHash('sha256').update(rawBody).digest('hex')
  return {
    message: Buffer.from([requestId, userId, timestamp, digest].join('\n'), 'utf8'),
    signature: Buffer.from(signature, 'hex'),
  }
}

/** One key that cannot be read must not spoil the others. */
function keysIn(jwks: unknown): KeyObject[] {
  const entries = isObject(jwks) && Array.isArray(jwks['keys']) ? jwks['keys'] : []
  return entries.flatMap((entry) => {
    const x = isObject(entry) ? textOf(entry['x']) : undefined
    try {
      return x ? [createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })] : []
    } catch {
      return []
    }
  })
}
