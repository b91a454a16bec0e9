import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { embeddedTemplate } from '../../../test/support/database-template.ts'
import { runChild } from '../../../test/support/run-child.ts'
import { openEmbedded } from './open-embedded.ts'

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'aisha-data-'))
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

test('what was committed is there after the process was killed in the middle of its work', async () => {
  const child = runChild('insert-rows-child.ts', [dataDir])
  await child.says('\n200\n')
  await child.kill()
  const acknowledged = Number(child.output().trim().split('\n').at(-1))

  const database = await openEmbedded({ dataDir })
  const { rows } = await sql<{ count: number; last: number }>`
    select count(*) as count, max(id) as last from committed`.execute(database.db)
  await database.close()
  expect(acknowledged).toBeGreaterThanOrEqual(200)
  expect(rows[0]?.count).toBe(rows[0]?.last)
  expect(rows[0]?.count).toBeGreaterThanOrEqual(acknowledged)
})

test('a directory is refused while another process has its database open', async () => {
  const child = runChild('insert-rows-child.ts', [dataDir])
  await child.says('open')
  await expect(openEmbedded({ dataDir })).rejects.toMatchObject({ code: 'DATA_DIR_IN_USE' })
  await child.kill()
})

test('a database whose first files were not finished is made anew', async () => {
  await mkdir(path.join(dataDir, 'database'))
  await writeFile(path.join(dataDir, 'database', 'PG_VERSION'), '18\n')
  await writeFile(path.join(dataDir, 'database.unfinished'), '')
  const database = await openEmbedded({ dataDir, templateFile: await embeddedTemplate() })
  const { rows } = await sql<{ count: number }>`select count(*) as count from users`.execute(database.db)
  expect(rows[0]?.count).toBe(0)
  await database.close()
  const again = await openEmbedded({ dataDir })
  await again.close()
})

test('a failed opening leaves the directory free', async () => {
  await mkdir(path.join(dataDir, 'database'))
  await writeFile(path.join(dataDir, 'database', 'PG_VERSION'), '9.0\n')
  await expect(openEmbedded({ dataDir })).rejects.toThrow()
  await rm(path.join(dataDir, 'database'), { recursive: true })
  const database = await openEmbedded({ dataDir, templateFile: await embeddedTemplate() })
  await database.close()
})

test('a template that does not load costs time and nothing else', async () => {
  const templateFile = path.join(dataDir, 'broken.tar')
  await writeFile(templateFile, 'not a tar')
  const database = await openEmbedded({ dataDir, templateFile })
  const { rows } = await sql`select 1 as one`.execute(database.db)
  expect(rows).toEqual([{ one: 1 }])
  await database.close()
})
