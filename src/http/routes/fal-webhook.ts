import type { FastifyInstance } from 'fastify'
import type { WorkHook } from '../../domain/work/keep-webhook.ts'

export interface FalWebhookNeeds {
  readonly path: string
  readonly verify: (request: {
    readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
    readonly rawBody: Uint8Array
  }) => Promise<'valid' | 'invalid' | 'keys-unavailable'>
  /** Undefined for a body in no shape that FAL documents. */
  readonly parse: (rawBody: Uint8Array, address: string) => WorkHook | undefined
  readonly keep: (hook: WorkHook) => Promise<'kept' | 'finished-before' | 'unknown'>
}

/**
 * 401 for a bad signature or age, 400 for a malformed body, 503 for a job not yet known (FAL repeats it), 200 for
 * everything else, duplicates included. The work itself is done elsewhere.
 */
export function addFalWebhook(server: FastifyInstance, needs: FalWebhookNeeds): void {
  server.post(needs.path, async (request, reply) => {
    const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const verdict = await needs.verify({ headers: request.headers, rawBody })
    if (verdict === 'keys-unavailable')
      return reply.code(503).send({ error: 'The keys of FAL are not at hand' })
    if (verdict === 'invalid') return reply.code(401).send({ error: 'The signature is not valid' })

    const hook = needs.parse(rawBody, request.url)
    if (!hook || hook.requestId !== request.headers['x-fal-webhook-request-id'])
      return reply.code(400).send({ error: 'The body is not a webhook of FAL' })
    const outcome = await needs.keep(hook)
    if (outcome === 'unknown') return reply.code(503).send({ error: 'This request is not known yet' })
    return { status: outcome }
  })
}
