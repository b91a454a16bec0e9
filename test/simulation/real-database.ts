import { openAsBlob } from 'node:fs'
import { PGlite, types } from '@electric-sql/pglite'
import { btree_gin } from '@electric-sql/pglite/contrib/btree_gin'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { columnParsers } from '../../src/adapters/postgres/column-types.ts'
import { embeddedTemplate } from '../support/database-template.ts'

/** The database under the simulation: real SQL, real constraints, one connection, a clock of its own. */
export interface RealDatabase {
  query(sql: string, parameters?: readonly unknown[]): Promise<{ rows: unknown[]; affected: number }>
  script(sql: string): Promise<void>
  /** What `now()` says from here on. */
  setTime(now: Date): Promise<void>
  /** Empties every table, for the next seed. */
  reset(): Promise<void>
  close(): Promise<void>
}

/** How far the server's clock may lag behind the program's; also real machines differ by more. */
const clockSkewMs = 250

export async function openRealDatabase(): Promise<RealDatabase> {
  const pglite = await PGlite.create({
    extensions: { pg_trgm, btree_gin },
    parsers: { ...columnParsers, [types.TIMESTAMPTZ]: (text: string) => new Date(text) },
    loadDataDir: await openAsBlob(await embeddedTemplate()),
  })
  await pglite.exec(virtualTime)
  await pglite.exec('set search_path = simulated, public, pg_catalog; set synchronous_commit = off')
  const tables = await namesOfTables(pglite)
  const settings = await pglite.query<{ name: string; value: unknown }>('select name, value from settings')
  let setAt = -Infinity

  return {
    async query(sql, parameters = []) {
      const { rows, affectedRows } = await pglite.query(sql, [...parameters])
      return { rows, affected: affectedRows ?? 0 }
    },
    script: async (sql) => void (await pglite.exec(sql)),
    async setTime(now) {
      if (now.getTime() >= setAt && now.getTime() - setAt < clockSkewMs) return
      setAt = now.getTime()
      await pglite.exec(`set simulated.now = '${now.toISOString()}'`)
    },
    async reset() {
      setAt = -Infinity
      await pglite.exec(`rollback`)
      await pglite.exec(`set session_replication_role = replica;
        truncate ${tables.join(', ')} restart identity cascade;
        set session_replication_role = origin`)
      for (const { name, value } of settings.rows)
        await pglite.query('insert into settings (name, value) values ($1, $2)', [
          name,
          JSON.stringify(value),
        ])
    },
    close: () => pglite.close(),
  }
}

/** A `now()` that comes before the server's own, also in what a column defaults to. */
const virtualTime = `
  create schema simulated;
  create function simulated.now() returns timestamptz stable language sql as
    $$ select cast(current_setting('simulated.now') as timestamptz) $$;
  set simulated.now = '2026-01-01T00:00:00Z';
  do $$
  declare found record;
  begin
    for found in select table_name, column_name from information_schema.columns
      where table_schema = 'public' and column_default like '%now()%'
    loop
      execute format('alter table public.%I alter column %I set default simulated.now()', found.table_name, found.column_name);
    end loop;
  end $$;`

async function namesOfTables(pglite: PGlite): Promise<string[]> {
  const { rows } = await pglite.query<{ name: string }>(`
    select format('public.%I', tablename) as name from pg_tables
    where schemaname = 'public' and tablename <> 'schema_migrations' order by 1`)
  return rows.map(({ name }) => name)
}
