import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { Failure } from '../../domain/shared/failure.ts'

export interface Migration {
  name: string
  checksum: string
  sql: string
}

const fileName = /^\d{4}-[a-z0-9-]+\.sql$/

/** The migrations of a directory in the order in which they are applied. */
export async function readMigrations(directory: URL): Promise<Migration[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort()
  const migrations = await Promise.all(
    names.map(async (name) => {
      if (!fileName.test(name))
        throw new Failure(
          'MIGRATION_REFUSED',
          `Expected a migration named like 0001-people.sql, got ${name}: rename it.`,
        )
      // A checkout with Windows line ends holds the same migration.
      const sql = (await readFile(new URL(name, asFolder(directory)), 'utf8')).replaceAll('\r\n', '\n')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
  const numbers = migrations.map((each) => each.name.slice(0, 4))
  const twice = numbers.find((number, index) => numbers.indexOf(number) !== index)
  if (twice)
    throw new Failure(
      'MIGRATION_REFUSED',
      `Two migrations are numbered ${twice}: give one of them the next free number.`,
    )
  return migrations
}

function asFolder(directory: URL): URL {
  return directory.href.endsWith('/') ? directory : new URL(`${directory.href}/`)
}
