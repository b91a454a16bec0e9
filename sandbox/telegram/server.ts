import type { AddressInfo } from 'node:net'

import fastifyStatic from '@fastify/static'
import fastify, { type FastifyInstance } from 'fastify'

import { addApiRoutes } from './api/api-routes.ts'
import { Refusal } from './api/refusal.ts'
import { addChatRoutes } from './client/chat-routes.ts'
import { ClientError } from './client/client-request.ts'
import { addEventRoutes } from './client/event-routes.ts'
import { addFaultRoutes, type FaultSwitches } from './client/fault-routes.ts'
import { addFileRoutes } from './client/file-routes.ts'
import { addInlineRoutes } from './client/inline-routes.ts'
import { addPaymentRoutes } from './client/payment-routes.ts'
import { addPeopleRoutes } from './client/people-routes.ts'
import { addPressRoutes } from './client/press-routes.ts'
import { addUploadRoutes } from './client/upload-routes.ts'
import { addControlRoutes } from './control/control-routes.ts'
import { createControl, type Control } from './control/control.ts'
import { createWebhooks } from './delivery/webhooks.ts'
import { createWorld } from './world.ts'

export type { Control } from './control/control.ts'

export interface TelegramSandboxOptions {
  /** 0 or absent: a free one. */
  readonly port?: number
  readonly host?: string
  /** Absent: everything is in memory. */
  readonly dataDir?: string
  /** The built chat page, served at /. */
  readonly pageDir?: string
  /** Lets setWebhook take http addresses of this machine; Telegram itself would refuse them. */
  readonly webhookAllowed?: 'loopback'
  /** What the page may let go wrong; absent: it offers nothing of the kind. */
  readonly faults?: FaultSwitches
  readonly now?: () => number
}

export interface TelegramSandbox {
  readonly url: string
  close(): Promise<void>
  readonly control: Control
}

/** 50 MB of file and what a multipart body adds to it. */
const maxBody = 52_428_800 + 65_536

const contentSecurity = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  // Mini Apps run in a frame, at whatever address the bot names.
  'frame-src http: https:',
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "object-src 'none'",
].join('; ')

function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const isApi = request.url.startsWith('/bot')
    if (error.statusCode === 413)
      return reply.code(413).send({ ok: false, error_code: 413, description: 'Request Entity Too Large' })
    if (error instanceof ClientError) return reply.code(error.status).send({ error: error.message })
    if (error instanceof Refusal) return reply.code(error.code).send({ error: error.message })
    const status = error.statusCode ?? 500
    if (status >= 500) console.error(error)
    return reply
      .code(status)
      .send(isApi ? { ok: false, error_code: status, description: error.message } : { error: error.message })
  })
  app.setNotFoundHandler((request, reply) =>
    reply
      .code(404)
      .send(
        request.url.startsWith('/client/') || request.url.startsWith('/control/')
          ? { error: 'Not found' }
          : { ok: false, error_code: 404, description: 'Not Found' },
      ),
  )
}

function createServer(): FastifyInstance {
  const app = fastify({
    bodyLimit: maxBody,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 1000 },
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.addHook('onSend', (request, reply, payload, done) => {
    void reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer')
    if (!request.url.startsWith('/bot')) void reply.header('content-security-policy', contentSecurity)
    done(null, payload)
  })
  answerErrors(app)
  return app
}

/** A Telegram for one machine: the Bot API on one side, people in a browser or a test on the other. */
export async function startTelegramSandbox(options: TelegramSandboxOptions): Promise<TelegramSandbox> {
  const world = await createWorld({
    dataDir: options.dataDir,
    now: options.now ?? Date.now,
    isLoopbackWebhookAllowed: options.webhookAllowed === 'loopback',
  })
  const control = createControl(world)
  const app = createServer()
  addApiRoutes(app, world)
  addChatRoutes(app, world)
  addUploadRoutes(app, world)
  addPressRoutes(app, world)
  addPaymentRoutes(app, world)
  addInlineRoutes(app, world)
  addPeopleRoutes(app, world)
  addEventRoutes(app, world)
  addFileRoutes(app, world)
  if (options.faults) addFaultRoutes(app, options.faults)
  addControlRoutes(app, control)
  if (options.pageDir) await app.register(fastifyStatic, { root: options.pageDir })

  const host = options.host ?? '127.0.0.1'
  await app.listen({ port: options.port ?? 0, host })
  const webhooks = createWebhooks(world)
  const { port } = app.server.address() as AddressInfo
  return {
    url: `http://${host}:${port}`,
    control,
    close: async () => {
      await webhooks.close()
      world.polling.close()
      await app.close()
      world.close()
    },
  }
}
