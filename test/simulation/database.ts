import {
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
} from 'kysely'
import type { Schema } from '../../src/adapters/postgres/schema.ts'
import { transactionGuard } from '../../src/adapters/postgres/transaction-guard.ts'
import { strikeOf, type Life, type Nature } from './life.ts'
import type { RealDatabase } from './real-database.ts'

/** The one connection that all lives share, as an embedded database has it: a transaction holds it to its end. */
export interface SharedDatabase {
  readonly real: RealDatabase
  connect(life: Life): Kysely<Schema>
  /** Runs in the transaction that is open now, when that is kept; at once outside of one. */
  afterCommit(effect: () => void): void
  /** The process is gone: what it had not committed is undone. */
  abandon(life: Life): Promise<void>
}

interface Holder {
  readonly life: Life
  state: 'idle' | 'beginning' | 'open'
  readonly effects: (() => void)[]
  readonly touched: Set<string>
  /** On its way to the server; whether it arrives when the process dies is a matter of luck. */
  inFlight: (() => Promise<unknown>) | undefined
  isCommitting: boolean
}

const statementMs = [0, 4] as const

export function shareDatabase(
  nature: Nature,
  real: RealDatabase,
  /** Told which of the tables that matter were written. */
  onCommit: (touched: ReadonlySet<string>) => Promise<void>,
): SharedDatabase {
  const { clockwork, random } = nature
  const waiting: { life: Life; take: (holder: Holder) => void }[] = []
  let holder: Holder | undefined

  const handOn = () => {
    holder = undefined
    const next = waiting.findIndex(({ life }) => !life.isOver())
    const [taker] = next < 0 ? [] : waiting.splice(0, next + 1).slice(-1)
    if (taker) taker.take((holder = newHolder(taker.life)))
  }
  const acquire = (life: Life): Promise<Holder> =>
    new Promise((resolve) => {
      if (holder) waiting.push({ life, take: resolve })
      else resolve((holder = newHolder(life)))
    })

  async function run(connection: Holder, { sql, parameters }: CompiledQuery): Promise<QueryResult<never>> {
    if (connection.state === 'beginning') {
      await real.setTime(clockwork.now())
      await real.query('begin')
      connection.state = 'open'
    } else if (connection.state === 'idle') await real.setTime(clockwork.now())
    const { rows, affected } = await real.query(sql, parameters)
    if (affected > 0) for (const table of writtenIn(sql)) connection.touched.add(table)
    if (connection.state === 'idle') await committed(connection)
    return { rows: rows as never[], numAffectedRows: BigInt(affected) }
  }

  const committed = async (connection: Holder): Promise<void> => {
    const touched = new Set(connection.touched)
    connection.touched.clear()
    await onCommit(touched)
  }

  async function commit(connection: Holder): Promise<void> {
    if (connection.state === 'open') await real.query('commit')
    connection.state = 'idle'
    for (const effect of connection.effects.splice(0)) effect()
    await committed(connection)
  }

  const arrive = async <T>(connection: Holder): Promise<T> => {
    const statement = connection.inFlight
    connection.inFlight = undefined
    return (await statement?.()) as T
  }

  const rollback = async (connection: Holder): Promise<void> => {
    if (connection.state === 'open') await real.query('rollback')
    connection.state = 'idle'
    connection.effects.splice(0)
    connection.touched.clear()
  }

  const driverOf = (life: Life): Driver => ({
    init: async () => undefined,
    destroy: async () => undefined,
    acquireConnection: async () => {
      const taken = await acquire(life)
      return connectionOf(life, taken)
    },
    releaseConnection: async () => handOn(),
    beginTransaction: async (connection) => {
      holderOf(connection).state = 'beginning'
    },
    commitTransaction: (connection) => {
      const mine = holderOf(connection)
      mine.inFlight = () => commit(mine)
      mine.isCommitting = true
      return life.call('commit', () => arrive(mine), {
        latencyMs: statementMs,
        strike: strikeOf(random, nature.rates().commit),
        fault: () => lost('commit'),
        mayArrive: false,
      })
    },
    rollbackTransaction: (connection) => {
      const mine = holderOf(connection)
      return life.call('rollback', () => rollback(mine), { latencyMs: [0, 0], mayArrive: false })
    },
  })

  const connectionOf = (life: Life, mine: Holder): DatabaseConnection & { readonly mine: Holder } => ({
    mine,
    executeQuery: (query) => {
      const strike = random.chance(nature.rates().statement) ? 'before' : 'none'
      const isAlone = mine.state === 'idle'
      mine.inFlight = () => run(mine, query)
      return life.call(labelOf(query.sql), () => arrive(mine), {
        latencyMs: statementMs,
        strike: strike === 'before' && isAlone ? strikeOf(random, 1) : strike,
        fault: () => lost('statement'),
        mayArrive: false,
      }) as Promise<QueryResult<never>>
    },
    streamQuery: () => {
      throw new Error('Nothing is streamed in the simulation')
    },
  })

  return {
    real,
    connect: (life) =>
      new Kysely<Schema>({
        plugins: [transactionGuard],
        dialect: {
          createAdapter: () => new PostgresAdapter(),
          createDriver: () => driverOf(life),
          createIntrospector: (db) => new PostgresIntrospector(db),
          createQueryCompiler: () => new PostgresQueryCompiler(),
        },
      }),
    afterCommit(effect) {
      if (holder && holder.state !== 'idle') holder.effects.push(effect)
      else effect()
    },
    async abandon(life) {
      if (holder?.life !== life) return
      const isAlone = holder.state === 'idle'
      const { inFlight } = holder
      const isCommit = inFlight !== undefined && holder.isCommitting
      if (inFlight && (isAlone || isCommit) && random.chance(0.5)) await inFlight().catch(() => undefined)
      await rollback(holder)
      handOn()
    },
  }
}

const newHolder = (life: Life): Holder => ({
  life,
  state: 'idle',
  effects: [],
  touched: new Set(),
  inFlight: undefined,
  isCommitting: false,
})

const holderOf = (connection: DatabaseConnection): Holder => (connection as unknown as { mine: Holder }).mine

/** As the driver says it when the connection breaks. */
const lost = (what: string): Error =>
  Object.assign(new Error(`simulated: connection lost at a ${what}`), { code: '08006' })

const written = /(?:insert into|update|delete from)\s+"?(\w+)"?/gi

const writtenIn = (sql: string): string[] => [...sql.matchAll(written)].map(([, table = '']) => table)

const labelOf = (sql: string): string => sql.slice(0, 60).replaceAll(/\s+/g, ' ').trim()
