import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startFalSandbox, type FalSandbox } from '../../sandbox/fal/server.ts'
import { startTelegramSandbox, type TelegramSandbox } from '../../sandbox/telegram/server.ts'
import { freePort } from '../support/free-port.ts'
import { createPerson, type Person } from '../support/person.ts'
import { endPrograms, runProgram } from '../support/run-program.ts'
import { waitFor } from '../support/wait-for.ts'
import { quickPace, startWorld, type World } from '../support/world.ts'
import { ordersImage, seesImages } from '../flows/ways.ts'

let folder: string
const open: { close(): Promise<void> }[] = []
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'aisha-start-'))
})
afterEach(async () => {
  await endPrograms()
  for (const each of open.splice(0).toReversed()) await each.close()
  await rm(folder, { recursive: true, force: true })
})

/** Somebody at a chat whose server belongs to another process. */
async function visitor(url: string): Promise<Person> {
  const isQuiet = () =>
    waitFor('the bot to deal with every update', async () => {
      const answer = await fetch(`${url}/control/chats`)
      return ((await answer.json()) as { pendingUpdates: number }).pendingUpdates === 0
    })
  const person = await createPerson(url, { id: 7001, language: 'en', name: 'Visitor', isQuiet })
  open.push(person)
  return person
}

describe('without any key, npm start is the demo', () => {
  it.each([
    ['abc', /PORT[^]*whole number/],
    ['70000', /PORT[^]*65535/],
  ])('a PORT of %s is one readable mistake', async (port, words) => {
    const program = runProgram('scripts/start.ts', { cwd: folder, env: { PORT: port } })
    expect(await program.ended()).toBe(1)
    expect(program.errors()).toMatch(words)
    expect(program.errors()).not.toMatch(/ at .*:\d+:\d+/)
  })

  it(
    'it names one address, answers there, draws a picture, and ends when told to',
    { timeout: 60_000 },
    async () => {
      const begun = performance.now()
      const port = await freePort()
      const program = runProgram('scripts/start.ts', { cwd: folder, env: { PORT: String(port) } })
      const url = await program.says(/open (http:\S+)/)
      expect(url).toBe(`http://127.0.0.1:${port}`)
      const page = await fetch(url)
      expect(await page.text()).toMatch(/<html/)
      const person = await visitor(url)
      await waitFor('the bot to come', async () => {
        const answer = await fetch(`${url}/client/state?person=7001`)
        return ((await answer.json()) as { bot: unknown }).bot
      })
      await person.says('/start')
      await person.sees(/AISHA/)
      process.stdout.write(`First reply of the demo: ${Math.round(performance.now() - begun)} ms\n`)
      await ordersImage(person, { wish: 'A lighthouse' })
      await seesImages(person, 1, { withinMs: 30_000 })
      expect(program.output().match(/http:\/\//g)).toHaveLength(1)
      expect(program.errors()).toBe('')
      await program.kill('SIGTERM')
      expect(await program.ended()).toBe(0)
      await expect(fetch(url)).rejects.toThrow()
    },
  )

  it('says which port is taken, in one line', async () => {
    const world = await startWorld()
    open.push(world)
    const { port } = new URL(world.telegram.url)
    const program = runProgram('scripts/start.ts', { cwd: folder, env: { PORT: port } })
    expect(await program.ended()).toBe(1)
    expect(program.errors()).toMatch(new RegExp(`^Port ${port} is in use[^\\n]+\\n$`))
  })

  it('tells a mistake in what it was given before anything starts', async () => {
    const program = runProgram('scripts/start.ts', {
      cwd: folder,
      env: { WELCOME_CREDITS: 'plenty', PORT: '0' },
    })
    expect(await program.ended()).toBe(1)
    expect(program.errors()).toMatch(/WELCOME_CREDITS/)
    expect(program.errors()).not.toMatch(/^\s+at /m)
  })
})

describe('the same product at other addresses, by environment alone', () => {
  const environmentOf = (world: World, changes: Record<string, string>) => ({
    ...world.environment,
    DATA_DIR: path.join(folder, 'data'),
    LOG_LEVEL: 'warn',
    ...changes,
  })

  it(
    'waits for a Telegram that is away, visibly, and answers once it is back',
    { timeout: 60_000 },
    async () => {
      const world = await startWorld()
      open.push(world)
      const [telegramPort, port] = [await freePort(), await freePort()]
      const root = `http://127.0.0.1:${telegramPort}`
      const program = runProgram('src/main.ts', {
        cwd: folder,
        env: environmentOf(world, { TELEGRAM_API_ROOT: root, PORT: String(port) }),
      })
      await program.says(/Telegram does not answer yet/)
      expect((await fetch(`http://127.0.0.1:${port}/health/live`)).status).toBe(200)
      expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(503)
      const telegram: TelegramSandbox = await startTelegramSandbox({ port: telegramPort })
      open.push(telegram)
      await waitFor(
        'readiness',
        async () => (await fetch(`http://127.0.0.1:${port}/health/ready`)).status === 200,
        { withinMs: 20_000 },
      )
      const person = await visitor(root)
      await person.says('/start')
      await person.sees(/AISHA/)
      await program.kill('SIGTERM')
    },
  )

  it('takes an order while FAL is away, and makes it once FAL is back', { timeout: 60_000 }, async () => {
    const world = await startWorld()
    open.push(world)
    const [falPort, port] = [await freePort(), await freePort()]
    const fal = `http://127.0.0.1:${falPort}`
    const program = runProgram('src/main.ts', {
      cwd: folder,
      env: environmentOf(world, {
        FAL_QUEUE_URL: fal,
        FAL_REST_URL: fal,
        FAL_API_URL: fal,
        PORT: String(port),
      }),
    })
    await waitFor(
      'the bot to listen',
      () => world.telegram.control.calls().some(({ method }) => method === 'getUpdates'),
      { withinMs: 20_000 },
    )
    const person = await world.person({ language: 'en' })
    await person.says('/start')
    await ordersImage(person, { wish: 'Patience' })
    await person.sees((seen) => seen.buttons.flat().includes(person.texts.making.stop))
    const studio: FalSandbox = await startFalSandbox({ port: falPort, pace: quickPace })
    open.push(studio)
    await seesImages(person, 1, { withinMs: 30_000 })
    expect(studio.control.requests()).toHaveLength(1)
    await program.kill('SIGTERM')
  })
})
