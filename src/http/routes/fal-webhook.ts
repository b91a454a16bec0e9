import type { FastifyInstance } from 'fastify'
import type { KeptHook, WorkHook } from '../../domain/work/provider-request.ts'

export interface FalWebhookNeeds {
  readonly path: string
  readonly verify: (request: {
    readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
    readonly rawBody: Uint8Array
  }) => Promise<'valid' | 'invalid' | 'keys-unavailable'>
  /** Undefined for a body in no shape that FAL documents. */
  readonly parse: (rawBody: Uint8Array, address: string) => WorkHook | undefined
  readonly keep: (hook: WorkHook) => Promise<KeptHook['kind']>
}

export interface FalCall {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly rawBody: Uint8Array
  /** Path and query. */
  readonly address: string
}

export function addFalWebhook(server: FastifyInstance, needs: FalWebhookNeeds): void {
  server.post(needs.path, async (request, reply) => {
    const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const answer = await takeFalWebhook(needs, { headers: request.headers, rawBody, address: request.url })
    return reply.code(answer.code).send(answer.body)
  })
}

/**
 * 401 for a bad signature or age, 400 for a malformed body, 503 for a job not yet known (FAL repeats it), 200 for
 * everything else, duplicates included. The work itself is done elsewhere.
 */
export async function takeFalWebhook(
  needs: FalWebhookNeeds,
  { headers, rawBody, address }: FalCall,
): Promise<{ code: number; body: object }> {
  const verdict = await needs.verify({ headers, rawBody })
  if (verdict === 'keys-unavailable') return { code: 503, body: { error: 'The keys of FAL are not at hand' } }
  if (verdict === 'invalid') return { code: 401, body: { error: 'The signature is not valid' } }

  const hook = needs.parse(rawBody, address)
  if (!hook || hook.requestId !== headers['x-fal-webhook-request-id'])
    return { code: 400, body: { error: 'The body is not a webhook of FAL' } }
  const outcome = await needs.keep(hook)
  if (outcome === 'unknown') return { code: 503, body: { error: 'This request is not known yet' } }
  return { code: 200, body: { status: outcome } }
}
