import { migrate } from '../src/adapters/postgres/migrate.ts'
import { migrateQueue } from '../src/adapters/queue/migrate-queue.ts'
import { readMigrations } from '../src/adapters/postgres/migration-files.ts'
import { runInMemory } from '../src/adapters/postgres/upkeep/expected-schema.ts'
import { judgeMigrations } from '../src/adapters/postgres/upkeep/judge-migrations.ts'
import {
  planRepair,
  repairBookkeeping,
  type RepairStep,
} from '../src/adapters/postgres/upkeep/repair-bookkeeping.ts'
import {
  countOtherUsers,
  refuseReset,
  resetDatabase,
} from '../src/adapters/postgres/upkeep/reset-database.ts'
import { describeDifference } from '../src/adapters/postgres/upkeep/compare-schemas.ts'
import { readDatabaseFacts, readSchemaFacts } from '../src/adapters/postgres/upkeep/database-facts.ts'
import type { DatabaseConfig } from '../src/config/data-places.ts'
import { Failure } from '../src/domain/shared/failure.ts'
import { describeReport, describeVerdict } from './describe-database.ts'
import { askOrOpen, withDatabase } from './reach-database.ts'

const directory = new URL('../migrations/', import.meta.url)
const expected = async () => runInMemory(await readMigrations(directory))

export interface Command {
  readonly config: DatabaseConfig
  readonly isSure: boolean
  readonly nodeEnv: string | undefined
  readonly say: (line: string) => void
}

export async function applyMigrations({ config, say }: Command): Promise<number> {
  try {
    return await withDatabase(config, async (database) => {
      const { applied } = await migrate(database, { directory })
      await migrateQueue(database)
      for (const name of applied) say(`applied ${name}`)
      say(applied.length === 0 ? 'Nothing to migrate.' : `Migrated: ${applied.length}.`)
      return 0
    })
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'DATA_DIR_IN_USE') throw error
    const { facts } = await askOrOpen(config, { question: 'status', read: readSchemaFacts })
    const { waiting } = judgeMigrations(facts, await expected())
    if (waiting.length > 0) throw error
    say(`Nothing to migrate: the running process ${facts.pid} has the database open and is up to date.`)
    return 0
  }
}

export async function status({ config, say }: Command): Promise<number> {
  const { facts, asked } = await askOrOpen(config, { question: 'status', read: readSchemaFacts })
  const verdict = judgeMigrations(facts, await expected())
  if (asked) say(`Asked the running process ${facts.pid}, which has the database open.`)
  for (const line of describeVerdict(verdict)) say(line)
  return verdict.agrees ? 0 : 1
}

export async function report({ config, say }: Command): Promise<number> {
  const { facts, asked } = await askOrOpen(config, { question: 'report', read: readDatabaseFacts })
  const verdict = judgeMigrations(facts, await expected())
  if (asked) say(`Asked the running process ${facts.pid}, which has the database open.`)
  for (const line of [...describeReport(facts), '', ...describeVerdict(verdict)]) say(line)
  return verdict.agrees ? 0 : 1
}

export const repair = ({ config, isSure, say }: Command): Promise<number> =>
  withDatabase(config, async (database) => {
    const plan = planRepair(await readSchemaFacts(database), await expected())
    switch (plan.kind) {
      case 'nothing':
        say('Nothing to repair: the bookkeeping fits the schema.')
        return 0
      case 'impossible':
        say('The schema is none that the migrations make, so no bookkeeping fits it.')
        say(`It is nearest to the one after ${plan.after ?? 'no migration at all'}, except for:`)
        for (const difference of plan.differences) say(`  ${describeDifference(difference)}`)
        say('Undo these by hand, or write them as a migration; then repair again.')
        return 1
      case 'steps':
        for (const step of plan.steps) say(describeStep(step))
        if (!isSure) {
          say('Nothing was changed. To do it: npm run migrate -- repair --yes')
          return 1
        }
        await repairBookkeeping(database, plan.steps)
        say(`Repaired: ${plan.steps.length}. No table but schema_migrations was touched.`)
        return 0
    }
  })

function describeStep({ kind, name }: RepairStep): string {
  const what = {
    record: `record  ${name}: the schema has what it makes, the bookkeeping does not know it`,
    correct: `correct ${name}: the file changed since, and the schema is still what it makes`,
    forget: `forget  ${name}: the schema has nothing of it, or no file has that name`,
  }
  return what[kind]
}

export async function reset({ config, isSure, nodeEnv, say }: Command): Promise<number> {
  const refusal = refuseReset(config, { nodeEnv })
  if (refusal) {
    say(refusal)
    return 1
  }
  if (!isSure) {
    say(
      'This removes every person, image and credit of the database. If that is meant: npm run migrate -- reset --yes',
    )
    return 1
  }
  return withDatabase(config, async (database) => {
    const others = await countOtherUsers(database)
    if (others > 0) {
      say(`The program is connected to the database (${others} connections): stop it first.`)
      return 1
    }
    await resetDatabase(database)
    const { applied } = await migrate(database, { directory })
    say(`Emptied and migrated: ${applied.length}. Stored files were left where they are.`)
    return 0
  })
}
