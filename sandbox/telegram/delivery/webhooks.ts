import type { RawParams } from '../api/read-params.ts'
import { findMethod } from '../api/schema.ts'
import { execute } from '../api/execute.ts'
import type { Bot, Webhook } from '../store/bots.ts'
import type { QueuedUpdate } from '../store/updates.ts'
import type { World } from '../world.ts'

export interface Webhooks {
  close(): Promise<void>
}

type Delivery =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'failed'; readonly reason: string; readonly retryAfterMs?: number }

/** How many waiting updates are looked through for queues that are free. */
const lookahead = 1000

/** What may not be called by answering a webhook. */
const notInReply = /^(get|setWebhook$|deleteWebhook$|close$|logOut$)/i

/** Posts updates one after another within a queue, and several queues at once, until each got a 2xx. */
export function createWebhooks(world: World): Webhooks {
  const busy = new Map<string, Promise<void>>()
  const resting = new Map<string, NodeJS.Timeout>()
  const delays = new Map<string, number>()
  const stop = new AbortController()

  const runReply = async (bot: Bot, text: string): Promise<void> => {
    let reply: Record<string, unknown>
    try {
      reply = JSON.parse(text) as Record<string, unknown>
    } catch {
      return
    }
    const name = typeof reply?.['method'] === 'string' ? reply['method'] : ''
    const method = notInReply.test(name) ? undefined : findMethod(name)
    if (!method) return
    const { method: _name, ...values } = reply
    const raw: RawParams = { values, uploads: new Map() }
    // Nobody hears how it ended, as with Telegram.
    await execute({ world, bot, method, raw, signal: stop.signal }).catch(() => undefined)
  }

  const deliver = async (bot: Bot, webhook: Webhook, update: QueuedUpdate): Promise<Delivery> => {
    try {
      const response = await fetch(webhook.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(webhook.secret && { 'x-telegram-bot-api-secret-token': webhook.secret }),
        },
        body: update.body,
        signal: AbortSignal.any([stop.signal, AbortSignal.timeout(world.settings.webhookTimeoutMs)]),
      })
      const text = await response.text()
      if (response.ok) {
        await runReply(bot, text)
        return { kind: 'delivered' }
      }
      const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN)
      return {
        kind: 'failed',
        reason: `Wrong response from the webhook: ${response.status} ${response.statusText}`,
        ...(retryAfter > 0 && { retryAfterMs: Math.min(retryAfter, 3600) * 1000 }),
      }
    } catch (error) {
      const isTimeout = error instanceof Error && error.name === 'TimeoutError'
      return { kind: 'failed', reason: isTimeout ? 'Read timeout expired' : 'Connection refused' }
    }
  }

  const rest = (key: string, botId: number, retryAfterMs: number | undefined) => {
    const { webhookRetryMs, webhookRetryMaxMs } = world.settings
    const delay = Math.min(delays.get(key) ?? webhookRetryMs, webhookRetryMaxMs)
    delays.set(key, delay * 2)
    const timer = setTimeout(() => {
      resting.delete(key)
      pump(botId)
    }, retryAfterMs ?? delay)
    resting.set(key, timer)
  }

  const work = async (bot: Bot, webhook: Webhook, update: QueuedUpdate, key: string): Promise<void> => {
    const outcome = await deliver(bot, webhook, update)
    if (stop.signal.aborted) return
    if (outcome.kind === 'delivered') {
      delays.delete(key)
      if (world.faults.takeDuplicate()) await deliver(bot, webhook, update)
      if (!stop.signal.aborted) world.updates.remove(bot.id, update.id)
      return
    }
    const current = world.bots.find(bot.id)?.settings.webhook
    if (current?.url === webhook.url)
      world.bots.setWebhook(bot.id, { ...current, lastError: { at: world.now(), message: outcome.reason } })
    rest(key, bot.id, outcome.retryAfterMs)
  }

  const pump = (botId: number): void => {
    const bot = world.bots.find(botId)
    const webhook = bot?.settings.webhook
    if (!bot || !webhook || stop.signal.aborted) return
    for (const update of world.updates.pending(botId, 0, lookahead)) {
      const key = `${botId}:${update.queue}`
      if (busy.has(key) || resting.has(key)) continue
      if (busy.size >= webhook.maxConnections) return
      const working = work(bot, webhook, update, key).finally(() => {
        busy.delete(key)
        pump(botId)
      })
      busy.set(key, working)
    }
  }

  world.updates.onAdded(pump)
  for (const bot of world.bots.all()) pump(bot.id)

  return {
    close: async () => {
      stop.abort()
      for (const timer of resting.values()) clearTimeout(timer)
      await Promise.all(busy.values())
    },
  }
}
