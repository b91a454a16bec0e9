import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'

export interface TelegramWebhookNeeds {
  readonly path: string
  readonly secret: string
  /** Resolves when the update has been dealt with; Telegram repeats what is not answered. */
  readonly handleUpdate: (update: object) => Promise<void>
}

export function addTelegramWebhook(server: FastifyInstance, needs: TelegramWebhookNeeds): void {
  const secret = digestOf(needs.secret)
  // What protects pages in browsers is nothing to Telegram, and costs as much as checking the secret.
  server.post(needs.path, { helmet: false }, async (request, reply) => {
    if (!isSecret(request.headers['x-telegram-bot-api-secret-token'], secret))
      return reply.code(401).send({ error: 'The secret is missing or wrong' })
    const update = updateOf(request.body)
    if (!update) return reply.code(400).send({ error: 'The body is not an update' })
    await needs.handleUpdate(update)
    return { ok: true }
  })
}

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest()

/** In constant time, whatever the length of what came. */
const isSecret = (given: string | string[] | undefined, secret: Buffer): boolean =>
  typeof given === 'string' && timingSafeEqual(digestOf(given), secret)

function updateOf(body: unknown): object | undefined {
  if (!Buffer.isBuffer(body)) return undefined
  try {
    const update: unknown = JSON.parse(body.toString('utf8'))
    const isUpdate = typeof update === 'object' && update !== null && 'update_id' in update
    return isUpdate && Number.isSafeInteger(update.update_id) ? update : undefined
  } catch {
    return undefined
  }
}
