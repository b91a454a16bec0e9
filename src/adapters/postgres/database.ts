import type { PGlite } from '@electric-sql/pglite'
import type { Kysely } from 'kysely'
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
