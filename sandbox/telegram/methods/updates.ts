import type { Methods } from '../api/method.ts'
import { badRequest, conflict } from '../api/refusal.ts'
import type { Webhook } from '../store/bots.ts'

const maxTimeoutSeconds = 50
const ports: readonly string[] = ['', '80', '88', '443', '8443']
const loopback: readonly string[] = ['127.0.0.1', 'localhost', '[::1]']

function checkWebhookUrl(source: string, isLoopbackAllowed: boolean): void {
  const bad = (reason: string) => badRequest(`bad webhook: ${reason}`)
  if (!URL.canParse(source)) throw bad('invalid URL specified')
  const url = new URL(source)
  if (isLoopbackAllowed && loopback.includes(url.hostname)) return
  if (url.protocol !== 'https:') throw bad('An HTTPS URL must be provided for webhook')
  if (!ports.includes(url.port)) throw bad('Webhook can be set up only on ports 80, 88, 443 or 8443')
}

function checkSecret(secret: string): void {
  if (secret.length > 256) throw badRequest('secret token is too long')
  if (!/^[\w-]*$/.test(secret)) throw badRequest('secret token contains unallowed characters')
}

export const updateMethods: Methods = {
  getUpdates: (params, { world, bot, signal }) => {
    if (bot.settings.webhook)
      throw conflict(
        "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      )
    const { offset = 0, limit = 100, timeout = 0, allowed_updates } = params
    if (allowed_updates) world.bots.change(bot.id, { allowedUpdates: allowed_updates })
    return world.polling.poll({
      botId: bot.id,
      offset,
      limit: limit >= 1 && limit <= 100 ? limit : 100,
      timeoutMs: Math.min(Math.max(timeout, 0), maxTimeoutSeconds) * 1000,
      signal,
    })
  },
  setWebhook: (params, { world, bot }) => {
    const { url, secret_token: secret, max_connections: maxConnections = 40, ip_address: ipAddress } = params
    if (secret !== undefined) checkSecret(secret)
    if (url !== '') checkWebhookUrl(url, world.isLoopbackWebhookAllowed)
    if (params.drop_pending_updates) world.updates.clear(bot.id)
    const webhook: Webhook | undefined = url
      ? {
          url,
          maxConnections: Math.min(Math.max(maxConnections, 1), 100),
          ...(secret && { secret }),
          ...(ipAddress && { ipAddress }),
        }
      : undefined
    world.bots.setWebhook(bot.id, webhook)
    if (params.allowed_updates) world.bots.change(bot.id, { allowedUpdates: params.allowed_updates })
    if (webhook) world.polling.interrupt(bot.id, 'terminated by setWebhook request')
    world.updates.announce(bot.id)
    return true
  },
  deleteWebhook: (params, { world, bot }) => {
    if (params.drop_pending_updates) world.updates.clear(bot.id)
    world.bots.setWebhook(bot.id, undefined)
    return true
  },
  getWebhookInfo: (_params, { world, bot }) => {
    const { webhook, allowedUpdates } = bot.settings
    return {
      url: webhook?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: world.updates.count(bot.id),
      ...(webhook && { max_connections: webhook.maxConnections }),
      ...(webhook?.ipAddress && { ip_address: webhook.ipAddress }),
      ...(webhook?.lastError && {
        last_error_date: Math.floor(webhook.lastError.at / 1000),
        last_error_message: webhook.lastError.message,
      }),
      ...(allowedUpdates && { allowed_updates: [...allowedUpdates] as never }),
    }
  },
  logOut: () => true,
  close: () => true,
}
