import { existsSync, openAsBlob } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { btree_gin } from '@electric-sql/pglite/contrib/btree_gin'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { Kysely, PGliteDialect } from 'kysely'
import { columnParsers } from './column-types.ts'
import type { EmbeddedDatabase } from './database.ts'
import { lockDirectory } from './directory-lock.ts'
import type { Schema } from './schema.ts'
import { transactionGuard } from './transaction-guard.ts'

/** Made by `scripts/prepare-database.ts`; nothing depends on it but the time of the first start. */
export const defaultTemplate = fileURLToPath(new URL('../../../dist/embedded-database.tar', import.meta.url))

export interface EmbeddedOptions {
  dataDir: string
  /** A dumped data directory to begin with: a new database then takes 0.4 s instead of 2.5 s. */
  templateFile?: string
}

export async function openEmbedded({
  dataDir,
  templateFile = defaultTemplate,
}: EmbeddedOptions): Promise<EmbeddedDatabase> {
  await mkdir(dataDir, { recursive: true })
  // PGlite has no lock of its own: two processes on one directory lose each other's rows.
  const lock = await lockDirectory(dataDir)
  try {
    const pglite = await openDirectory(dataDir, templateFile)
    const db = new Kysely<Schema>({ dialect: new PGliteDialect({ pglite }), plugins: [transactionGuard] })
    return {
      kind: 'embedded',
      pglite,
      db,
      runScript: async (script) => {
        await pglite.exec(script)
      },
      close: async () => {
        try {
          if (!pglite.closed) await pglite.close()
        } finally {
          await lock.release()
        }
      },
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}

async function openDirectory(dataDir: string, templateFile: string): Promise<PGlite> {
  const directory = path.join(dataDir, 'database')
  // A process killed while the first files were written leaves a directory that no longer opens.
  // It held nothing yet, so it is made anew; the mark never stands beside a finished database.
  const unfinished = path.join(dataDir, 'database.unfinished')
  if (existsSync(unfinished)) await rm(directory, { recursive: true, force: true })
  if (existsSync(directory)) return createPglite(directory)

  await writeFile(unfinished, '')
  const pglite = await createFromTemplate(directory, templateFile)
  await rm(unfinished)
  return pglite
}

async function createFromTemplate(directory: string, templateFile: string): Promise<PGlite> {
  if (!existsSync(templateFile)) return createPglite(directory)
  try {
    return await createPglite(directory, await openAsBlob(templateFile, { type: 'application/x-tar' }))
  } catch {
    // Cut short, or dumped by another version: it saves time or nothing.
    await rm(directory, { recursive: true, force: true })
    return createPglite(directory)
  }
}

const createPglite = (directory: string, template?: Blob): Promise<PGlite> =>
  PGlite.create({
    dataDir: directory,
    extensions: { pg_trgm, btree_gin },
    parsers: columnParsers,
    ...(template ? { loadDataDir: template } : {}),
  })
