import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A real server; tests that need one are left out where it is not set. */
export const testRedis = process.env['TEST_REDIS_URL']

/** Keys of this run alone: others may use the same server. */
export const testPrefix = (): string => `aisha-test:${randomUUID()}`

export interface RedisProxy {
  readonly url: string
  /** `slow` takes everything and answers nothing; `away` refuses and cuts. */
  become(state: 'well' | 'slow' | 'away'): Promise<void>
  close(): Promise<void>
}

/** The way to the real server, which a test can block. */
export async function startRedisProxy(target: string): Promise<RedisProxy> {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  let state: 'well' | 'slow' | 'away' = 'well'
  const server = createServer((socket) => {
    const upstream = connect(Number(port || 6379), hostname)
    for (const each of [socket, upstream]) {
      sockets.add(each)
      each.on('error', () => undefined).on('close', () => sockets.delete(each))
    }
    socket.on('data', (bytes) => state === 'well' && upstream.write(bytes))
    upstream.on('data', (bytes) => state === 'well' && socket.write(bytes))
    socket.on('close', () => upstream.destroy())
    upstream.on('close', () => socket.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const at = (server.address() as AddressInfo).port
  const cut = () => sockets.forEach((each) => each.destroy())

  return {
    url: `redis://127.0.0.1:${at}`,
    async become(next) {
      state = next
      if (next === 'slow') return
      cut()
      if (next === 'away' && server.listening) {
        server.close()
        await once(server, 'close')
      }
      if (next === 'well' && !server.listening) {
        server.listen(at, '127.0.0.1')
        await once(server, 'listening')
      }
    },
    async close() {
      cut()
      if (!server.listening) return
      server.close()
      await once(server, 'close')
    },
  }
}
