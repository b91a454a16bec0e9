import type { FastifyInstance } from 'fastify'

import type { ChatEvent } from '../protocol.ts'
import type { World } from '../world.ts'
import { findBot, personIn } from './client-request.ts'

const heartbeatMs = 20_000

/** Server-sent events. One that comes back after an interruption is told to fetch the state again. */
export function addEventRoutes(app: FastifyInstance, world: World): void {
  app.get('/client/events', (request, reply) => {
    const { user } = personIn(world, (request.query as { person?: string }).person)
    void reply.hijack()
    const stream = reply.raw
    let n = Number(request.headers['last-event-id'] ?? 0) || 0
    stream.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    const send = (event: ChatEvent) => {
      n += 1
      stream.write(`id: ${n}\ndata: ${JSON.stringify(event)}\n\n`)
    }
    stream.write('retry: 1000\n\n')
    if (request.headers['last-event-id'] !== undefined) send({ kind: 'reload' })
    const unsubscribe = world.events.subscribe({
      // Asked each time: the page may be open before the first bot calls.
      botId: () => findBot(world, request)?.id,
      personId: user.id,
      onEvent: send,
    })
    const heartbeat = setInterval(() => stream.write(': \n\n'), heartbeatMs)
    heartbeat.unref()
    stream.once('close', () => {
      clearInterval(heartbeat)
      unsubscribe()
    })
  })
}
