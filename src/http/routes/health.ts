import type { FastifyInstance } from 'fastify'

export interface HealthNeeds {
  /** What is not ready yet, by name; empty when all is. */
  readonly unready: () => Promise<readonly string[]>
  /** Prometheus text. */
  readonly metrics: () => Promise<{ readonly contentType: string; readonly text: string }>
}

export function addHealth(server: FastifyInstance, needs: HealthNeeds): void {
  server.get('/health/live', () => ({ status: 'live' }))

  server.get('/health/ready', async (_request, reply) => {
    const waitingFor = await needs.unready()
    const isReady = waitingFor.length === 0
    return reply
      .code(isReady ? 200 : 503)
      .send(isReady ? { status: 'ready' } : { status: 'starting', waitingFor })
  })

  server.get('/metrics', async (_request, reply) => {
    const { contentType, text } = await needs.metrics()
    return reply.type(contentType).send(text)
  })
}
