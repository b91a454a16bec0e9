import type { Kysely } from 'kysely'
import type { Pace } from '../../sandbox/fal/pace.ts'
import type { Schema } from '../../src/adapters/postgres/schema.ts'
import type { Program } from '../../src/compose.ts'
import type { Bucket } from '../../src/domain/shared/object-storage.ts'
import { readWhole } from '../../src/domain/work/vendor-files.ts'
import { creditsOf, findMoneyMistakes, ledgerOf, type Entry } from './money.ts'
import type { Person } from './person.ts'
import { openStorage } from './open-storage.ts'
import { createProductHome } from './product-home.ts'
import { runAsFleet, runInThisProcess } from './product-run.ts'
import { waitFor } from './wait-for.ts'
import { startWorld, type World } from './world.ts'

export interface ProductOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly pace?: Partial<Pace>
  readonly updates?: 'polling' | 'webhook'
  /** Reachable from outside: FAL is given a webhook. Telegram's webhook needs it, too. */
  readonly hasPublicUrl?: boolean
  /** People delete images for good. */
  readonly imagesMayBeGone?: boolean
  /** Where the chat page is, for those who open it in a browser. */
  readonly pageDir?: string
}

export interface Product extends Pick<World, 'fal' | 'telegram' | 'person' | 'isQuiet'> {
  /** Only where it runs in this process. */
  readonly program: Program
  readonly db: Kysely<Schema>
  /** Where its HTTP server answers. */
  readonly url: string
  credits(person: Person): Promise<number>
  /** The id of the person's row. */
  userId(person: Person): Promise<number>
  ledger(person: Person): Promise<Entry[]>
  /** The bytes of an object. */
  stored(place: { bucket: Bucket; key: string }): Promise<Uint8Array>
  /** From now on faults like this belong to the test; any other fails it at the end. */
  expectsFaults(pattern: RegExp): void
  /** Every fault in the log so far. */
  faults(): readonly string[]
  /** Ends everything; fails when money is wrong or a fault was logged that nobody expected. */
  stop(): Promise<void>
}

/** With TEST_FLEET the same tests run on a product of several processes, which are brought updates by webhook. */
export const isFleet = process.env['TEST_FLEET'] !== undefined

/** The product in a world of its own: in this process, or as several where the tests are told so. */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const { hasPublicUrl = isFleet || options.updates === 'webhook' } = options
  const { updates = isFleet && hasPublicUrl ? 'webhook' : 'polling' } = options
  const [world, home] = await Promise.all([startWorld(options), createProductHome()])
  const expected: RegExp[] = []
  const environment = {
    ...world.environment,
    ...home.environment,
    ...(updates === 'webhook' ? { TELEGRAM_UPDATES: 'webhook', TELEGRAM_WEBHOOK_SECRET: webhookSecret } : {}),
    ...options.env,
  }
  const run = await (isFleet ? runAsFleet : runInThisProcess)({ home, hasPublicUrl, environment })
  const storage = openStorage(home.environment)
  const { db, url, faults } = run
  await waitFor('the bot to listen', async () => {
    const asked = updates === 'webhook' ? 'setWebhook' : 'getUpdates'
    return world.telegram.control.calls().some(({ method }) => method === asked)
  })

  return {
    ...world,
    get program() {
      if (!run.program) throw new Error('A product of several processes has no program object')
      return run.program
    },
    db,
    url,
    credits: (person) => creditsOf(db, person.id),
    userId: async ({ id: telegramId }) => {
      const found = db.selectFrom('users').select('id').where('telegram_id', '=', telegramId)
      return (await found.executeTakeFirstOrThrow()).id
    },
    ledger: (person) => ledgerOf(db, person.id),
    stored: async (place) => readWhole((await storage.read(place)).body),
    expectsFaults: (pattern) => void expected.push(pattern),
    faults,
    async stop() {
      const mistakes = await findMoneyMistakes(db, options)
      await run.stop()
      storage.close()
      await world.close()
      await home.remove()
      const unexpected = faults().filter((line) => !expected.some((pattern) => pattern.test(line)))
      if (mistakes.length > 0) throw new Error(`Money is wrong: ${mistakes.join('; ')}`)
      if (unexpected.length > 0) throw new Error(`Faults that nobody expected:\n${unexpected.join('')}`)
    },
  }
}

export const webhookSecret = 'secret-of-the-webhook-in-tests'
