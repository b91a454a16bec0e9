import { fromPglite, PgBoss, type QueueOptions } from 'pg-boss'
import type { Database } from '../postgres/database.ts'

/** Seconds without a sign of life after which a job's process counts as dead; pg-boss allows no less. */
const heartbeatSeconds = 10

export const bossSchema = 'pgboss'

/** pg-boss over either engine, quiet when idle: the worker waits for NOTIFY and for our own look at the clock. */
export function createBoss(options: {
  database: Database
  hasSchedules: boolean
  /** False: it refuses to start on tables that are missing or of another version. */
  migrates: boolean
}): PgBoss {
  const { database, hasSchedules, migrates } = options
  const shared = { schema: bossSchema, schedule: hasSchedules, migrate: migrates, useListenNotify: true }
  if (database.kind === 'postgres')
    return new PgBoss({
      ...shared,
      connectionString: database.url,
      application_name: 'aisha-queue',
      max: 4,
      connectionTimeoutMillis: 5_000,
    })
  // Index rebuilds and vacuum reports are for busy servers; here they would hold the one connection.
  return new PgBoss({
    ...shared,
    db: fromPglite(database.pglite),
    backend: 'pglite',
    reindex: false,
    monitorVacuum: false,
  })
}

/** The embedded database has one owner, which knows at its start that nobody runs its jobs: no heartbeats. */
export function heartbeatOf(database: Database): Pick<QueueOptions, 'heartbeatSeconds'> {
  return database.kind === 'postgres' ? { heartbeatSeconds } : {}
}
