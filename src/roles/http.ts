import { parseWebhook } from '../adapters/fal/parse-webhook.ts'
import { createWebhookVerifier } from '../adapters/fal/webhook-verifier.ts'
import type { Program } from '../compose.ts'
import { webhookPaths } from '../config.ts'
import { keepWebhook } from '../domain/work/keep-webhook.ts'
import type { WorkHook } from '../domain/work/provider-request.ts'
import { Failure } from '../domain/shared/failure.ts'
import { createServer } from '../http/server.ts'
import { createBotName } from './bot-name.ts'
import type { RunningConversation } from './conversation.ts'
import type { Running } from './running.ts'

/** The HTTP server: health and metrics in every process, webhooks where the role is `http`. */
export async function runHttp(
  program: Program,
  parts: { readonly talk: RunningConversation | undefined; readonly wake: () => void },
): Promise<Running> {
  const { config, log, metrics, report, store } = program
  const server = await createServer({
    trustProxy: config.server.trustProxy,
    onError: report('http'),
    health: {
      metrics: metrics.text,
      unready: async () => [
        ...((await answers(() => store.stores.people.find(0))) ? [] : ['database']),
        ...(parts.talk && !parts.talk.known.isDone() ? ['telegram'] : []),
      ],
    },
    ...(config.roles.includes('http') ? { webhooks: webhooksOf(program, parts), ...pagesOf(program) } : {}),
  })
  const { host, port } = config.server
  await server.listen({ host, port }).catch((cause: unknown) => {
    const isTaken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE'
    if (!isTaken) throw cause
    throw new Failure(
      'UNEXPECTED',
      `Port ${port} on ${host} is in use by another program: set PORT to a free one`,
      { cause },
    )
  })
  log.info({ port }, `Listening on http://${host}:${port}`)
  return { stop: () => server.close() }
}

function pagesOf({ config, app, storage, links, telegramApi, report }: Program) {
  const { publicUrl } = config.server
  if (publicUrl === undefined) return {}
  const botName = createBotName(telegramApi, report('name of the bot'))
  return {
    sharedImages: { sharing: app.sharing, storage, publicUrl, botName },
    signedFiles: { signer: links.signer, storage },
    exports: { signer: links.signer, exports: app.exports },
  }
}

function webhooksOf(
  program: Program,
  { talk, wake }: { talk: RunningConversation | undefined; wake: () => void },
) {
  const { updates } = program.config.telegram
  return {
    fal: falWebhookOf(program, { wake }),
    ...(updates.kind === 'webhook' && talk
      ? {
          telegram: {
            path: webhookPaths.telegram,
            secret: updates.secret,
            handleUpdate: async (update: object) => {
              await talk.known.done
              await talk.handleUpdate(update as Parameters<typeof talk.handleUpdate>[0])
            },
          },
        }
      : {}),
  }
}

/** `fetch` reads FAL's keys. */
export function falWebhookOf(
  { config, metrics, store, follow }: Program,
  { wake, fetch: send = fetch }: { wake: () => void; fetch?: typeof fetch },
) {
  const { verify } = createWebhookVerifier({ restUrl: config.fal.restUrl, now: follow.clock, fetch: send })
  return {
    path: webhookPaths.fal,
    verify,
    parse: readHook,
    keep: async (hook: WorkHook) => {
      const outcome = await keepWebhook(
        { requests: store.stores.requests, jobs: store.stores.jobs, wake },
        hook,
      )
      metrics.webhooks.inc({ outcome })
      return outcome
    },
  }
}

function readHook(rawBody: Uint8Array, address: string): WorkHook | undefined {
  const hook = parseWebhook(rawBody, address)
  if (!hook) return undefined
  const { requestId, correlation, result } = hook
  return { requestId, correlation: correlation ?? null, result: result.kind === 'fetch' ? null : result }
}

async function answers(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask()
    return true
  } catch {
    // Readiness only tells that it is away; whoever needs it reports why.
    return false
  }
}
