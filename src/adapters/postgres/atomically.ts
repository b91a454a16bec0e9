import type { Kysely, Transaction } from 'kysely'
import type { Schema } from './schema.ts'
import { runInTransaction } from './transaction.ts'

/** For what takes several statements: within the caller's transaction, or in one of its own. */
export const atomically = <T>(
  db: Kysely<Schema>,
  work: (trx: Transaction<Schema>) => Promise<T>,
): Promise<T> => (db.isTransaction ? work(db as Transaction<Schema>) : runInTransaction(db, work))
