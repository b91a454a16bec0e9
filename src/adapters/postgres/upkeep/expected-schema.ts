import type { Migration } from '../migration-files.ts'
import { openMemory } from './open-memory.ts'
import { readSchema, type SchemaParts } from './read-schema.ts'

export interface ExpectedSchemas {
  readonly migrations: readonly Migration[]
  /** The schema after as many migrations as its place says; the first is that of an empty database. */
  readonly schemas: readonly SchemaParts[]
}

/** What the migrations make, found out by running them one by one in a database in memory. */
export async function runInMemory(migrations: readonly Migration[]): Promise<ExpectedSchemas> {
  const database = await openMemory()
  try {
    const schemas = [await readSchema(database)]
    for (const migration of migrations) {
      await database.runScript(migration.sql)
      schemas.push(await readSchema(database))
    }
    return { migrations, schemas }
  } finally {
    await database.close()
  }
}
