import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

import { onTestFinished } from 'vitest'

export interface Received {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly raw: Buffer
  readonly body: Record<string, unknown>
}

export interface WebhookReceiver {
  readonly url: string
  readonly all: readonly Received[]
  /** The next one that has not been asked for yet, as soon as it is there. */
  next(): Promise<Received>
}

/** Somebody who is called back; `answers` are the status codes of the first calls, then 200. */
export async function openReceiver(options: { answers?: readonly number[] } = {}): Promise<WebhookReceiver> {
  const answers = [...(options.answers ?? [])]
  const all: Received[] = []
  const waiting: ((received: Received) => void)[] = []
  let asked = 0

  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const raw = await buffer(request)
    const body = JSON.parse(raw.toString('utf8')) as Record<string, unknown>
    const received = { path: request.url ?? '', headers: request.headers, raw, body }
    all.push(received)
    const status = answers.shift() ?? 200
    response.writeHead(status, status >= 300 && status < 400 ? { location: '/elsewhere' } : {}).end()
    waiting.shift()?.(received)
  }
  const server = createServer((request, response) => void take(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/fal?job=1&user=2`,
    all,
    next() {
      const there = all[asked]
      asked += 1
      return there ? Promise.resolve(there) : new Promise((resolve) => waiting.push(resolve))
    },
  }
}
