import { sql } from 'kysely'
import { Failure } from '../../../domain/shared/failure.ts'
import type { Database } from '../database.ts'
import { migrate } from '../migrate.ts'
import { openMemory } from './open-memory.ts'
import type { Table } from './read-tables.ts'

/** A target that was only migrated, or started once by mistake, is as good as an empty one; any other is refused. */
export async function refuseForeignData(
  target: Database,
  { tables, directory }: { tables: readonly Table[]; directory: URL },
): Promise<void> {
  const found = await countRows(target, tables)
  if (Object.values(found).every((rows) => rows === 0)) return

  const fresh = await freshCounts(tables, directory)
  const foreign = tables.filter(({ name }) => (found[name] ?? 0) > (fresh[name] ?? 0))
  if (foreign.length > 0)
    throw new Failure(
      'UNEXPECTED',
      `The target database has data of its own (${foreign.map(({ name }) => `${name}: ${found[name]} rows`).join(', ')}): give an empty one.`,
    )
}

/** What migrations themselves fill in. */
async function freshCounts(tables: readonly Table[], directory: URL): Promise<Record<string, number>> {
  const database = await openMemory()
  try {
    await migrate(database, { directory })
    return await countRows(database, tables)
  } finally {
    await database.close()
  }
}

async function countRows({ db }: Database, tables: readonly Table[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { name } of tables) {
    // A first start writes the secret key, which the source's takes the place of.
    const counted = name === 'settings' ? sql`name <> 'secret_key'` : sql`true`
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from ${sql.table(name)} where ${counted}`.execute(db)
    counts[name] = rows[0]?.count ?? 0
  }
  return counts
}
