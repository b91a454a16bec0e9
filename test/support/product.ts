import type { Kysely } from 'kysely'
import type { Pace } from '../../sandbox/fal/pace.ts'
import type { Schema } from '../../src/adapters/postgres/schema.ts'
import { compose, type Program } from '../../src/compose.ts'
import { loadConfig, secretsOf } from '../../src/config.ts'
import { createLogger } from '../../src/log.ts'
import { startRoles } from '../../src/roles/start-roles.ts'
import { freePort } from './free-port.ts'
import { creditsOf, findMoneyMistakes, ledgerOf, type Entry } from './money.ts'
import type { Person } from './person.ts'
import { createProductHome } from './product-home.ts'
import { waitFor } from './wait-for.ts'
import { startWorld, type World } from './world.ts'

export interface ProductOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly pace?: Partial<Pace>
  readonly updates?: 'polling' | 'webhook'
  /** Reachable from outside: FAL is given a webhook. Telegram's webhook needs it, too. */
  readonly hasPublicUrl?: boolean
}

export interface Product extends Pick<World, 'fal' | 'telegram' | 'person' | 'isQuiet'> {
  readonly program: Program
  readonly db: Kysely<Schema>
  /** Where its HTTP server answers. */
  readonly url: string
  credits(person: Person): Promise<number>
  ledger(person: Person): Promise<Entry[]>
  /** From now on faults like this belong to the test; any other fails it at the end. */
  expectsFaults(pattern: RegExp): void
  /** Every fault in the log so far. */
  faults(): readonly string[]
  /** Ends everything; fails when money is wrong or a fault was logged that nobody expected. */
  stop(): Promise<void>
}

/** The product in this process, put together as main.ts does it, in a world of its own. */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const { updates = 'polling', hasPublicUrl = updates === 'webhook' } = options
  const [world, home, port] = await Promise.all([startWorld(options), createProductHome(), freePort()])
  const url = `http://127.0.0.1:${port}`
  const config = loadConfig({
    ...world.environment,
    ...home.environment,
    PORT: String(port),
    LOG_LEVEL: 'warn',
    ...(hasPublicUrl ? { PUBLIC_URL: url } : {}),
    ...(updates === 'webhook' ? { TELEGRAM_UPDATES: 'webhook', TELEGRAM_WEBHOOK_SECRET: webhookSecret } : {}),
    ...options.env,
  })
  const faults: string[] = []
  const expected: RegExp[] = []
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
  const { db } = program.store.database
  await waitFor('the bot to listen', async () => {
    const asked = updates === 'webhook' ? 'setWebhook' : 'getUpdates'
    return world.telegram.control.calls().some(({ method }) => method === asked)
  })

  return {
    ...world,
    program,
    db,
    url,
    credits: (person) => creditsOf(db, person.id),
    ledger: (person) => ledgerOf(db, person.id),
    expectsFaults: (pattern) => void expected.push(pattern),
    faults: () => faults,
    async stop() {
      const mistakes = await findMoneyMistakes(db)
      await running.stop()
      await program.close()
      await world.close()
      await home.remove()
      const unexpected = faults.filter((line) => !expected.some((pattern) => pattern.test(line)))
      if (mistakes.length > 0) throw new Error(`Money is wrong: ${mistakes.join('; ')}`)
      if (unexpected.length > 0) throw new Error(`Faults that nobody expected:\n${unexpected.join('')}`)
    },
  }
}

export const webhookSecret = 'secret-of-the-webhook-in-tests'
