import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import type { Database } from './database.ts'

/** How soon another process takes over, and how soon one that lost its connection notices. */
const lookEveryMs = 2_000
const answerWithinMs = 5_000

export interface LonelyTask {
  stop(): Promise<void>
}

/**
 * Runs a task in one process at a time, of all that share the database; the others wait for their turn. The lock belongs
 * to a connection of its own, so the database gives it on when its process dies. An embedded database has one process.
 */
export function runAlone(
  database: Database,
  needs: {
    /** Any number, the same for each version of the program. */
    readonly lock: number
    readonly start: () => LonelyTask
    readonly onError: (error: unknown) => void
  },
): LonelyTask {
  if (database.kind === 'embedded') return needs.start()
  const { url } = database
  const stopping = new AbortController()
  const pause = () => wait(lookEveryMs, undefined, { signal: stopping.signal }).catch(() => undefined)
  const isStopping = () => stopping.signal.aborted

  const takeTurn = async (client: Client): Promise<void> => {
    while (!(await takes(client, needs.lock))) {
      await pause()
      if (isStopping()) return
    }
    const task = needs.start()
    try {
      while (!isStopping()) {
        await client.query('select 1')
        await pause()
      }
    } finally {
      await task.stop()
    }
  }

  const loop = async (): Promise<void> => {
    while (!isStopping()) {
      const client = createClient(url)
      try {
        await client.connect()
        await takeTurn(client)
      } catch (error) {
        needs.onError(error)
        await pause()
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

function createClient(url: string): Client {
  const client = new Client({
    connectionString: url,
    application_name: 'aisha-alone',
    keepAlive: true,
    connectionTimeoutMillis: answerWithinMs,
    query_timeout: answerWithinMs,
  })
  // Told by the next query; without a listener it would end the process.
  client.on('error', () => undefined)
  return client
}

async function takes(client: Client, lock: number): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [lock])
  return rows[0]?.taken === true
}
