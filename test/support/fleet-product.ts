import type { Kysely } from 'kysely'
import type { Pace } from '../../sandbox/fal/pace.ts'
import type { Schema } from '../../src/adapters/postgres/schema.ts'
import type { Engines } from './engines.ts'
import { countNotices } from './count-notices.ts'
import { findLosses, findUnfinished } from './find-losses.ts'
import { startFleet, usualRoles, type Fleet } from './fleet.ts'
import type { Person } from './person.ts'
import { createProductHome } from './product-home.ts'
import { storedKeys } from './stored-keys.ts'
import { waitFor } from './wait-for.ts'
import { startWorld, type World } from './world.ts'

export interface FleetProduct extends World {
  readonly fleet: Fleet
  readonly db: Kysely<Schema>
  /** Waits until nothing is left to do, and says what is when that takes too long. */
  settles(options: { withinMs: number }): Promise<void>
  /** What was lost, and what came twice, of these people's things. */
  judge(people: readonly Person[]): Promise<{ lost: string[]; doubled: string[] }>
  stop(): Promise<void>
}

/** Several processes in a world that outlives each of them, and what to hold them to. */
export async function startFleetProduct(
  options: {
    readonly env?: Readonly<Record<string, string>>
    readonly pace?: Partial<Pace>
    readonly roles?: readonly string[]
    readonly updates?: 'polling' | 'webhook'
    readonly engines?: Engines
  } = {},
): Promise<FleetProduct> {
  const [world, home] = await Promise.all([
    startWorld({ pace: options.pace ?? {}, quietWithinMs: 60_000 }),
    createProductHome(options.engines),
  ])
  // What a dead process did not answer comes again soon.
  world.telegram.control.set({ webhookRetryMs: 100, webhookRetryMaxMs: 1000 })
  if (!home.server)
    throw new Error('Several processes need a database that they share: set TEST_DATABASE_URL')
  const { db } = home.server.database
  const environment: Readonly<Record<string, string>> = {
    ...world.environment,
    ...home.environment,
    ...(options.updates === 'polling'
      ? {}
      : { TELEGRAM_UPDATES: 'webhook', TELEGRAM_WEBHOOK_SECRET: 'secret-of-the-webhook-in-tests' }),
    ...options.env,
  }
  const fleet = await startFleet({
    environment,
    directory: home.dataDir,
    roles: options.roles ?? usualRoles,
  })
  return {
    ...world,
    fleet,
    db,
    async settles({ withinMs }) {
      let left: string[] = []
      const look = async () => {
        left = await findUnfinished(db)
        return left.length === 0
      }
      await waitFor('everything to come to rest', look, { withinMs, everyMs: 100 }).catch(
        (cause: unknown) => {
          throw new Error(`Still to be done: ${left.join('; ')}`, { cause })
        },
      )
    },
    async judge(people) {
      const { missing, doubled } = await countNotices(db, people)
      return { lost: [...(await findLosses(db, await storedKeys(environment))), ...missing], doubled }
    },
    async stop() {
      await fleet.stop()
      await world.close()
      await home.remove()
    },
  }
}
