import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import type { Database } from '../../src/adapters/postgres/database.ts'
import { openDatabase } from '../../src/adapters/postgres/open-database.ts'
import { openEmbedded } from '../../src/adapters/postgres/open-embedded.ts'
import { migrate } from '../../src/adapters/postgres/migrate.ts'
import { readMigrations } from '../../src/adapters/postgres/migration-files.ts'
import { createQueue } from '../../src/adapters/queue/queue.ts'

const directory = new URL('../../migrations/', import.meta.url)
const lock = 4702111235

/** The file with a prepared embedded database, kept between runs. */
export const embeddedTemplate = (): Promise<string> => dumpedTemplate('migrated', prepare)

export const emptyEmbeddedTemplate = (): Promise<string> => dumpedTemplate('empty', async () => undefined)

async function dumpedTemplate(name: string, fill: (database: Database) => Promise<void>): Promise<string> {
  const file = path.join(tmpdir(), `aisha-test-template-${name}-${await fingerprint()}.tar`)
  if (!existsSync(file)) {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'aisha-test-'))
    const database = await openEmbedded({ dataDir })
    await fill(database)
    const dump = await database.pglite.dumpDataDir('none')
    await database.close()
    await rm(dataDir, { recursive: true, force: true })
    // Two test files may get here at once; each renames a whole file of its own.
    const own = `${file}.${randomUUID()}`
    await writeFile(own, dump.stream())
    await rename(own, file)
    await removeOld(`aisha-test-template-${name}-`)
  }
  return file
}

/** Each change of a migration makes another template of 40 MB; a run that still uses one is younger than this. */
async function removeOld(prefix: string): Promise<void> {
  const oldest = Date.now() - 3_600_000
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(prefix)) continue
    const file = path.join(tmpdir(), name)
    const found = await stat(file).catch(() => undefined)
    if (found && found.mtimeMs < oldest) await rm(file, { force: true })
  }
}

/** The name of a prepared database on this server, kept between runs. */
export async function postgresTemplate(server: string): Promise<string> {
  const name = `aisha_template_${await fingerprint()}`
  const client = new Client({ connectionString: server })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lock])
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount) return name
    // Prepared under another name: a run that is interrupted here leaves no half-made template.
    const draft = `${name}_draft`
    await client.query(`drop database if exists ${draft} with (force)`)
    await client.query(`create database ${draft}`)
    const url = new URL(server)
    url.pathname = `/${draft}`
    const database = await openDatabase({ kind: 'postgres', url: url.href })
    await prepare(database)
    await database.close()
    await client.query(`alter database ${draft} rename to ${name}`)
    return name
  } finally {
    await client.end()
  }
}

async function prepare(database: Database): Promise<void> {
  await migrate(database, { directory })
  const queue = createQueue({
    database,
    definitions: [],
    onError: (error) => {
      throw error
    },
  })
  await queue.start()
  await queue.stop({ timeoutMs: 0 })
}

/** Changes with the migrations and with the libraries whose files or tables the template holds. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256')
  for (const { name, checksum } of await readMigrations(directory)) hash.update(name + checksum)
  for (const library of ['pg-boss', '@electric-sql/pglite']) {
    hash.update(await readFile(new URL(`../../node_modules/${library}/package.json`, import.meta.url)))
  }
  return hash.digest('hex').slice(0, 16)
}
