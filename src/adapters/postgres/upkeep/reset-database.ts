import { sql } from 'kysely'
import { Client } from 'pg'
import { bossSchema } from '../../queue/create-boss.ts'
import type { Database, DatabaseConfig } from '../database.ts'

const loopback = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i

/** Why this database must not be emptied, if so. A database on another machine counts as production. */
export function refuseReset(
  config: DatabaseConfig,
  { nodeEnv }: { nodeEnv: string | undefined },
): string | undefined {
  if (nodeEnv === 'production') return 'NODE_ENV is production, and a reset removes all data.'
  if (config.kind === 'embedded') return undefined
  // As the driver understands it: the address may name another host in its query, or none at all.
  const { host } = new Client({ connectionString: config.url })
  if (loopback.test(host) || host.startsWith('/')) return undefined
  return `DATABASE_URL names the host ${host}, and a reset removes all data: only a database of this machine is reset.`
}

/** How many other connections of this program there are; an embedded database has one owner. */
export async function countOtherUsers(database: Database): Promise<number> {
  if (database.kind === 'embedded') return 0
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from pg_stat_activity
    where datname = current_database() and application_name like 'aisha%' and pid <> pg_backend_pid()`.execute(
    database.db,
  )
  return rows[0]?.count ?? 0
}

/** Removes every table, view, function, sequence and type of the current schema, and the queue; extensions stay. */
export const resetDatabase = (database: Database): Promise<void> =>
  database.runScript(`
    set local statement_timeout = 0;
    do $reset$
    declare
      statement text;
    begin
      for statement in
        select format('drop %s if exists %I.%s cascade', kind, current_schema(), name) from (
          select case relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end as kind,
            quote_ident(relname) as name, 'pg_class'::regclass as catalog, oid from pg_class
          where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S')
          union all
          select case prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end,
            quote_ident(proname) || '(' || pg_get_function_identity_arguments(oid) || ')', 'pg_proc'::regclass, oid from pg_proc
          where pronamespace = current_schema()::regnamespace
          union all
          select 'type', quote_ident(typname), 'pg_type'::regclass, oid from pg_type
          where typnamespace = current_schema()::regnamespace and typtype in ('e', 'd')
        ) as part
        where not exists (select from pg_depend d
          where d.classid = part.catalog and d.objid = part.oid and d.deptype in ('e', 'i'))
        order by kind = 'sequence', kind = 'type', kind <> 'view'
      loop
        execute statement;
      end loop;
    end $reset$;
    drop schema if exists ${bossSchema} cascade`)
