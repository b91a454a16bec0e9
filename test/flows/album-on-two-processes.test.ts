import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { setTimeout as after } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compose, type Program } from '../../src/compose.ts'
import { loadConfig } from '../../src/config.ts'
import { createLogger } from '../../src/log.ts'
import { startRoles } from '../../src/roles/start-roles.ts'
import { testServer } from '../support/database.ts'
import { freePort } from '../support/free-port.ts'
import type { Person } from '../support/person.ts'
import { goodPhotos, type PhotoFile } from '../support/photos.ts'
import { createProductHome } from '../support/product-home.ts'
import { waitFor } from '../support/wait-for.ts'
import { startWorld, type World } from '../support/world.ts'
import { beginsAvatar, isCounter } from './ways.ts'

/** When the members come, in milliseconds after the first: Telegram names no end of an album. */
const moments = [0, 0, 0, 1000, 1000, 1000, 5000, 5000, 11_000, 11_000]

let world: World
let home: Awaited<ReturnType<typeof createProductHome>>
let relay: Server
const faults: string[] = []
const programs: { readonly program: Program; stop(): Promise<void> }[] = []
const targets: string[] = []
let photosPassed = 0

/** Telegram's one webhook before two processes: a photo comes to both of them at once, as when an answer was late. */
async function pass(request: IncomingMessage): Promise<void> {
  const body = await buffer(request)
  const isPhoto = body.includes('"photo"') && !body.includes('"callback_query"')
  const { url = '', headers } = request
  const secret = String(headers['x-telegram-bot-api-secret-token'])
  if (isPhoto) photosPassed += targets.length
  await Promise.all(
    (isPhoto ? targets : targets.slice(0, 1)).map((target) =>
      fetch(`${target}${url}`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
      }),
    ),
  )
}

async function startProgram(publicUrl: string): Promise<void> {
  const port = await freePort()
  const config = loadConfig({
    ...world.environment,
    ...home.environment,
    PORT: String(port),
    PUBLIC_URL: publicUrl,
    TELEGRAM_UPDATES: 'webhook',
    TELEGRAM_WEBHOOK_SECRET: 'secret-of-two-processes',
    MIN_PHOTOS: '4',
    LOG_LEVEL: 'warn',
  })
  const write = (line: string) => void (/"level":"(error|fatal)"/.test(line) && faults.push(line))
  const log = createLogger({ level: 'warn', pretty: false, secrets: [], write })
  const program = await compose({ config, log, fail: (error) => faults.push(String(error)) })
  const running = await startRoles(program)
  programs.push({
    program,
    async stop() {
      await running.stop()
      await program.close()
    },
  })
  targets.push(`http://127.0.0.1:${port}`)
}

describe.skipIf(!testServer)('an album whose members come 1, 5 and 11 seconds apart', () => {
  beforeAll(async () => {
    world = await startWorld()
    home = await createProductHome()
    relay = createServer((request, response) => {
      pass(request).then(
        () => response.end(),
        () => response.writeHead(500).end(),
      )
    }).listen(0, '127.0.0.1')
    await waitFor('the relay', () => relay.listening)
    const url = `http://127.0.0.1:${(relay.address() as AddressInfo).port}`
    await startProgram(url)
    await startProgram(url)
    await waitFor('the webhook', () =>
      world.telegram.control.calls().some(({ method }) => method === 'setWebhook'),
    )
  })
  afterAll(async () => {
    for (const { stop } of programs) await stop()
    relay.close()
    await world.close()
    await home.remove()
  })

  it(
    'twice at once, on two processes: each photo counts once, and one message counts them',
    { timeout: 120_000 },
    async () => {
      const people = [await world.person({ language: 'en' }), await world.person({ language: 'en' })]
      for (const person of people) await beginsAvatar(person, { name: 'Vera' })
      await Promise.all(
        people.map(async (person) => sendsLate(person, await goodPhotos(10, { from: person.id * 20 }))),
      )
      for (const person of people) await person.sees(isCounter(person, 10), { withinMs: 60_000 })

      expect(photosPassed).toBe(2 * 2 * 10)
      const db = home.server?.database.db
      const rows = await db?.selectFrom('photos').select(['user_id', 'status']).execute()
      expect(rows?.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 'valid'))
      for (const person of people) {
        const counters = (await person.messages()).filter((seen) =>
          seen.buttons.flat().includes(person.texts.photos.tips),
        )
        expect(counters).toHaveLength(1)
      }
      expect(faults).toEqual([])
    },
  )
})

/** Each photo at its moment, whatever the others do. */
const sendsLate = (person: Person, photos: readonly PhotoFile[]) =>
  Promise.all(
    photos.map(async (photo, index) => {
      await after(moments[index])
      await person.sends([photo])
    }),
  )
