import type { Database, DatabaseConfig } from './database.ts'
import { openEmbedded } from './open-embedded.ts'
import { openPostgres } from './open-postgres.ts'

/** Throws Failure: DATABASE_UNAVAILABLE within 10 s, DATA_DIR_IN_USE at once. */
export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  switch (config.kind) {
    case 'embedded':
      return openEmbedded(config)
    case 'postgres':
      return openPostgres(config)
  }
}
