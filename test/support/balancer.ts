import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Balancer {
  readonly url: string
  close(): Promise<void>
}

/** A reverse proxy over several processes: each request goes to the next one, past those that do not listen. */
export async function startBalancer(ports: readonly number[]): Promise<Balancer> {
  let turn = 0
  const pass = (request: IncomingMessage, response: ServerResponse, body: Buffer, tries: number): void => {
    turn += 1
    const { method, url: path, headers } = request
    // A connection for each request: one kept open may belong to a process that is dead by now.
    const passed = ask(
      { host: '127.0.0.1', port: ports[turn % ports.length], method, path, headers, agent: false },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
        answer.on('error', () => response.destroy())
      },
    )
    passed.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' && tries > 1) return pass(request, response, body, tries - 1)
      if (response.headersSent) response.destroy()
      else response.writeHead(502).end()
    })
    passed.end(body)
  }
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => pass(request, response, Buffer.concat(parts), ports.length))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
