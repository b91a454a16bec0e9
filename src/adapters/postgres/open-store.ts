import type { Jobs } from '../../domain/shared/jobs.ts'
import { Failure } from '../../domain/shared/failure.ts'
import type { UpdateTurns } from '../../domain/people/update-turns.ts'
import type { InTransaction, Stores } from '../../domain/shared/stores.ts'
import { createQueue, type AddOptions, type Queue } from '../queue/queue.ts'
import type { QueueDefinition } from '../queue/queue-definition.ts'
import type { Database, DatabaseConfig } from './database.ts'
import { openDatabase } from './open-database.ts'
import { migrate, migrationStatus } from './migrate.ts'
import { loadSecretKey } from './secret-key.ts'
import { createStores } from './stores.ts'
import { runInTransaction } from './transaction.ts'
import { createUpdateTurns } from './update-turns.ts'
import { serveFacts } from './upkeep/facts-socket.ts'

const migrations = { directory: new URL('../../../migrations/', import.meta.url) }

export interface Store {
  readonly database: Database
  readonly queue: Queue
  readonly stores: Stores
  readonly inTransaction: InTransaction
  /** Absent with an embedded database, which has one process. */
  readonly turns: UpdateTurns | undefined
  readonly secretKey: string
  close(): Promise<void>
}

/** Opens the store of record: database, schema, queue. Jobs added in a transaction are part of it. */
export async function openStore(needs: {
  readonly config: DatabaseConfig & { readonly autoMigrate: boolean }
  readonly jobs: readonly QueueDefinition[]
  readonly onError: (error: unknown) => void
}): Promise<Store> {
  const database = await openDatabase(needs.config)
  const queue = createQueue({
    database,
    definitions: needs.jobs,
    migrates: needs.config.autoMigrate,
    onError: needs.onError,
  })
  try {
    await bringUpToDate(database, needs.config.autoMigrate)
    const [secretKey] = await Promise.all([loadSecretKey(database.db), queue.start()])
    const facts = await answerMigrate(database, needs)
    return {
      database,
      queue,
      secretKey,
      turns: database.kind === 'postgres' ? createUpdateTurns(database, needs.onError) : undefined,
      stores: createStores(database.db, jobsOf(queue)),
      inTransaction: (work) =>
        runInTransaction(database.db, (trx) => work(createStores(trx, jobsOf(queue, { trx })))),
      close: async () => {
        await facts?.close()
        try {
          // A process without the role `worker` has started the queue, too, to add to it.
          await queue.stop({ timeoutMs: 0 })
        } finally {
          await database.close()
        }
      },
    }
  } catch (error) {
    await queue.stop({ timeoutMs: 0 })
    await database.close()
    throw error
  }
}

/** A file system without sockets costs `migrate` its answers, never the program its start. */
async function answerMigrate(
  database: Database,
  { config, onError }: { readonly config: DatabaseConfig; readonly onError: (error: unknown) => void },
) {
  if (config.kind !== 'embedded') return undefined
  return serveFacts({ dataDir: config.dataDir, database }).catch((error: unknown) => {
    onError(error)
    return undefined
  })
}

async function bringUpToDate(database: Database, autoMigrate: boolean): Promise<void> {
  if (autoMigrate) {
    await migrate(database, migrations)
    return
  }
  const { pending } = await migrationStatus(database, migrations)
  if (pending.length > 0)
    throw new Failure(
      'MIGRATION_REFUSED',
      `The database is behind by ${pending.join(', ')} and AUTO_MIGRATE is false. Run: npm run migrate`,
    )
}

const jobsOf = (queue: Queue, inside: Pick<AddOptions, 'trx'> = {}): Jobs => ({
  add: (name, payload, options = {}) =>
    queue.add(name, payload, {
      ...inside,
      ...(options.delayMs === undefined ? {} : { startAfterMs: options.delayMs }),
      ...(options.priority === undefined ? {} : { priority: options.priority }),
      ...(options.key === undefined ? {} : { singletonKey: options.key }),
    }),
})
