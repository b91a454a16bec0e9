import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { freePort } from '../support/free-port.ts'
import { endPrograms, runProgram } from '../support/run-program.ts'
import { startWorld, type World } from '../support/world.ts'

let folder: string
let world: World | undefined
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'aisha-start-'))
})
afterEach(async () => {
  await endPrograms()
  await world?.close()
  world = undefined
  await rm(folder, { recursive: true, force: true })
})

const token = '123456789:AAEabcdefghijklmnopqrstuvwxyz0123456'
const falKey = 'key-id:key-secret'
const start = (env: Readonly<Record<string, string>>) => runProgram('scripts/start.ts', { cwd: folder, env })

/** One message for a person: no stack, no secret, and a way out. */
function expectReadable(errors: string): void {
  expect(errors.trim()).not.toBe('')
  expect(errors).not.toMatch(/^\s+at .+:\d+/m)
  expect(errors).not.toMatch(/node:internal|Error:|\[object/)
  expect(errors).not.toContain(token)
  expect(errors).not.toContain('key-secret')
}

async function expectRefusal(env: Readonly<Record<string, string>>, ...words: RegExp[]): Promise<void> {
  const program = start(env)
  expect(await program.ended()).toBe(1)
  expectReadable(program.errors())
  for (const each of words) expect(program.errors()).toMatch(each)
  // Nothing was started, so nothing was written either.
  expect(await readdir(folder)).toEqual([])
}

describe('a mistake in the environment stops the start with one message', () => {
  it.for([
    ['a key under a wrong name', { BOT_TOKEN: token, FAL_KEY: falKey }, [/BOT_TOKEN/, /TELEGRAM_BOT_TOKEN/]],
    [
      'a bad number',
      { TELEGRAM_BOT_TOKEN: token, FAL_KEY: falKey, MIN_PHOTOS: 'ten' },
      [/MIN_PHOTOS/, /"ten"/],
    ],
    ['a token without a FAL key', { TELEGRAM_BOT_TOKEN: token }, [/FAL_KEY/, /nothing/]],
    ['a FAL key without a token', { FAL_KEY: falKey }, [/TELEGRAM_BOT_TOKEN/]],
    [
      'a database without anything else',
      { DATABASE_URL: 'postgres://u@127.0.0.1/a' },
      [/TELEGRAM_BOT_TOKEN/, /FAL_KEY/],
    ],
    [
      'a malformed token',
      { TELEGRAM_BOT_TOKEN: 'abc', FAL_KEY: falKey },
      [/TELEGRAM_BOT_TOKEN/, /@BotFather/],
    ],
    ['an empty FAL key', { TELEGRAM_BOT_TOKEN: token, FAL_KEY: '' }, [/FAL_KEY is empty/]],
    [
      'webhooks without an address, and half of S3',
      {
        TELEGRAM_BOT_TOKEN: token,
        FAL_KEY: falKey,
        TELEGRAM_UPDATES: 'webhook',
        S3_ENDPOINT: 'http://s3.test',
      },
      [/PUBLIC_URL/, /TELEGRAM_WEBHOOK_SECRET/, /S3_ACCESS_KEY_ID/, /\d+ mistakes/],
    ],
  ] as const)('%s', ([, env, words]) => expectRefusal(env, ...words))
})

describe('what is wrong outside the configuration', () => {
  it('a database that does not answer ends the start within ten seconds', async () => {
    world = await startWorld()
    const begun = performance.now()
    const port = await freePort()
    const program = start({
      ...world.environment,
      DATABASE_URL: `postgres://aisha:hidden@127.0.0.1:${port}/aisha`,
      PORT: '0',
    })
    expect(await program.ended()).toBe(1)
    expect(performance.now() - begun).toBeLessThan(10_000)
    expectReadable(program.errors())
    expect(program.errors()).toMatch(/PostgreSQL at 127\.0\.0\.1:\d+\/aisha does not answer/)
    expect(program.errors()).not.toContain('hidden')
  })

  it('a database that takes the connection and says nothing ends it within ten seconds, too', async () => {
    world = await startWorld()
    const sockets = new Set<{ destroy(): void }>()
    const silent = createServer((socket) => void sockets.add(socket))
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const { port } = silent.address() as { port: number }
    const begun = performance.now()
    const program = start({ ...world.environment, DATABASE_URL: `postgres://aisha@127.0.0.1:${port}/aisha` })
    expect(await program.ended()).toBe(1)
    expect(performance.now() - begun).toBeLessThan(10_000)
    expectReadable(program.errors())
    for (const each of sockets) each.destroy()
    silent.close()
  })

  it('a second process on the same DATA_DIR is refused, and the first goes on', async () => {
    world = await startWorld()
    const env = { ...world.environment, DATA_DIR: path.join(folder, 'data'), PORT: '0', LOG_LEVEL: 'info' }
    const first = start(env)
    await first.says(/Listening on/)
    const second = start(env)
    expect(await second.ended()).toBe(1)
    expectReadable(second.errors())
    expect(second.errors()).toMatch(new RegExp(`in use by process ${first.pid}`))
    expect(second.errors()).toMatch(/DATA_DIR/)
    expect(first.hasEnded()).toBe(false)
    const anna = await world.person()
    await anna.says('/start')
    await anna.sees(/AISHA/)
    await first.kill('SIGTERM')
  })

  it('a port in use is named, and nothing is left running or locked', async () => {
    world = await startWorld()
    const port = Number(new URL(world.fal.url).port)
    const env = { ...world.environment, DATA_DIR: path.join(folder, 'data') }
    const program = start({ ...env, PORT: String(port) })
    expect(await program.ended()).toBe(1)
    expectReadable(program.errors())
    expect(program.errors()).toMatch(new RegExp(`Port ${port} .*in use`))
    const again = start({ ...env, PORT: '0', LOG_LEVEL: 'info' })
    await again.says(/Listening on/)
    await again.kill('SIGTERM')
  })

  it('a token that Telegram refuses ends it with one message', async () => {
    world = await startWorld()
    world.telegram.control.fail({ kind: 'error', code: 401, description: 'Unauthorized', times: 1000 })
    const program = start({ ...world.environment, DATA_DIR: path.join(folder, 'data'), PORT: '0' })
    expect(await program.ended()).toBe(1)
    expectReadable(program.errors())
    expect(program.errors()).toMatch(/TELEGRAM_BOT_TOKEN/)
  })

  it('a FAL key that is refused ends it with one message', async () => {
    world = await startWorld()
    const program = start({
      ...world.environment,
      FAL_KEY: 'no-such-key:at-all',
      DATA_DIR: path.join(folder, 'data'),
      PORT: '0',
    })
    expect(await program.ended()).toBe(1)
    expectReadable(program.errors())
    expect(program.errors()).toMatch(/FAL_KEY/)
  })

  it('a mistake in .env is found as well, and the environment wins over it', async () => {
    await writeFile(path.join(folder, '.env'), `TELEGRAM_BOT_TOKEN=${token}\nFAL_KEY=${falKey}\nPORT=http\n`)
    const program = start({ MAX_PHOTOS: 'many' })
    expect(await program.ended()).toBe(1)
    expectReadable(program.errors())
    expect(program.errors()).toMatch(/2 mistakes/)
  })
})
