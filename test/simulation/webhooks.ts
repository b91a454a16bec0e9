import { generateKeyPairSync, sign, createHash } from 'node:crypto'
import type { FalWebhookNeeds } from '../../src/http/routes/fal-webhook.ts'
import { takeFalWebhook } from '../../src/http/routes/fal-webhook.ts'
import { resultOf, type FalRequest } from './fal.ts'
import type { Nature } from './life.ts'

const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const stranger = generateKeyPairSync('ed25519').privateKey

/** What FAL publishes under `/.well-known/jwks.json`. */
export const jwks = { keys: [publicKey.export({ format: 'jwk' })] }

const retryMs = [15_000, 30_000, 60_000, 300_000, 1_200_000, 3_600_000]

/** FAL's calls of our address: late, twice or never; and those of somebody who is not FAL. */
export function createWebhooks(
  { clockwork, random, rates }: Nature,
  needs: {
    /** The address of the process that lives now; nobody answers between two lives. */
    readonly door: () => FalWebhookNeeds | undefined
    readonly forgedUrl: string
    readonly onForgedTaken: (what: string) => void
  },
) {
  const deliver = (request: FalRequest, attempt: number): void => {
    const wait = attempt === 0 ? random.between(0, 2_000) : retryMs[attempt - 1]
    if (wait === undefined) return
    clockwork.after(wait, `webhook of ${request.id}`, () => {
      const door = needs.door()
      if (!door || random.chance(rates().webhook)) return deliver(request, attempt + 1)
      const body = bodyOf(request)
      void takeFalWebhook(door, signed(body, request, { key: privateKey, at: nowSeconds() })).then(
        ({ code }) => {
          if (code !== 200) deliver(request, attempt + 1)
        },
        () => deliver(request, attempt + 1),
      )
    })
  }

  const nowSeconds = () => Math.floor(clockwork.now().getTime() / 1000)
  const bodyOf = (request: FalRequest): string => {
    const result = resultOf(request, clockwork.now().getTime())
    const isOk = result.kind === 'ready'
    const hasNoPayload = random.chance(rates().webhook)
    return JSON.stringify({
      request_id: request.id,
      gateway_request_id: request.id,
      status: isOk ? 'OK' : 'ERROR',
      payload: isOk && !hasNoPayload ? result.output : null,
      a_field_of_tomorrow: true,
    })
  }

  return {
    /** Called when FAL has taken an order. */
    plan(request: FalRequest): void {
      if (request.ending.kind === 'stuck' || request.ending.kind === 'vanished') return
      const times = random.weighted([
        [1, 1],
        [rates().webhook, 0],
        [rates().webhook, 2],
      ] as const)
      const delayMs = random.chance(rates().webhook) ? random.between(60_000, 3 * 3_600_000) : 0
      for (let time = 0; time < times; time += 1)
        clockwork.after(
          request.endsAt - clockwork.now().getTime() + delayMs,
          `work of ${request.id} ends`,
          () => deliver(request, 0),
        )
    },

    /** Knows everything but the key. */
    forge(request: FalRequest): void {
      const door = needs.door()
      if (!door) return
      const body = JSON.stringify({
        request_id: request.id,
        status: 'OK',
        payload: { images: [{ url: needs.forgedUrl }], diffusers_lora_file: { url: needs.forgedUrl } },
      })
      const kind = random.pick(['stranger', 'old', 'unsigned', 'changed'] as const)
      const at = kind === 'old' ? nowSeconds() - 400 : nowSeconds()
      const call = signed(body, request, { key: kind === 'stranger' ? stranger : privateKey, at })
      const headers = kind === 'unsigned' ? {} : call.headers
      const rawBody = kind === 'changed' ? Buffer.from(body.replace('OK', 'OK ')) : call.rawBody
      void takeFalWebhook(door, { ...call, headers, rawBody }).then(
        ({ code }) => {
          if (code === 200) needs.onForgedTaken(`a webhook that is ${kind} was taken for FAL's`)
        },
        () => undefined,
      )
    },
  }
}

function signed(body: string, request: FalRequest, { key, at }: { key: typeof privateKey; at: number }) {
  const rawBody = Buffer.from(body)
  const digest = createHash('sha256').update(rawBody).digest('hex')
  const message = [request.id, 'fal-user', String(at), digest].join('\n')
  return {
    rawBody,
    address: `/webhooks/fal?request=${request.correlation}`,
    headers: {
      'x-fal-webhook-request-id': request.id,
      'x-fal-webhook-user-id': 'fal-user',
      'x-fal-webhook-timestamp': String(at),
      'x-fal-webhook-signature': sign(null, Buffer.from(message), key).toString('hex'),
    },
  }
}
