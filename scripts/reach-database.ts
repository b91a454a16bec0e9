import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Database } from '../src/adapters/postgres/database.ts'
import { openDatabase } from '../src/adapters/postgres/open-database.ts'
import { askFacts, type Answers } from '../src/adapters/postgres/upkeep/facts-socket.ts'
import type { DatabaseConfig } from '../src/config/data-places.ts'
import { Failure } from '../src/domain/shared/failure.ts'

export async function withDatabase<T>(
  config: DatabaseConfig,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(config)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

/** Reads in the database itself, or has the running process read that holds it. Never makes a database. */
export async function askOrOpen<Q extends keyof Answers>(
  config: DatabaseConfig,
  { question, read }: { question: Q; read: (database: Database) => Promise<Answers[Q]> },
): Promise<{ facts: Answers[Q]; asked: boolean }> {
  if (config.kind === 'embedded' && !existsSync(path.join(config.dataDir, 'database')))
    throw new Failure(
      'DATABASE_UNAVAILABLE',
      `There is no database in ${path.resolve(config.dataDir)}: the first start makes one. ` +
        'Set DATA_DIR (the demo keeps its own in DATA_DIR/demo) or DATABASE_URL for another place.',
    )
  try {
    return { asked: false, facts: await withDatabase(config, read) }
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'DATA_DIR_IN_USE' || config.kind !== 'embedded')
      throw error
    const facts = await askFacts(config.dataDir, question)
    if (!facts) throw error
    return { asked: true, facts }
  }
}
