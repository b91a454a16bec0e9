import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import type { Database, DatabaseConfig } from '../../src/adapters/postgres/database.ts'
import { openDatabase } from '../../src/adapters/postgres/open-database.ts'
import { openEmbedded } from '../../src/adapters/postgres/open-embedded.ts'
import { embeddedTemplate, emptyEmbeddedTemplate, postgresTemplate } from './database-template.ts'

/** Where tests make their databases; embedded ones when it is not set. */
export const testServer = process.env['TEST_DATABASE_URL']

export interface TestDatabase {
  database: Database
  /** Opens the same database again, in another process or after a restart. */
  config: DatabaseConfig
  close(): Promise<void>
}

/**
 * A database of its own with every migration applied: embedded, or on the server that
 * TEST_DATABASE_URL names. Both are copies of a template that is made once for each set of migrations.
 */
export async function openTestDatabase(server = testServer): Promise<TestDatabase> {
  return server
    ? openOnServer(server, await postgresTemplate(server))
    : openInDirectory(await embeddedTemplate())
}

/** A database without a single table, for what makes tables itself. */
export async function openEmptyTestDatabase(): Promise<TestDatabase> {
  return testServer ? openOnServer(testServer, 'template0') : openInDirectory(await emptyEmbeddedTemplate())
}

async function openInDirectory(templateFile: string): Promise<TestDatabase> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'aisha-test-'))
  const database = await openEmbedded({ dataDir, templateFile })
  return {
    database,
    config: { kind: 'embedded', dataDir },
    close: async () => {
      await database.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function openOnServer(server: string, template: string): Promise<TestDatabase> {
  const name = `aisha_test_${randomUUID().replaceAll('-', '')}`
  await withServer(server, (client) => client.query(`create database ${name} template ${template}`))
  const url = new URL(server)
  url.pathname = `/${name}`
  const config: DatabaseConfig = { kind: 'postgres', url: url.href, poolSize: 5 }
  const database = await openDatabase(config)
  return {
    database,
    config,
    close: async () => {
      await database.close()
      await withServer(server, (client) => client.query(`drop database if exists ${name} with (force)`))
    },
  }
}

async function withServer(server: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: server })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
