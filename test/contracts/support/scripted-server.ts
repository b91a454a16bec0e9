import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Received {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export type Answer =
  | {
      readonly status: number
      readonly json?: unknown
      readonly body?: string | Uint8Array
      readonly headers?: Record<string, string>
    }
  /** The connection is cut without an answer. */
  | 'reset'
  /** Nothing ever comes. */
  | 'silence'
  /** Headers and half a body, then the connection is cut. */
  | 'half'

export interface ScriptedServer {
  readonly url: string
  readonly received: Received[]
  answer(handler: (request: Received) => Answer): void
  stop(): Promise<void>
}

/** A vendor that says what a test tells it to, over a real connection. */
export async function startScriptedServer(): Promise<ScriptedServer> {
  const received: Received[] = []
  let handler: (request: Received) => Answer = () => ({
    status: 500,
    json: { detail: 'no answer was scripted' },
  })

  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://scripted')
      const one = {
        method: request.method ?? '',
        path: pathname,
        query: searchParams,
        headers: request.headers,
        body: Buffer.concat(parts),
      }
      received.push(one)
      const answer = handler(one)
      if (answer === 'silence') return
      if (answer === 'reset') return void request.socket.destroy()
      if (answer === 'half') {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
        return void response.write('{"request_id":"r', () => request.socket.destroy())
      }
      const isJson = answer.json !== undefined
      response.writeHead(answer.status, {
        ...(isJson && { 'content-type': 'application/json' }),
        ...answer.headers,
      })
      response.end(isJson ? JSON.stringify(answer.json) : answer.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answer: (next) => {
      handler = next
      received.length = 0
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
