import { createAlarm } from '../alarm.ts'
import type { Pace } from '../pace.ts'
import type { Delivery } from './delivery.ts'
import type { DeliveryStore } from './delivery-store.ts'
import { signWebhook } from './sign-webhook.ts'
import type { SigningKeys } from './signing-keys.ts'

/** What became of one attempt; status 0 when nobody answered. */
export interface Attempt {
  readonly requestId: string
  readonly url: string
  readonly signature: Delivery['signature']
  readonly statusCode: number
  readonly at: number
}

export interface WebhookSender {
  /** Sends when due, and again by the pace until somebody answers 2xx. */
  add(delivery: Omit<Delivery, 'id' | 'failures'>): void
  /** Sends once, now, and waits for the answer; retried later if it was not 2xx. */
  sendNow(delivery: Omit<Delivery, 'id' | 'failures' | 'dueAt'>): Promise<void>
  readonly attempts: readonly Attempt[]
  /** Time or outage changed. */
  wake(): void
  close(): Promise<void>
}

const timeoutMs = 15_000
const oldSeconds = 600

export function createWebhookSender(deps: {
  store: DeliveryStore
  keys: SigningKeys
  pace: () => Pace
  now: () => number
  isDown: () => boolean
}): WebhookSender {
  const { store, keys, pace, now, isDown } = deps
  const attempts: Attempt[] = []
  const underway = new Map<number, Promise<void>>()
  const stop = new AbortController()

  const waiting = () => store.list().filter((delivery) => !underway.has(delivery.id))

  const post = async (delivery: Delivery): Promise<number> => {
    const { signature, body, requestId } = delivery
    const seconds = Math.floor(now() / 1000) - (signature === 'old' ? oldSeconds : 0)
    const key = signature === 'stranger' ? keys.stranger : keys.current
    const signed = signWebhook({ key, requestId, userId: keys.userId, timestampSeconds: seconds, body })
    if (signature === 'broken') signed['x-fal-webhook-signature'] = 'ab'.repeat(64)
    try {
      const response = await fetch(delivery.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(signature === 'missing' ? {} : signed) },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([stop.signal, AbortSignal.timeout(timeoutMs)]),
      })
      await response.body?.cancel()
      return response.status
    } catch {
      return 0
    }
  }

  const attempt = async (delivery: Delivery) => {
    const statusCode = await post(delivery)
    // Interrupted by our own end: it stays due and is sent again at the next start.
    if (stop.signal.aborted) return
    attempts.push({
      requestId: delivery.requestId,
      url: delivery.url,
      signature: delivery.signature,
      statusCode,
      at: now(),
    })
    const wait = pace().webhookRetryMs[delivery.failures]
    const isFinal = (statusCode >= 200 && statusCode < 400) || wait === undefined
    if (isFinal) store.remove(delivery)
    else store.postpone(delivery, now() + wait)
  }

  const begin = (delivery: Delivery): Promise<void> => {
    const done = attempt(delivery).finally(() => {
      underway.delete(delivery.id)
      alarm.set()
    })
    underway.set(delivery.id, done)
    return done
  }

  const alarm = createAlarm({
    now,
    nextAt: () => (isDown() ? undefined : waiting()[0]?.dueAt),
    ring: async () => {
      if (isDown()) return
      for (const delivery of waiting()) if (delivery.dueAt <= now()) void begin(delivery)
    },
  })

  return {
    attempts,
    add(delivery) {
      store.add(delivery)
      alarm.set()
    },
    sendNow: (delivery) => begin(store.add({ ...delivery, dueAt: now() })),
    wake: () => alarm.set(),
    async close() {
      stop.abort()
      await alarm.close()
      await Promise.allSettled(underway.values())
    },
  }
}
