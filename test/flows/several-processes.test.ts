import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { compose } from '../../src/compose.ts'
import { loadConfig } from '../../src/config.ts'
import { createLogger } from '../../src/log.ts'
import { startRoles } from '../../src/roles/start-roles.ts'
import { testServer } from '../support/database.ts'
import { freePort } from '../support/free-port.ts'
import { createProductHome, type ProductHome } from '../support/product-home.ts'
import type { Person } from '../support/person.ts'
import { webhookSecret } from '../support/product.ts'
import { startSpray, type Spray } from '../support/spray.ts'
import { waitFor } from '../support/wait-for.ts'
import { startWorld, type World } from '../support/world.ts'

describe.skipIf(!testServer)('several processes that take webhooks', () => {
  let world: World
  let home: ProductHome
  let spray: Spray
  const faults: string[] = []
  const ends: (() => Promise<void>)[] = []

  /** A program as in a process of its own: nothing is shared but the database. */
  async function startProgram(roles: string) {
    const port = await freePort()
    const config = loadConfig({
      ...world.environment,
      ...home.environment,
      PUBLIC_URL: spray.url,
      TELEGRAM_UPDATES: 'webhook',
      TELEGRAM_WEBHOOK_SECRET: webhookSecret,
      PORT: String(port),
      ROLES: roles,
    })
    const log = createLogger({
      level: 'error',
      pretty: false,
      write: (line) => faults.push(line),
    })
    const program = await compose({ config, log, fail: (error) => faults.push(String(error)) })
    const running = await startRoles(program)
    const url = `http://127.0.0.1:${port}`
    spray.targets.add(url)
    let isStopped = false
    const stop = async () => {
      if (isStopped) return
      isStopped = true
      spray.targets.delete(url)
      await running.stop()
      await program.close()
    }
    ends.push(stop)
    return { program, stop, url }
  }

  beforeAll(async () => {
    ;[world, home, spray] = await Promise.all([startWorld(), createProductHome(), startSpray()])
  })
  afterAll(async () => {
    await Promise.all(ends.map((end) => end()))
    await world.close()
    await spray.close()
    await home.remove()
    expect(faults).toEqual([])
  })

  const db = () => {
    if (!home.server) throw new Error('Expected a database on a server')
    return home.server.database.db
  }
  const wishesOf = async (person: Person) =>
    (await person.messages()).flatMap(({ text }) => /Wish \d+/.exec(text)?.[0] ?? [])

  it('apply the updates of each person in their order and once, while one of them is replaced', async () => {
    const [first] = await Promise.all([startProgram('http'), startProgram('bot,http')])
    const one = await world.person()
    const people = [one, ...(await Promise.all(Array.from({ length: 9 }, () => world.person())))]
    await Promise.all(people.map((each) => each.says('/start')))
    const wishes = Array.from({ length: 10 }, (_, index) => `Wish ${index + 1}`)
    await Promise.all(
      people.map(async (person) => {
        for (const wish of wishes) await person.says(wish)
      }),
    )
    await waitFor('some of it to be done', async () => (await wishesOf(one)).length > 2)
    await startProgram('http')
    await first.stop()
    await waitFor('every update to be taken', () => world.telegram.control.pendingUpdates() === 0, {
      withinMs: 20_000,
    })
    for (const person of people) expect(await wishesOf(person)).toEqual(wishes)
  })

  it('take over from one that has died, when its time is over', async () => {
    const person = await world.person()
    await db()
      .insertInto('update_turns')
      .values({ telegram_id: person.id, holder: 'dead', held_until: new Date(Date.now() + 1500) })
      .execute()
    const saidAt = Date.now()
    await person.says('/start')
    await person.sees(/AISHA/)
    expect(Date.now() - saidAt).toBeGreaterThan(1000)
  })

  it('need two statements for a look, also for the one that takes the turn', async () => {
    const { program, url } = await startProgram('http')
    spray.targets.clear()
    spray.targets.add(url)
    const query = vi.spyOn(Client.prototype, 'query')
    onTestFinished(() => query.mockRestore())
    const looks = ['/gallery', '/avatars', '/gallery', '/balance']
    /** Of each look: how many statements were seen, and how many of them took or kept the turn. */
    async function countFor(person: Person): Promise<(readonly [statements: number, turns: number])[]> {
      const newcomer = { firstName: 'Anna', username: null, telegramLanguage: 'ru' }
      await program.app.people.register({ telegramId: person.id, ...newcomer })
      const counts: [number, number][] = []
      for (const look of looks) {
        query.mockClear()
        await person.says(look)
        await world.isQuiet()
        const texts = query.mock.calls.map(([asked]) =>
          typeof asked === 'string' ? asked : (asked as { text: string }).text,
        )
        counts.push([texts.length, texts.filter((text) => text.includes('with taken as')).length])
      }
      return counts
    }
    // What programs ask beside a look, they ask now and then: what five people have in common is the look's own.
    const people = await Promise.all(Array.from({ length: 5 }, () => world.person()))
    const counted: (readonly [number, number])[][] = []
    for (const person of people) counted.push(await countFor(person))
    const fewest = looks.map((_, index) => Math.min(...counted.map((each) => each[index]?.[0] ?? 0)))
    expect(fewest).toEqual([2, 2, 2, expect.any(Number)])
    expect(fewest.at(-1)).toBeLessThanOrEqual(2)
    for (const counts of counted) expect(counts.map(([, turns]) => turns)).toEqual([1, 0, 0, 0])
  })
})
