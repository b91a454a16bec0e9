import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The bot's own addresses in Telegram, with the code that they start it with. */
const botAddress = /https:\/\/t\.me\/\w*(?:\?start=([\w-]+))?/g

/**
 * The web between people and the product, as far as the demo needs it: everything is passed on as it is, only a link
 * to the bot leads to the chat page, which is Telegram here.
 */
export async function startOutside(options: {
  readonly port: number
  readonly productUrl: string
  readonly chatUrl: string
}): Promise<{ readonly url: string; close(): Promise<void> }> {
  const inChat = (html: string) =>
    html.replace(botAddress, (_, code: string | undefined) =>
      code === undefined ? `${options.chatUrl}/` : `${options.chatUrl}/?start=${code}`,
    )

  const answer = async (from: IncomingMessage, to: ServerResponse): Promise<void> => {
    const { 'content-length': _length, ...headers } = from.headers
    if (!from.headers['content-type']?.startsWith('text/html')) {
      to.writeHead(from.statusCode ?? 502, from.headers)
      from.pipe(to)
      return
    }
    const parts: Buffer[] = []
    for await (const part of from) parts.push(part as Buffer)
    to.writeHead(from.statusCode ?? 502, headers)
    to.end(inChat(Buffer.concat(parts).toString('utf8')))
  }

  const server = createServer((from, to) => {
    const { method, headers, url = '/' } = from
    const asked = request(new URL(url, options.productUrl), { method, headers }, (answered) => {
      answer(answered, to).catch(() => to.destroy())
    })
    // Not there yet, or not any more; whoever asked comes again.
    asked.on('error', () => {
      if (!to.headersSent) to.writeHead(502)
      to.end()
    })
    to.on('close', () => asked.destroy())
    from.pipe(asked)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
