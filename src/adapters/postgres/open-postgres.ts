import { setTimeout as wait } from 'node:timers/promises'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { Client, Pool, types } from 'pg'
import { Failure } from '../../domain/shared/failure.ts'
import { columnParsers } from './column-types.ts'
import type { PostgresDatabase } from './database.ts'
import { prepareMarked } from './prepared.ts'
import type { Schema } from './schema.ts'
import { transactionGuard } from './transaction-guard.ts'

const connectionTimeoutMs = 5_000
const statementTimeoutMs = 30_000
/** A database that starts again is back by then, and nobody has noticed. */
const patienceMs = 3_000
const firstPauseMs = 50

export async function openPostgres(config: { url: string; poolSize?: number }): Promise<PostgresDatabase> {
  const pool = new Pool({
    connectionString: config.url,
    application_name: 'aisha',
    max: config.poolSize ?? 10,
    connectionTimeoutMillis: connectionTimeoutMs,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: 2 * statementTimeoutMs,
    keepAlive: true,
    types: {
      getTypeParser: (oid, format) =>
        (format !== 'binary' && columnParsers[oid]) || types.getTypeParser(oid, format),
    },
  })
  // A broken connection leaves the pool by itself and the next query gets a new one. Without these
  // listeners the loss of an idle connection, or of one in a transaction, would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  pool.on('connect', prepareMarked)

  const connect = async () => {
    const until = performance.now() + patienceMs
    for (let pauseMs = firstPauseMs; ; pauseMs *= 2) {
      try {
        return await pool.connect()
      } catch (error) {
        if (!isStartingAnew(error) || performance.now() + pauseMs > until)
          throw unavailable(config.url, error)
        await wait(pauseMs)
      }
    }
  }

  const db = new Kysely<Schema>({
    plugins: [transactionGuard],
    dialect: new PostgresDialect({
      pool: { Client, options: pool.options, connect, end: () => pool.end() },
    }),
  })

  try {
    await sql`select 1`.execute(db)
  } catch (error) {
    await db.destroy()
    throw error instanceof Failure ? error : unavailable(config.url, error)
  }

  return {
    kind: 'postgres',
    url: config.url,
    db,
    // One simple query of several statements is one transaction in PostgreSQL's protocol.
    runScript: async (script) => {
      const client = await connect()
      try {
        await client.query(script)
      } finally {
        client.release()
      }
    },
    close: () => db.destroy(),
  }
}

/** Refused, cut off, or told that it shuts down, starts, or has no connection left. */
function isStartingAnew(error: unknown): boolean {
  const [cause] = error instanceof AggregateError ? (error.errors as unknown[]) : [error]
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return /^(ECONNREFUSED|ECONNRESET|EPIPE|57P0[123]|53300)$/.test(code) || /terminated/i.test(String(cause))
}

function unavailable(url: string, cause: unknown): Failure {
  const reason = cause instanceof AggregateError ? String(cause.errors[0]?.message) : (cause as Error).message
  return new Failure(
    'DATABASE_UNAVAILABLE',
    `PostgreSQL at ${nameWithoutPassword(url)} does not answer: ${reason}. ` +
      'Check that it runs and that DATABASE_URL names its host, port, user and database.',
    { cause },
  )
}

function nameWithoutPassword(url: string): string {
  const parsed = URL.parse(url)
  return parsed ? `${parsed.host}${parsed.pathname}` : 'the configured address'
}
