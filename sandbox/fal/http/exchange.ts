import type { IncomingMessage, ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'

/** One HTTP request and its answer. */
export interface Exchange {
  readonly method: string
  readonly url: URL
  readonly path: string
  readonly response: ServerResponse
  header(name: string): string | undefined
  readBytes(): Promise<Buffer>
  /** Undefined when the body is no JSON. */
  readJson(): Promise<unknown>
  send(statusCode: number, body: unknown, headers?: Readonly<Record<string, string>>): void
  /** Breaks the connection without an answer. */
  hangUp(): void
}

/** A group of routes; true when it has answered. */
export type Routes = (exchange: Exchange) => Promise<boolean>

export function createExchange(request: IncomingMessage, response: ServerResponse, origin: string): Exchange {
  const url = new URL(request.url ?? '/', origin)
  const readBytes = () => buffer(request)
  return {
    method: request.method ?? 'GET',
    url,
    path: decodePath(url.pathname),
    response,
    header(name) {
      const value = request.headers[name]
      return Array.isArray(value) ? value.join(', ') : value
    },
    readBytes,
    async readJson() {
      try {
        return JSON.parse((await readBytes()).toString('utf8')) as unknown
      } catch {
        return undefined
      }
    },
    send(statusCode, body, headers = {}) {
      // Nothing is not JSON: clients parse what is called so.
      const type = body === undefined ? {} : { 'content-type': 'application/json' }
      response.writeHead(statusCode, { ...type, ...headers })
      response.end(body === undefined ? undefined : JSON.stringify(body))
    },
    hangUp: () => void request.socket.destroy(),
  }
}

function decodePath(pathname: string): string {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return pathname
  }
}
