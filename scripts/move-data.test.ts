import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openEmbedded } from '../src/adapters/postgres/open-embedded.ts'
import { createObjectStorage } from '../src/adapters/storage/object-storage.ts'
import { createQueue } from '../src/adapters/queue/queue.ts'
import { jobDefinitions } from '../src/jobs/definitions.ts'
import { openStores } from '../test/contracts/stores/open-stores.ts'
import { openEmptyTestDatabase, testServer } from '../test/support/database.ts'
import { embeddedTemplate } from '../test/support/database-template.ts'
import { makeHistory } from '../test/support/make-history.ts'
import { endPrograms, runProgram } from '../test/support/run-program.ts'

const s3Endpoint = process.env['TEST_S3_ENDPOINT']

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'aisha-move-'))
})
afterEach(async () => {
  await endPrograms()
  await rm(dataDir, { recursive: true, force: true })
})

async function run(env: Readonly<Record<string, string>>) {
  const program = runProgram('scripts/move-data.ts', { cwd: dataDir, env: { DATA_DIR: dataDir, ...env } })
  const code = await program.ended()
  expect(program.output()).not.toMatch(/^\s+at .+:\d+/m)
  return { code, output: program.output() }
}

/** As a product leaves it that was stopped before it could delete a photo that a person had removed. */
async function leaveData() {
  const database = await openEmbedded({ dataDir, templateFile: await embeddedTemplate() })
  await makeHistory(
    await openStores({ database, config: { kind: 'embedded', dataDir }, close: async () => undefined }),
  )
  const queue = createQueue({ database, definitions: jobDefinitions, onError: () => undefined })
  await queue.start()
  await queue.add('purge-objects', { objects: [{ bucket: 'photos', key: 'users/1/removed.jpg' }] })
  await queue.stop({ timeoutMs: 0 })
  await database.close()

  const files = createObjectStorage({ kind: 'files', directory: path.join(dataDir, 'objects') })
  for (const name of ['kept', 'removed'])
    await files.put(
      { bucket: 'photos', key: `users/1/${name}.jpg`, contentType: 'image/jpeg' },
      Buffer.from(name),
    )
}

test('says what is missing before it touches anything', async () => {
  expect(await run({})).toMatchObject({
    code: 1,
    output: expect.stringContaining('Nowhere to move to') as string,
  })
  const database = { DATABASE_URL: 'postgres://aisha:hidden@127.0.0.1:1/aisha' }
  const nothing = await run(database)
  expect(nothing).toMatchObject({
    code: 1,
    output: expect.stringContaining('no embedded database') as string,
  })
  await leaveData()
  const away = await run(database)
  expect(away.code).toBe(1)
  expect(away.output).toMatch(/127\.0\.0\.1:1\/aisha does not answer/)
  expect(away.output).not.toMatch(/hidden/)
})

test('a directory in use is not moved', async () => {
  const running = await openEmbedded({ dataDir, templateFile: await embeddedTemplate() })
  const refused = await run({ DATABASE_URL: 'postgres://postgres@127.0.0.1:1/x' })
  expect(refused.code).toBe(1)
  expect(refused.output).toMatch(new RegExp(`in use by process ${process.pid}`))
  await running.close()
})

test.runIf(testServer)(
  'moves the database, and files where S3 is given, once',
  { timeout: 120_000 },
  async () => {
    await leaveData()
    const target = await openEmptyTestDatabase()
    if (target.config.kind !== 'postgres') throw new Error('Expected a database on a server')
    // The connection of this test would count as a program that uses the target.
    await target.database.close()
    const id = randomUUID().slice(0, 8)
    const buckets = { photos: `p-${id}`, avatars: `a-${id}`, images: `i-${id}`, imagen4: `g-${id}` }
    const connection = {
      endpoint: s3Endpoint ?? '',
      region: 'us-east-1',
      accessKeyId: process.env['TEST_S3_ACCESS_KEY_ID'] ?? 'test',
      secretAccessKey: process.env['TEST_S3_SECRET_ACCESS_KEY'] ?? 'testsecret',
    }
    const env = {
      DATABASE_URL: target.config.url,
      ...(s3Endpoint && {
        S3_ENDPOINT: connection.endpoint,
        S3_REGION: connection.region,
        S3_ACCESS_KEY_ID: connection.accessKeyId,
        S3_SECRET_ACCESS_KEY: connection.secretAccessKey,
        S3_BUCKET_PHOTOS: buckets.photos,
        S3_BUCKET_AVATARS: buckets.avatars,
        S3_BUCKET_IMAGES: buckets.images,
        S3_BUCKET_IMAGEN4: buckets.imagen4,
      }),
    }

    const first = await run(env)
    expect(first.output).toMatch(/images: 1203 rows on both sides/)
    expect(first.output).toMatch(/credits: 510 in all/)
    expect(first.code).toBe(0)
    const again = await run(env)
    expect(again.output).toMatch(/was moved before/)
    expect(again.code).toBe(0)

    if (s3Endpoint) {
      expect(first.output).toMatch(/objects: 1 with 4 bytes on both sides, 1 of them copied now/)
      expect(again.output).toMatch(/objects: 1 with 4 bytes on both sides, 0 of them copied now/)
      const storage = createObjectStorage({ kind: 's3', ...connection, buckets })
      expect(await storage.exists({ bucket: 'photos', key: 'users/1/kept.jpg' })).toBe(true)
      expect(await storage.exists({ bucket: 'photos', key: 'users/1/removed.jpg' })).toBe(false)
      storage.close()
    }
    await target.close()
  },
)
