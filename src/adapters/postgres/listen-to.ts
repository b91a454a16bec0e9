import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'

const answerWithinMs = 5_000
const longestPauseMs = 10_000

/**
 * Hears NOTIFY on a connection of its own, which is made again whenever it is lost. `look` runs regularly, too: what was
 * said while nobody listened, or through a pooler that passes no NOTIFY on, is found by looking.
 */
export function listenTo(needs: {
  readonly url: string
  readonly channel: string
  readonly lookEveryMs: number
  readonly onMessage: (text: string) => void
  readonly look: () => Promise<void>
  readonly onError: (error: unknown) => void
}): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const isStopping = () => stopping.signal.aborted
  const pause = (ms: number) => wait(ms, undefined, { signal: stopping.signal }).catch(() => undefined)

  const listen = async (client: Client, onHeard: () => void): Promise<void> => {
    client.on('notification', ({ payload }) => needs.onMessage(payload ?? ''))
    await client.connect()
    await client.query(`listen ${needs.channel}`)
    while (!isStopping()) {
      await needs.look()
      // Tells whether somebody is still there; a connection may end without a word.
      await client.query('select 1')
      onHeard()
      await pause(needs.lookEveryMs)
    }
  }

  const loop = async (): Promise<void> => {
    for (let pauseMs = 500; !isStopping(); pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      const client = createClient(needs.url)
      try {
        await listen(client, () => {
          pauseMs = 500
        })
      } catch (error) {
        if (isStopping()) break
        needs.onError(error)
        await pause(pauseMs)
      } finally {
        // A broken connection may never say that it has ended.
        void client.end().catch(() => undefined)
      }
    }
  }

  const finished = loop()
  return {
    async stop() {
      stopping.abort()
      await finished
    },
  }
}

function createClient(connectionString: string): Client {
  const client = new Client({
    connectionString,
    application_name: 'aisha-listen',
    keepAlive: true,
    connectionTimeoutMillis: answerWithinMs,
    query_timeout: answerWithinMs,
  })
  // Told by the next query; without a listener it would end the process.
  client.on('error', () => undefined)
  return client
}
