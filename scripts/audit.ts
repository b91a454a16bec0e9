import { createBooks } from '../src/adapters/postgres/books.ts'
import { ConfigError } from '../src/config/mistakes.ts'
import { databaseConfig } from '../src/config/data-places.ts'
import { audit } from '../src/domain/billing/audit.ts'
import { Failure } from '../src/domain/shared/failure.ts'
import { deadlinesConfig } from '../src/config/deadlines.ts'
import { withDatabase } from './reach-database.ts'
import { readEnvironment } from './read-environment.ts'

try {
  const env = readEnvironment()
  const found = await withDatabase(databaseConfig(env), ({ db }) =>
    audit({
      books: createBooks(db),
      deadlines: deadlinesConfig(env),
      clock: () => new Date(),
      startedAt: new Date(0),
      report: () => undefined,
    }),
  )
  for (const { check, about, expected, found: is } of found)
    console.log(`${check.padEnd(16)} ${about}: expected ${expected}, found ${is}`)
  console.log(found.length === 0 ? 'Everything agrees.' : `${found.length} differences. Nothing was changed.`)
  process.exitCode = found.length === 0 ? 0 : 1
} catch (error) {
  if (!(error instanceof Failure || error instanceof ConfigError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
