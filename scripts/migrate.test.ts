import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openEmbedded } from '../src/adapters/postgres/open-embedded.ts'
import { openStore } from '../src/adapters/postgres/open-store.ts'
import { lockDirectory } from '../src/adapters/postgres/directory-lock.ts'
import { embeddedTemplate } from '../test/support/database-template.ts'
import { endPrograms, runProgram } from '../test/support/run-program.ts'

/** Each run is a process that opens a database. */
const slow = { timeout: 180_000 }

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'aisha-migrate-'))
})
afterEach(async () => {
  await endPrograms()
  await rm(dataDir, { recursive: true, force: true })
})

async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const program = runProgram('scripts/migrate.ts', { cwd: dataDir, args, env: { DATA_DIR: dataDir, ...env } })
  const code = await program.ended()
  expect(program.output()).not.toMatch(/^\s+at .+:\d+/m)
  return { code, output: program.output() }
}

test('with nothing configured but a place: migrates, tells, drifts and is repaired', slow, async () => {
  const nothing = await run(['status'])
  expect(nothing).toMatchObject({ code: 1, output: expect.stringContaining('no database') as string })

  expect(await run([])).toMatchObject({ code: 0, output: expect.stringContaining('applied 0001-') as string })
  expect(await run(['status'])).toMatchObject({
    code: 0,
    output: expect.stringContaining('Schema and code agree.') as string,
  })

  const database = await openEmbedded({ dataDir })
  await database.runScript("update schema_migrations set checksum = 'drifted' where name like '0001-%'")
  await database.close()
  expect(await run(['status'])).toMatchObject({
    code: 1,
    output: expect.stringContaining('CHANGED') as string,
  })
  const shown = await run(['repair'])
  expect(shown.code).toBe(1)
  expect(shown.output).toMatch(/correct 0001-.*\nNothing was changed/)
  expect(await run(['repair', '--yes'])).toMatchObject({ code: 0 })
  expect(await run(['status'])).toMatchObject({ code: 0 })
})

test('a running product answers for its database, and nothing is changed under it', slow, async () => {
  const config = { kind: 'embedded', dataDir, autoMigrate: true } as const
  const database = await openEmbedded({ dataDir, templateFile: await embeddedTemplate() })
  await database.close()
  const store = await openStore({ config, jobs: [], onError: () => undefined })
  const asked = new RegExp(`Asked the running process ${process.pid}`)

  const status = await run(['status'])
  expect(status.output).toMatch(asked)
  expect(status.output).toMatch(/Schema and code agree/)
  expect(status.code).toBe(0)
  const report = await run(['report'])
  expect(report.output).toMatch(asked)
  expect(report.output).toMatch(/server +PostgreSQL 18[\s\S]+queue +schema version \d+[\s\S]+ users +0 /)
  expect(await run([])).toMatchObject({
    code: 0,
    output: expect.stringMatching(/Nothing to migrate: .*\d/) as string,
  })

  for (const args of [
    ['repair', '--yes'],
    ['reset', '--yes'],
  ]) {
    const refused = await run(args)
    expect(refused.code).toBe(1)
    expect(refused.output).toMatch(new RegExp(`in use by process ${process.pid}`))
  }
  await store.queue.stop({ timeoutMs: 0 })
  await store.close()
})

test('a process that holds the directory and does not answer is named', async () => {
  const database = await openEmbedded({ dataDir, templateFile: await embeddedTemplate() })
  await database.close()
  const lock = await lockDirectory(dataDir)
  const refused = await run(['status'])
  expect(refused.code).toBe(1)
  expect(refused.output).toMatch(new RegExp(`in use by process ${process.pid}`))
  await lock.release()
})

test('a reset is refused without --yes and in production, and a wrong word explains the use', async () => {
  expect(await run(['reset'])).toMatchObject({ code: 1, output: expect.stringContaining('--yes') as string })
  expect(await run(['reset', '--yes'], { NODE_ENV: 'production' })).toMatchObject({ code: 1 })
  const elsewhere = { DATABASE_URL: 'postgres://aisha:hidden@db.example.com/aisha' }
  const refused = await run(['reset', '--yes'], elsewhere)
  expect(refused.output).toMatch(/db\.example\.com/)
  expect(refused.output).not.toMatch(/hidden/)
  expect(await run(['status', '--yes'])).toMatchObject({
    code: 2,
    output: expect.stringContaining('Usage') as string,
  })
})
