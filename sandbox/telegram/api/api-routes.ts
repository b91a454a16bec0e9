import { createHash } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import type { Fault } from '../control/faults.ts'
import { typeOfName } from '../media/content-type.ts'
import type { World } from '../world.ts'
import { execute } from './execute.ts'
import { readParams, type RawParams } from './read-params.ts'
import { Refusal, tooManyRequests } from './refusal.ts'
import { findMethod } from './schema.ts'

interface ApiRequest {
  Params: { token: string; method: string }
}

const tokenShape = /^[1-9]\d{0,14}:[\w-]{1,64}$/

function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  if (refusal.parameters?.retry_after !== undefined)
    void reply.header('retry-after', String(refusal.parameters.retry_after))
  return reply.code(refusal.code).send({
    ok: false,
    error_code: refusal.code,
    description: refusal.message,
    ...(refusal.parameters && { parameters: refusal.parameters }),
  })
}

const toRefusal = (error: unknown): Refusal => {
  if (error instanceof Refusal) return error
  console.error(error)
  return new Refusal({
    code: 500,
    description: `Internal Server Error: ${error instanceof Error ? error.message : String(error)}`,
  })
}

const recordFiles = ({ uploads }: RawParams) =>
  [...uploads].map(([field, { name, bytes }]) => ({
    field,
    name,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }))

/** What the faults make of a call before it is carried out; the text of a foreign proxy is no JSON. */
async function meetFaults(faults: readonly Fault[]): Promise<'cut' | { status: number } | undefined> {
  for (const fault of faults) {
    switch (fault.kind) {
      case 'latency':
        await delay(fault.ms)
        break
      case 'rate-limit':
        throw tooManyRequests(fault.retryAfter)
      case 'error':
        throw new Refusal({ code: fault.code, description: fault.description })
      case 'bad-gateway':
        return { status: fault.status }
      case 'lost':
        if (fault.when === 'before') return 'cut'
        break
      case 'duplicate-update':
        break
    }
  }
  return undefined
}

function cut(reply: FastifyReply): FastifyReply {
  void reply.hijack()
  reply.raw.socket?.destroy()
  return reply
}

function closeSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort()
  })
  return controller.signal
}

async function answerCall(world: World, request: FastifyRequest<ApiRequest>, reply: FastifyReply) {
  const { token } = request.params
  if (!tokenShape.test(token))
    throw new Refusal({ code: 401, description: 'Unauthorized: invalid token specified' })
  const method = findMethod(request.params.method)
  if (!method) throw new Refusal({ code: 404, description: 'Not Found: method not found' })
  const before = world.bots.current()?.id
  const bot = world.bots.meet(token)
  // A page that was open before its bot is told that there is one now.
  if (world.bots.current()?.id !== before) world.events.broadcast(bot.id, { kind: 'reload' })
  world.bots.touch(bot.id)
  const raw = readParams({
    query: request.query,
    body: request.body,
    contentType: request.headers['content-type'] ?? '',
  })
  const end = world.calls.begin({
    bot: bot.id,
    method: method.name,
    params: raw.values,
    files: recordFiles(raw),
  })
  try {
    const faults = world.faults.take({ method: method.name, chatId: raw.values['chat_id'] })
    const met = await meetFaults(faults)
    if (met === 'cut') return cut(reply)
    if (met) {
      end(met.status)
      return await reply.code(met.status).type('text/html').send('<html><body>Bad gateway</body></html>')
    }
    const result = await execute({ world, bot, method, raw, signal: closeSignal(reply) })
    if (faults.some((fault) => fault.kind === 'lost')) return cut(reply)
    end(200)
    return await reply.send({ ok: true, result })
  } catch (error) {
    const refusal = toRefusal(error)
    end(refusal.code, refusal.message)
    return sendRefusal(reply, refusal)
  }
}

/** The Bot API at /bot<token>/<method> and its files at /file/bot<token>/<path>. */
export function addApiRoutes(app: FastifyInstance, world: World): void {
  app.route<ApiRequest>({
    method: ['GET', 'POST'],
    url: '/bot:token/:method',
    handler: async (request, reply) => {
      try {
        return await answerCall(world, request, reply)
      } catch (error) {
        return sendRefusal(reply, toRefusal(error))
      }
    },
  })
  app.get<{ Params: { token: string; '*': string } }>('/file/bot:token/*', async (request, reply) => {
    const { token, '*': path } = request.params
    const id = Number(token.split(':')[0])
    const file = world.bots.find(id)?.token === token ? world.files.findByPath(id, path) : undefined
    if (!file) return sendRefusal(reply, new Refusal({ code: 404, description: 'Not Found' }))
    return reply
      .type(typeOfName(file.path) ?? 'application/octet-stream')
      .header('content-disposition', 'attachment')
      .send(await world.blobs.get(file.sha256))
  })
}
