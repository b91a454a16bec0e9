import type { PGlite } from '@electric-sql/pglite'
import type { Kysely } from 'kysely'
import { openEmbedded } from './open-embedded.ts'
import { openPostgres } from './open-postgres.ts'
import type { Schema } from './schema.ts'

export type DatabaseConfig =
  | { kind: 'embedded'; dataDir: string }
  | { kind: 'postgres'; url: string; poolSize?: number }

interface DatabaseHandle {
  db: Kysely<Schema>
  /** Runs several statements as one transaction: all of them or, when one fails, none. */
  runScript(sql: string): Promise<void>
  close(): Promise<void>
}

export interface EmbeddedDatabase extends DatabaseHandle {
  kind: 'embedded'
  pglite: PGlite
}

export interface PostgresDatabase extends DatabaseHandle {
  kind: 'postgres'
  url: string
}

export type Database = EmbeddedDatabase | PostgresDatabase

/** Throws Failure: DATABASE_UNAVAILABLE within 10 s, DATA_DIR_IN_USE at once. */
export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  switch (config.kind) {
    case 'embedded':
      return openEmbedded(config)
    case 'postgres':
      return openPostgres(config)
  }
}
