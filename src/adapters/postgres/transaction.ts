import type { Kysely, Transaction } from 'kysely'
import type { Schema } from './schema.ts'
import { guardTransaction } from './transaction-guard.ts'

const attempts = 3
/** Serialization failure, deadlock: PostgreSQL undid everything and asks to try again. */
const retryable = new Set(['40001', '40P01'])

/**
 * Runs `work` in one transaction, up to three times when the database asks for it: `work` touches
 * nothing but `trx`, since each attempt begins anew. A query past it, on `db`, throws.
 */
export async function runInTransaction<T>(
  db: Kysely<Schema>,
  work: (trx: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await guardTransaction(() => db.transaction().execute((trx) => work(trx.withoutPlugins())))
    } catch (error) {
      if (attempt >= attempts || !retryable.has(sqlState(error) ?? '')) throw error
    }
  }
}

/** The five-character code of an error of either engine; `undefined` for other errors. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
