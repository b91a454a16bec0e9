import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { ClientError } from './client-request.ts'

interface JsonRoute<T> {
  readonly url: string
  readonly body: z.ZodType<T>
  readonly answer: (body: T, request: FastifyRequest) => unknown
}

function readBody(request: FastifyRequest): unknown {
  try {
    return JSON.parse(Buffer.isBuffer(request.body) ? request.body.toString() : '')
  } catch {
    throw new ClientError(400, 'A JSON object is expected in the body')
  }
}

/** A POST route whose body is checked before it is answered. */
export function addJsonRoute<T>(app: FastifyInstance, { url, body, answer }: JsonRoute<T>): void {
  app.route({
    method: 'POST',
    url,
    handler: async (request) => {
      const checked = body.safeParse(readBody(request))
      if (!checked.success) throw new ClientError(400, z.prettifyError(checked.error))
      return answer(checked.data, request)
    },
  })
}
