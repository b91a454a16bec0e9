import { existsSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import type { Database } from '../src/adapters/postgres/database.ts'
import { openEmbedded } from '../src/adapters/postgres/open-embedded.ts'
import { openPostgres } from '../src/adapters/postgres/open-postgres.ts'
import { claimTarget, moveDatabase } from '../src/adapters/postgres/upkeep/move-database.ts'
import { compareObjects, copyObjects, refuseForeignObjects } from '../src/adapters/storage/copy-objects.ts'
import { createObjectStorage, type PreparedStorage } from '../src/adapters/storage/object-storage.ts'
import type { DatabaseConfig, StorageConfig } from '../src/config/data-places.ts'
import { Failure } from '../src/domain/shared/failure.ts'

const directory = new URL('../migrations/', import.meta.url)

interface Move {
  readonly dataDir: string
  readonly database: DatabaseConfig
  readonly storage: StorageConfig
  readonly say: (line: string) => void
}

/** Files first: no row names an object that is not there yet. */
export async function moveData({ dataDir, database, storage, say }: Move): Promise<void> {
  if (database.kind === 'embedded' && storage.kind === 'files')
    throw new Failure('UNEXPECTED', 'Nowhere to move to: set DATABASE_URL, or the four S3_ names, or both.')
  if (!existsSync(path.join(dataDir, 'database')))
    throw new Failure(
      'UNEXPECTED',
      `There is no embedded database in ${path.resolve(dataDir)}: set DATA_DIR to the directory that is to be moved.`,
    )
  // Opening it takes the directory's lock, which is the refusal to move what is in use.
  const source = await openEmbedded({ dataDir })
  const target =
    database.kind === 'postgres' ? await closing(source, () => openPostgres(database)) : undefined
  const objects = storage.kind === 's3' ? createObjectStorage(storage) : undefined
  try {
    const mark = target ? await claimTarget({ source, target }, { directory }) : undefined
    if (objects) await moveFiles({ source, from: path.join(dataDir, 'objects'), to: objects, say })
    if (target && mark) {
      const move = await moveDatabase({ source, target }, { mark, onTable: (name) => say(`copying ${name}`) })
      if (move.kind === 'moved-before')
        say(`The database was moved before, at ${move.at}; it was left alone.`)
      else describeSums(move.sums).forEach(say)
    }
    say(
      `${path.resolve(dataDir)} was not changed. Start the program with the same settings, and keep the directory until all is well.`,
    )
  } finally {
    objects?.close()
    await target?.close()
    await source.close()
  }
}

async function closing<T>(source: Database, open: () => Promise<T>): Promise<T> {
  try {
    return await open()
  } catch (error) {
    await source.close()
    throw error
  }
}

interface FileMove {
  readonly source: Database
  readonly from: string
  readonly to: PreparedStorage
  readonly say: (line: string) => void
}

async function moveFiles({ source, from, to, say }: FileMove): Promise<void> {
  await to.prepare()
  const skip = await objectsToBeDeleted(source)
  const onCopied = ({ objects, bytes }: { objects: number; bytes: number }) => {
    if (objects % 1000 === 0) say(`copied ${objects} objects, ${bytes} bytes`)
  }
  const needs = { from, to, skip, onCopied }
  await refuseForeignObjects(needs)
  const copied = await copyObjects(needs)
  const all = await compareObjects(needs)
  say(`objects: ${all.objects} with ${all.bytes} bytes on both sides, ${copied.objects} of them copied now`)
}

/** Jobs are not moved, and nothing else knows of these objects any more: what a person deleted stays behind. */
async function objectsToBeDeleted({ db }: Database): Promise<ReadonlySet<string>> {
  const { rows: found } = await sql<{
    queue: boolean
  }>`select to_regclass('pgboss.job') is not null as queue`.execute(db)
  if (!found[0]?.queue) return new Set()
  const { rows } = await sql<{ name: string }>`
    select (object ->> 'bucket') || '/' || (object ->> 'key') as name
    from pgboss.job, jsonb_array_elements(data -> 'objects') object
    where name = 'purge-objects' and state in ('created', 'retry', 'active', 'failed')`.execute(db)
  return new Set(rows.map(({ name }) => name))
}

function describeSums(
  sums: Extract<Awaited<ReturnType<typeof moveDatabase>>, { kind: 'moved' }>['sums'],
): string[] {
  return [
    ...Object.entries(sums.tables).map(
      ([name, { rows }]) => `${name}: ${rows} rows on both sides, with the same values`,
    ),
    `credits: ${sums.ledger.credits} in all, the same for each person, each balance the sum of its entries`,
  ]
}
