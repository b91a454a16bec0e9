import helmet from '@fastify/helmet'
import Fastify, { type FastifyInstance } from 'fastify'
import { styleHash } from './pages/render-page.ts'
import { addExports, type ExportsNeeds } from './routes/exports.ts'
import { addFalWebhook, type FalWebhookNeeds } from './routes/fal-webhook.ts'
import { addHealth, type HealthNeeds } from './routes/health.ts'
import { addSharedImages, type SharedImagesNeeds } from './routes/shared-images.ts'
import { addSignedFiles, type SignedFilesNeeds } from './routes/signed-files.ts'
import { addTelegramWebhook, type TelegramWebhookNeeds } from './routes/telegram-webhook.ts'

export interface HttpNeeds {
  readonly health: HealthNeeds
  readonly trustProxy: boolean | string | readonly string[] | number
  /** Absent in a process without the role `http`: it answers health and metrics alone. */
  readonly webhooks?: { readonly fal: FalWebhookNeeds; readonly telegram?: TelegramWebhookNeeds }
  /** Pages for everybody; absent without PUBLIC_URL. */
  readonly sharedImages?: SharedImagesNeeds
  readonly signedFiles?: SignedFilesNeeds
  readonly exports?: ExportsNeeds
  readonly onError: (error: unknown) => void
}

/** The usual limit for a part of an address, 100, is less than a signed one takes. */
const maxSignedLinkLength = 1000
const maxBodyBytes = 4 * 1024 * 1024

/** The one HTTP server: what it serves follows from the roles of its process. */
export async function createServer(needs: HttpNeeds): Promise<FastifyInstance> {
  const server = Fastify({
    bodyLimit: maxBodyBytes,
    trustProxy: needs.trustProxy as boolean,
    routerOptions: { maxParamLength: maxSignedLinkLength },
  })

  // Signatures are made over bytes, so no parser comes before them.
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))

  server.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500) needs.onError(error)
    return reply
      .code(status)
      .send({ error: status >= 500 ? 'Something went wrong' : 'The request was not understood' })
  })
  server.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: 'There is nothing here' }))
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        imgSrc: ["'self'"],
        mediaSrc: ["'self'"],
        styleSrc: [styleHash],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // Messengers draw their previews from the picture.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
  })
  server.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })

  addHealth(server, needs.health)
  if (needs.sharedImages) addSharedImages(server, needs.sharedImages)
  if (needs.signedFiles) addSignedFiles(server, needs.signedFiles)
  if (needs.exports) addExports(server, needs.exports)
  if (needs.webhooks) {
    addFalWebhook(server, needs.webhooks.fal)
    if (needs.webhooks.telegram) addTelegramWebhook(server, needs.webhooks.telegram)
  }
  return server
}
