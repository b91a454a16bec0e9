import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import type { Schema } from '../../src/adapters/postgres/schema.ts'
import type { RealDatabase } from './real-database.ts'

/** Looks at the database past the simulation, between two commits. */
export const besides = (real: RealDatabase): Kysely<Schema> =>
  new Kysely<Schema>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createDriver: () => ({
        init: async () => undefined,
        destroy: async () => undefined,
        beginTransaction: async () => undefined,
        commitTransaction: async () => undefined,
        rollbackTransaction: async () => undefined,
        releaseConnection: async () => undefined,
        acquireConnection: async () => ({
          executeQuery: async ({ sql, parameters }) => ({
            rows: (await real.query(sql, parameters)).rows as never[],
          }),
          streamQuery: () => {
            throw new Error('Nothing is streamed in the simulation')
          },
        }),
      }),
    },
  })

export async function countRows(real: RealDatabase): Promise<Record<string, number>> {
  const { rows } = await real.query(`
    select 'trainings ' || status as what, count(*)::integer as count from trainings group by 1
    union all select 'generations ' || status, count(*)::integer from generations group by 1
    union all select 'errors ' || coalesce(error_code, '-'), count(*)::integer from generations group by 1
    union all select 'images', count(*)::integer from images
    union all select 'notices ' || status, count(*)::integer from notices group by 1 order by 1`)
  return Object.fromEntries(
    (rows as { what: string; count: number }[]).map(({ what, count }) => [what, count]),
  )
}
