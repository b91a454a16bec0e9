import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { engineEnvironment, givenEngines, type Engines } from './engines.ts'
import { openTestDatabase, type TestDatabase } from './database.ts'

/** Where a product keeps what it has: a folder of its own, and a database, Redis and buckets where servers are to be tested on. */
export interface ProductHome {
  readonly dataDir: string
  readonly environment: Readonly<Record<string, string>>
  /** On a server also readable from outside the product; an embedded one belongs to the product alone. */
  readonly server: TestDatabase | undefined
  remove(): Promise<void>
}

export async function createProductHome(engines: Engines = givenEngines): Promise<ProductHome> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'aisha-flow-'))
  const server = engines.database ? await openTestDatabase(engines.database) : undefined
  const isOnServer = server?.config.kind === 'postgres'
  const others = await engineEnvironment(engines)
  return {
    dataDir,
    server,
    environment: { ...others, DATA_DIR: dataDir, ...(isOnServer ? { DATABASE_URL: urlOf(server) } : {}) },
    async remove() {
      await server?.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

function urlOf({ config }: TestDatabase): string {
  if (config.kind !== 'postgres') throw new Error('Expected a database on a server')
  return config.url
}
