import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import { createControl, type FalControl } from './control.ts'
import { createFaultBoard } from './faults/fault-board.ts'
import { createFriendlyFaults } from './faults/friendly-faults.ts'
import { createKeyCheck } from './http/check-key.ts'
import { createControlRoutes } from './http/control-routes.ts'
import { createExchange, type Routes } from './http/exchange.ts'
import { createPlatformRoutes } from './http/platform-routes.ts'
import { createQueueRoutes } from './http/queue-routes.ts'
import { createStorageRoutes } from './http/storage-routes.ts'
import { createSubmitRoute } from './http/submit-route.ts'
import { createCatalogue } from './models/catalogue.ts'
import { createJobFactory } from './models/create-job.ts'
import { createScriptedAnswers } from './models/scripted-answers.ts'
import { defaultPace, type Pace } from './pace.ts'
import { createSettings, openDatabase } from './store/database.ts'
import { createMediaStore } from './store/media-store.ts'
import { createRequestStore } from './store/request-store.ts'
import { createDeliveryStore } from './webhooks/delivery-store.ts'
import { loadSigningKeys } from './webhooks/signing-keys.ts'
import { createWebhookSender } from './webhooks/webhook-sender.ts'
import { createWorkLoop } from './work-loop.ts'

export interface FalSandbox {
  /** Queue, storage, Platform API, CDN and key set, all on this origin. */
  readonly url: string
  close(): Promise<void>
  readonly control: FalControl
}

/** The world's FAL for those without a key: it speaks FAL's protocol over real HTTP, and fails on request. */
export async function startFalSandbox(
  options: {
    port?: number
    host?: string
    /** Absent: everything in memory. Present: it goes on there after any kind of end, on the same port if it is free. */
    dataDir?: string
    /** Accepted keys; absent: any `id:secret`. */
    keys?: readonly string[]
    pace?: Partial<Pace>
    now?: () => number
  } = {},
): Promise<FalSandbox> {
  const { dataDir, keys, host = '127.0.0.1', now = Date.now } = options
  let pace: Pace = { ...defaultPace, ...options.pace }
  let isDown = false
  let isLegacy = false
  let repeatsPictures = false
  let url = ''
  const origin = () => url

  const database = openDatabase(dataDir)
  const settings = createSettings(database)
  const requests = createRequestStore(database)
  const media = createMediaStore({ database, dataDir, now })
  const catalogue = createCatalogue()
  const answers = createScriptedAnswers()
  const board = createFaultBoard()
  const signingKeys = loadSigningKeys(settings)
  const webhooks = createWebhookSender({
    store: createDeliveryStore(database),
    keys: signingKeys,
    pace: () => pace,
    now,
    isDown: () => isDown,
  })
  const createJob = createJobFactory({
    media,
    requests,
    settings,
    answers,
    origin,
    now,
    repeatsPictures: () => repeatsPictures,
  })
  const work = createWorkLoop({ requests, media, catalogue, createJob, webhooks, pace: () => pace, now })

  const down = {
    is: () => isDown,
    set(value: boolean) {
      isDown = value
      webhooks.wake()
    },
  }
  const control = createControl({
    pace: {
      get: () => pace,
      set(patch) {
        pace = { ...pace, ...patch }
        work.wake()
        webhooks.wake()
      },
    },
    board,
    friendly: createFriendlyFaults({ board, down }),
    down,
    legacy: { set: (value) => void (isLegacy = value) },
    repeatedPictures: { set: (value) => void (repeatsPictures = value) },
    media,
    answers,
    requests,
    attempts: webhooks.attempts,
  })

  const checkKey = createKeyCheck(keys)
  const routes: readonly Routes[] = [
    createControlRoutes(control),
    async (exchange) => {
      if (isDown) exchange.send(503, { detail: 'Service Unavailable' })
      return isDown
    },
    async (exchange) => {
      const isAsked = exchange.path === '/.well-known/jwks.json'
      if (isAsked) exchange.send(200, signingKeys.jwks)
      return isAsked
    },
    createStorageRoutes({ media, checkKey, now, origin }),
    createPlatformRoutes({ requests, media, catalogue, checkKey, now }),
    createQueueRoutes({ requests, catalogue, work, checkKey, pace: () => pace, now, origin }),
    createSubmitRoute({ requests, catalogue, board, work, checkKey, isLegacy: () => isLegacy, now, origin }),
    async (exchange) => {
      exchange.send(404, { detail: `Path ${exchange.path} not found` })
      return true
    },
  ]

  const server = createServer(createListener(routes, origin))
  // Addresses were handed out: after a restart they should lead here again.
  const port = options.port || Number(settings.find('port') ?? 0)
  url = await listen(server, { host, port, mayMove: !options.port })
  settings.set('port', new URL(url).port)
  work.wake()
  webhooks.wake()

  return {
    url,
    control,
    async close() {
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
      await work.close()
      await webhooks.close()
      database.close()
    },
  }
}

function createListener(routes: readonly Routes[], origin: () => string): RequestListener {
  const handle = async (...[request, response]: Parameters<RequestListener>) => {
    const exchange = createExchange(request, response, origin())
    for (const route of routes) if (await route(exchange)) return
  }
  return (request, response) => {
    handle(request, response).catch((error: unknown) => {
      // Somebody who went away while sending is no fault of ours.
      if (request.socket.destroyed) return
      console.error('The FAL sandbox could not answer:', error)
      if (!response.headersSent) response.writeHead(500).end('{"detail":"Internal Server Error"}')
    })
  }
}

async function listen(server: Server, at: { host: string; port: number; mayMove: boolean }): Promise<string> {
  const tryPort = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, at.host, () => {
        server.off('error', reject)
        resolve()
      })
    })
  try {
    await tryPort(at.port)
  } catch (error) {
    if (!at.mayMove || at.port === 0 || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    await tryPort(0)
  }
  return `http://${at.host}:${(server.address() as AddressInfo).port}`
}
