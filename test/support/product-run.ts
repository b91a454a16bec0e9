import type { Kysely } from 'kysely'
import type { Schema } from '../../src/adapters/postgres/schema.ts'
import { compose, type Program } from '../../src/compose.ts'
import { loadConfig, secretsOf } from '../../src/config.ts'
import { createLogger } from '../../src/log.ts'
import { startRoles } from '../../src/roles/start-roles.ts'
import { startFleet } from './fleet.ts'
import { freePort } from './free-port.ts'
import type { ProductHome } from './product-home.ts'

/** A product at work, in whatever processes. */
export interface ProductRun {
  /** Absent where it runs in processes of its own. */
  readonly program?: Program
  readonly db: Kysely<Schema>
  readonly url: string
  /** Every fault in its logs so far. */
  faults(): readonly string[]
  stop(): Promise<void>
}

interface RunNeeds {
  readonly home: ProductHome
  readonly environment: Readonly<Record<string, string>>
  /** Whether it is to know its address, and so be given webhooks. */
  readonly hasPublicUrl: boolean
}

/** Put together as main.ts does it. */
export async function runInThisProcess({ environment, hasPublicUrl }: RunNeeds): Promise<ProductRun> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const config = loadConfig({
    PORT: String(port),
    LOG_LEVEL: 'warn',
    ...(hasPublicUrl ? { PUBLIC_URL: url } : {}),
    ...environment,
  })
  const faults: string[] = []
  const log = createLogger({
    level: config.logLevel,
    pretty: false,
    secrets: secretsOf(config),
    write: (line) => {
      if (/"level":"(error|fatal)"/.test(line)) faults.push(line)
    },
  })
  const program = await compose({ config, log, fail: (error) => faults.push(`ended: ${String(error)}`) })
  const running = await startRoles(program)
  return {
    program,
    db: program.store.database.db,
    url,
    faults: () => faults,
    async stop() {
      await running.stop()
      await program.close()
    },
  }
}

/** As two processes with the role `http`, two with `worker` and one with `bot`. */
export async function runAsFleet({ home, environment, hasPublicUrl }: RunNeeds): Promise<ProductRun> {
  if (!home.server)
    throw new Error('Several processes need a database that they share: set TEST_DATABASE_URL')
  const fleet = await startFleet({ environment, directory: home.dataDir, hasPublicUrl })
  return { ...fleet, db: home.server.database.db }
}
