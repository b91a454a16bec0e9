import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Spray {
  readonly url: string
  /** Where requests go, each to any of them. */
  readonly targets: Set<string>
  close(): Promise<void>
}

/** A load balancer that keeps to nothing: each request goes anywhere, every third to two at once. */
export async function startSpray(): Promise<Spray> {
  const targets = new Set<string>()
  let count = 0
  const server = createServer((request, response) => {
    void (async () => {
      const body = await request.toArray()
      const send = async (target: string | undefined) =>
        (
          await fetch(`${target}${request.url}`, {
            method: 'POST',
            headers: request.headers as Record<string, string>,
            body: Buffer.concat(body),
          })
        ).status
      count += 1
      const [one, other] = [...targets].toSorted(() => Math.random() - 0.5)
      const [status] = await Promise.all([send(one), ...(count % 3 === 0 ? [send(other ?? one)] : [])])
      response.writeHead(status).end()
    })().catch(() => response.writeHead(502).end())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    targets,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
