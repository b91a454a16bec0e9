import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import * as fc from 'fast-check'
import { sql } from 'kysely'
import { webhookSecret, type Product } from '../support/product.ts'

export interface WebhookFuzzReport {
  /** How often each status was answered. */
  readonly answers: Readonly<Record<string, number>>
  /** What the database said before and after. */
  readonly state: readonly [before: string, after: string]
}

const strangersKey = generateKeyPairSync('ed25519').privateKey
const anyText = fc.string({ unit: 'binary', maxLength: 200 })
const json = fc.jsonValue().map((value) => JSON.stringify(value) ?? '')

/** A result for a request that we may well have, signed by anybody but FAL. */
const forged = fc.record({
  path: fc.constantFrom(
    '/webhooks/fal',
    '/webhooks/fal?request=00000000-0000-4000-8000-000000000000',
    '/webhooks/fal?request=%00',
  ),
  requestId: fc.oneof(fc.uuid(), fc.constant('x')),
  status: fc.constantFrom('OK', 'ERROR', 'odd'),
  payload: fc.jsonValue(),
  age: fc.integer({ min: -1000, max: 1000 }),
  how: fc.constantFrom('stranger', 'unsigned', 'short', 'rubbish'),
})

/** Sends the real server what neither FAL nor Telegram would; nothing of it may change anything. */
export async function fuzzWebhooks(
  product: Product,
  { seed, count }: { seed: number; count: number },
): Promise<WebhookFuzzReport> {
  const answers: Record<string, number> = {}
  const post = async (path: string, body: string, headers: Record<string, string>): Promise<void> => {
    const response = await fetch(`${product.url}${path}`, { method: 'POST', body, headers })
    const text = await response.text()
    const key = /\bat .+:\d+/.test(text) ? 'a stack trace' : String(response.status)
    answers[key] = (answers[key] ?? 0) + 1
  }
  const before = await stateOf(product)
  const third = Math.ceil(count / 3)
  for (const call of fc.sample(forged, { seed, numRuns: third })) {
    const body = JSON.stringify({ request_id: call.requestId, status: call.status, payload: call.payload })
    await post(call.path, body, signatureOf(call, body))
  }
  for (const body of fc.sample(fc.oneof(anyText, json), { seed, numRuns: third }))
    await post('/webhooks/fal', body, { 'content-type': 'application/json' })
  const secrets = fc.constantFrom('', 'guess', `${webhookSecret}x`, webhookSecret.toUpperCase())
  for (const [body, secret] of fc.sample(fc.tuple(fc.oneof(anyText, json), secrets), {
    seed,
    numRuns: count - 2 * third,
  }))
    await post('/webhooks/telegram', body, secret === '' ? {} : { 'x-telegram-bot-api-secret-token': secret })
  return { answers, state: [before, await stateOf(product)] }
}

function signatureOf(
  { requestId, age, how }: { requestId: string; age: number; how: string },
  body: string,
): Record<string, string> {
  if (how === 'unsigned') return {}
  const at = String(Math.floor(Date.now() / 1000) + age)
  const digest = createHash('sha256').update(body).digest('hex')
  const signature = sign(
    null,
    Buffer.from([requestId, 'user', at, digest].join('\n')),
    strangersKey,
  ).toString('hex')
  return {
    'x-fal-webhook-request-id': requestId,
    'x-fal-webhook-user-id': 'user',
    'x-fal-webhook-timestamp': how === 'rubbish' ? 'now' : at,
    'x-fal-webhook-signature': how === 'short' ? signature.slice(2) : signature,
  }
}

/** Everything that a webhook could change, as one text. */
async function stateOf({ db }: Product): Promise<string> {
  const { rows } = await sql<{ state: string }>`
    select md5(concat(
      (select string_agg(r::text, ',' order by id) from provider_requests r),
      (select string_agg(g::text, ',' order by id) from generations g),
      (select string_agg(t::text, ',' order by id) from trainings t),
      (select string_agg(l::text, ',' order by id) from ledger_entries l),
      (select string_agg(u.telegram_id::text, ',' order by id) from users u))) as state`.execute(db)
  return rows[0]?.state ?? ''
}
