import { existsSync, openAsBlob } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { btree_gin } from '@electric-sql/pglite/contrib/btree_gin'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { Kysely, PGliteDialect } from 'kysely'
import { columnParsers } from '../column-types.ts'
import type { EmbeddedDatabase } from '../database.ts'
import { defaultTemplate } from '../open-embedded.ts'
import type { Schema } from '../schema.ts'

/** An empty database that is gone when it is closed. */
export async function openMemory(): Promise<EmbeddedDatabase> {
  const pglite = await createPglite()
  return {
    kind: 'embedded',
    pglite,
    db: new Kysely<Schema>({ dialect: new PGliteDialect({ pglite }) }),
    runScript: async (script) => {
      await pglite.exec(script)
    },
    close: () => pglite.close(),
  }
}

async function createPglite(): Promise<PGlite> {
  const options = { extensions: { pg_trgm, btree_gin }, parsers: columnParsers }
  if (!existsSync(defaultTemplate)) return PGlite.create(options)
  try {
    const loadDataDir = await openAsBlob(defaultTemplate, { type: 'application/x-tar' })
    return await PGlite.create({ ...options, loadDataDir })
  } catch {
    // Of another version or cut short: it only saves time.
    return PGlite.create(options)
  }
}
