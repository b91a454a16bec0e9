import type { Kysely } from 'kysely'
import type { Pace } from '../../sandbox/fal/pace.ts'
import { openDatabase } from '../../src/adapters/postgres/open-database.ts'
import type { Schema } from '../../src/adapters/postgres/schema.ts'
import { freePort } from './free-port.ts'
import { findMoneyMistakes } from './money.ts'
import { createProductHome } from './product-home.ts'
import { runProgram, type RunningProgram } from './run-program.ts'
import { waitFor } from './wait-for.ts'
import { startWorld, type World } from './world.ts'

export interface ProductProcess extends Pick<World, 'fal' | 'telegram' | 'person'> {
  /** The one that was started last. */
  readonly program: RunningProgram
  /** Starts it, or starts it again after an end. */
  start(): Promise<RunningProgram>
  /** Ends it as a power failure would. */
  kill(): Promise<void>
  /** Looks into its database; an embedded one only while it does not run. */
  read<T>(look: (db: Kysely<Schema>) => Promise<T>): Promise<T>
  stop(): Promise<void>
}

/** The product as a process of its own, in a world that outlives it. */
export async function startProductProcess({
  env = {},
  pace = {},
  hasPublicUrl = false,
}: {
  env?: Readonly<Record<string, string>>
  pace?: Partial<Pace>
  hasPublicUrl?: boolean
} = {}): Promise<ProductProcess> {
  const [world, home, port] = await Promise.all([startWorld({ pace }), createProductHome(), freePort()])
  const url = `http://127.0.0.1:${port}`

  const read = async <T>(look: (db: Kysely<Schema>) => Promise<T>): Promise<T> => {
    if (home.server) return look(home.server.database.db)
    const database = await openDatabase({ kind: 'embedded', dataDir: home.dataDir })
    try {
      return await look(database.db)
    } finally {
      await database.close()
    }
  }

  const start = async () => {
    const started = runProgram('src/main.ts', {
      cwd: home.dataDir,
      env: {
        ...world.environment,
        ...home.environment,
        PORT: String(port),
        LOG_LEVEL: 'warn',
        ...(hasPublicUrl ? { PUBLIC_URL: url } : {}),
        ...env,
      },
    })
    await waitFor(
      'the product to be ready',
      async () => {
        if (started.hasEnded()) throw new Error(`It ended instead: ${started.output()}`)
        const answer = await fetch(`${url}/health/ready`).catch(() => undefined)
        return answer?.status === 200
      },
      { withinMs: 30_000, everyMs: 50 },
    )
    return started
  }
  let program = await start()

  return {
    ...world,
    get program() {
      return program
    },
    async start() {
      program = await start()
      return program
    },
    read,
    async kill() {
      await program.kill('SIGKILL')
    },
    async stop() {
      if (!program.hasEnded()) await program.kill('SIGTERM')
      const mistakes = await read(findMoneyMistakes)
      await world.close()
      await home.remove()
      if (mistakes.length > 0) throw new Error(`Money is wrong: ${mistakes.join('; ')}`)
    },
  }
}
