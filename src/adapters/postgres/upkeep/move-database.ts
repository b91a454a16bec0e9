import { sql } from 'kysely'
import { Failure } from '../../../domain/shared/failure.ts'
import type { Database } from '../database.ts'
import { migrate, migrationStatus } from '../migrate.ts'
import { runInTransaction } from '../transaction.ts'
import { differencesOf, sumUp, type DataSums } from './compare-data.ts'
import { copyRows } from './copy-rows.ts'
import { refuseForeignData } from './foreign-data.ts'
import { beginAnew, identityOf, readMark, writeMark, type MoveMark } from './move-mark.ts'
import { readTables, type Table } from './read-tables.ts'
import { countOtherUsers } from './reset-database.ts'

interface Sides {
  readonly source: Database
  readonly target: Database
}

export type DatabaseMove =
  | { readonly kind: 'moved'; readonly sums: DataSums }
  | { readonly kind: 'moved-before'; readonly at: string }

/**
 * Makes sure that the target may have the data of this source: nobody uses it, and it holds nothing else. Resolves
 * with the mark of a move that was begun before, or begins one.
 */
export async function claimTarget(
  { source, target }: Sides,
  { directory }: { directory: URL },
): Promise<MoveMark> {
  const { pending } = await migrationStatus(source, { directory })
  if (pending.length > 0)
    throw new Failure(
      'MIGRATION_REFUSED',
      `The embedded database is behind by ${pending.join(', ')}. Bring it up to date first: npm run migrate, without DATABASE_URL.`,
    )
  const identity = await identityOf(source)
  await migrate(target, { directory })
  if ((await countOtherUsers(target)) > 0)
    throw new Failure(
      'UNEXPECTED',
      'The program is connected to the target database: stop it until everything is moved.',
    )

  const mark = await readMark(target)
  if (mark?.source === identity) return mark
  if (mark)
    throw new Failure(
      'UNEXPECTED',
      'The target database has the data of another installation: give an empty one.',
    )
  const tables = await readTables(target)
  await refuseForeignData(target, { tables, directory })
  await runInTransaction(target.db, (trx) => beginAnew(trx, { tables, source: identity }))
  return { source: identity, state: 'copying', progress: {}, changedAt: '' }
}

/**
 * Copies all rows into the claimed target, going on where an earlier run stopped, and compares both sides. The queue's
 * jobs stay behind: their payloads name rows, and the sweep at the next start adds every job that unfinished rows
 * need. What is waiting to be deleted from storage is the exception, and is never copied there in the first place.
 */
export async function moveDatabase(
  sides: Sides,
  { mark, onTable }: { mark: MoveMark; onTable: (name: string) => void },
): Promise<DatabaseMove> {
  if (mark.state === 'done') return { kind: 'moved-before', at: mark.changedAt }
  const tables = await readTables(sides.source)
  const wasBegun = Object.keys(mark.progress).length > 0

  let sums = await copyAndCompare(sides, { tables, mark, onTable })
  if ('differences' in sums && wasBegun) {
    // Somebody used the source between the two runs, so that rows copied by the first are no longer as they were.
    const { source } = mark
    await runInTransaction(sides.target.db, (trx) => beginAnew(trx, { tables, source }))
    sums = await copyAndCompare(sides, { tables, mark: { ...mark, progress: {} }, onTable })
  }
  if ('differences' in sums)
    throw new Failure(
      'UNEXPECTED',
      `The target is not what the source is:\n  ${sums.differences.join('\n  ')}`,
    )
  await writeMark(sides.target.db, { ...mark, state: 'done', progress: {} })
  return { kind: 'moved', sums }
}

async function copyAndCompare(
  { source, target }: Sides,
  { tables, mark, onTable }: { tables: readonly Table[]; mark: MoveMark; onTable: (name: string) => void },
): Promise<DataSums | { differences: readonly string[] }> {
  let current = mark
  for (const table of tables) {
    if (current.progress[table.name] === null) continue
    onTable(table.name)
    current = await copyRows({ source, target }, { table, mark: current })
  }
  for (const table of tables) await continueNumbers({ source, target }, table)
  const [before, after] = [await sumUp(source, tables), await sumUp(target, tables)]
  const differences = differencesOf(before, after)
  return differences.length > 0 ? { differences } : after
}

/** Also past what was deleted: a number is never given twice. */
async function continueNumbers({ source, target }: Sides, { numbered }: Table): Promise<void> {
  for (const { sequence } of numbered) {
    const { rows } = await sql<{ last: number; isUsed: boolean }>`
      select last_value as last, is_called as "isUsed" from ${sql.raw(sequence)}`.execute(source.db)
    if (rows[0]) await sql`select setval(${sequence}, ${rows[0].last}, ${rows[0].isUsed})`.execute(target.db)
  }
}
