import { openDatabase } from '../src/adapters/postgres/open-database.ts'
import { migrate, migrationStatus } from '../src/adapters/postgres/migrate.ts'
import { ConfigError } from '../src/config/mistakes.ts'
import { loadConfig } from '../src/config.ts'
import { Failure } from '../src/domain/shared/failure.ts'
import { readEnvironment } from './read-environment.ts'

const directory = new URL('../migrations/', import.meta.url)
const usage = 'Usage: npm run migrate [-- status]'

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof Failure || error instanceof ConfigError)) throw error
  console.error(error.message)
  process.exitCode = 1
}

async function run([command = 'apply', ...rest]: string[]): Promise<number> {
  if (!['apply', 'status'].includes(command) || rest.length > 0) {
    console.error(usage)
    return 2
  }
  const database = await openDatabase(loadConfig(readEnvironment()).database)
  try {
    if (command === 'status') {
      const { applied, pending } = await migrationStatus(database, { directory })
      for (const { name, appliedAt } of applied) console.log(`applied ${appliedAt.toISOString()}  ${name}`)
      for (const name of pending) console.log(`waiting ${' '.repeat(24)}  ${name}`)
      return 0
    }
    const { applied } = await migrate(database, { directory })
    for (const name of applied) console.log(`applied ${name}`)
    console.log(applied.length === 0 ? 'Nothing to migrate.' : `Migrated: ${applied.length}.`)
    return 0
  } finally {
    await database.close()
  }
}
