import type { Update } from 'grammy/types'
import { createBooks } from '../../src/adapters/postgres/books.ts'
import { loadConfig } from '../../src/config.ts'
import { commands } from '../../src/telegram/commands.ts'
import { createClockwork } from './clockwork.ts'
import { shareDatabase } from './database.ts'
import { createFal } from './fal.ts'
import {
  findFilesWithoutRow,
  findInBooks,
  findOrderedTwice,
  findRowsWithoutFile,
  findUnfinished,
  findWrongAvatars,
} from './invariants.ts'
import type { Nature } from './life.ts'
import { besides, countRows } from './look-aside.ts'
import { createCrowd } from './people.ts'
import { bringToLife, type LivingProgram, type Spoiled } from './program.ts'
import { createQueue } from './queue.ts'
import { createRandom } from '../support/random.ts'
import type { RealDatabase } from './real-database.ts'
import { createStorage } from './storage.ts'
import { createTelegram } from './telegram.ts'
import { calm, drawRates } from './weather.ts'
import { createWebhooks } from './webhooks.ts'

export interface SimulationOptions {
  readonly seed: number
  readonly days: number
  readonly people?: number
  readonly spoiled?: Spoiled
}

export interface Report {
  readonly seed: number
  readonly personDays: number
  readonly violations: readonly string[]
  /** The same for the same seed. */
  readonly hash: string
  readonly events: number
  readonly counts: Readonly<Record<string, number>>
  readonly pressed: ReadonlyMap<string, number>
  readonly tail: readonly string[]
}

const start = new Date('2026-03-01T06:00:00Z')
const hourMs = 3_600_000
const dayMs = 24 * hourMs

export const environment = {
  TELEGRAM_BOT_TOKEN: '4200042:token-of-a-bot-in-the-simulation-00000',
  FAL_KEY: 'key:secret-of-the-simulation',
  PUBLIC_URL: 'https://aisha.example',
  MIN_PHOTOS: '3',
  MAX_PHOTOS: '6',
  FREE_TRAININGS: '1000',
  WELCOME_CREDITS: '60',
  IMAGE_GENERATION_COST: '5',
}

class Violation extends Error {}

/** Days of a whole product with everybody in it, and faults in everything that it touches. */
export async function simulate(real: RealDatabase, options: SimulationOptions): Promise<Report> {
  const { seed, days, people: count = 10, spoiled = {} } = options
  const clockwork = createClockwork(start)
  const random = createRandom(seed)
  const stormy = drawRates(seed)
  let isCalm = false
  const nature: Nature = { clockwork, random, rates: () => (isCalm ? calm : stormy) }
  const config = loadConfig(environment)
  const counts: Record<string, number> = {}
  const tally = (what: string, by = 1) => {
    counts[what] = (counts[what] ?? 0) + by
  }
  const violations: string[] = []
  const onViolation = (what: string) => void violations.push(what)

  await real.reset()
  await real.setTime(start)
  if (spoiled.schema) await real.script(spoiled.schema)
  const books = createBooks(besides(real))

  let followAt = Infinity
  let hasChanged = true
  const followDue = async () => {
    const { rows } = await real.query(
      `select min(next_check_at) as at from provider_requests where state in ('accepted', 'lost', 'sending')`,
    )
    const at = (rows as { at: Date | null }[])[0]?.at?.getTime() ?? Infinity
    const now = clockwork.now().getTime()
    if (at === Infinity || (followAt <= at && followAt > now)) return
    followAt = Math.max(at, now)
    clockwork.after(followAt - now + random.between(0, 400), 'follow', () => {
      followAt = Infinity
      living?.follow()
    })
  }
  const shared = shareDatabase(nature, real, async (touched) => {
    tally('commits')
    if (touched.has('provider_requests')) await followDue()
    if (touched.size > 0) hasChanged = true
    if (audited.some((table) => touched.has(table))) violations.push(...(await findInBooks(books, never)))
  })
  const queue = createQueue(nature, shared)
  const storage = createStorage(nature)
  const webhooks = createWebhooks(nature, {
    door: () => living?.door,
    forgedUrl: 'https://v3.fal.media/files/forged/1.png',
    onForgedTaken: onViolation,
  })
  const fal = createFal(nature, (request) => {
    tally('accepted by FAL')
    webhooks.plan(request)
    if (random.chance(nature.rates().webhook))
      clockwork.after(random.between(0, 20_000), 'forgery', () => {
        tally('forgeries')
        webhooks.forge(request)
      })
  })

  let lastUpdateId = 0
  const unconfirmed = new Map<number, Update>()
  const deliver = (update: Update) => {
    if (!living || living.life.isOver()) return
    const { life } = living
    void living.handleUpdate(update).then(() => {
      if (!life.isOver()) unconfirmed.delete(update.update_id)
    })
  }
  const telegram = createTelegram(nature, {
    onViolation,
    onInvoice: (chat, invoice) => crowd.people[chat.personId - 1]?.pays(invoice),
    onCheckout: () => undefined,
  })
  const crowd = createCrowd(nature, {
    telegram,
    count,
    commands: Object.keys(commands),
    send(content) {
      const fault = nature.rates().update
      if (random.chance(fault / 4)) return tally('dropped updates')
      const update: Update = { update_id: (lastUpdateId += 1), ...content }
      tally('updates')
      unconfirmed.set(update.update_id, update)
      const times = random.chance(fault) ? 2 : 1
      for (let time = 0; time < times; time += 1) {
        const delayMs = random.chance(fault) ? random.between(0, 30_000) : random.between(5, 150)
        clockwork.after(delayMs, `update ${update.update_id}`, () => deliver(update))
      }
    },
  })
  let lives = 0
  let living: LivingProgram | undefined
  const around = {
    nature,
    config,
    shared,
    queue,
    storage,
    fal,
    telegram,
    spoiled,
    onFault: (line: string) => onViolation(`fault: ${line.trim()}`),
  }
  const born = () => {
    living = bringToLife(around, (lives += 1))
    tally('lives')
    living.sweep()
    living.follow()
    for (const update of unconfirmed.values()) deliver(update)
    void queue.jobs.add('audit-books', {}, { key: 'books' })
    const meanMs = nature.rates().lifetimeMs
    if (meanMs < Infinity) clockwork.after(-Math.log(1 - random.next()) * meanMs, `${lives} dies`, die)
  }
  const die = async () => {
    if (isCalm || !living) return
    const { life } = living
    living = undefined
    life.end()
    await shared.abandon(life)
    queue.abandon(life)
    clockwork.after(
      random.chance(0.1) ? random.between(0, hourMs) : random.between(500, 20_000),
      'born',
      born,
    )
  }
  const sweepEvery = () => {
    // A sweep that found nothing finds nothing as long as nobody has written anything.
    if (hasChanged || queue.unsettled() > 0) {
      hasChanged = false
      living?.sweep()
    }
    living?.follow()
    clockwork.after(config.deadlines.sweepEveryMs, 'sweep', sweepEvery)
  }

  clockwork.after(0, 'born', born)
  clockwork.after(config.deadlines.sweepEveryMs, 'sweep', sweepEvery)
  for (let day = 0; day < days; day += 1)
    for (const person of crowd.people) {
      const at = day * dayMs + random.between(hourMs, 16 * hourMs)
      clockwork.after(at, `person ${person.id} visits`, () => {
        tally('visits')
        if (living) void grantCredits(living, person.id).catch(() => undefined)
        person.visit(() => undefined)
      })
    }

  // Behind every deadline, and behind the day after which a sample photo is removed.
  const quiet = 2 * config.deadlines.trainingMs + 26 * hourMs
  const until = (ms: number) => new Date(start.getTime() + ms)
  const check = async (find: () => Promise<string[]>) => {
    violations.push(...(await find()))
    if (violations.length > 0) throw new Violation()
  }
  try {
    for (let hour = 1; hour <= days * 24 - 6; hour += 1) {
      await clockwork.runUntil(until(hour * hourMs))
      await check(() => findWrongAvatars(real))
    }
    isCalm = true
    if (!living) born()
    await clockwork.runUntil(until(days * dayMs - 6 * hourMs + quiet))
    await check(() => findInBooks(books, { trainings: clockwork.now(), generations: clockwork.now() }))
    await check(() => findWrongAvatars(real))
    await check(() => findUnfinished(real))
    await check(() => findOrderedTwice(real, fal.requests))
    await check(() => findRowsWithoutFile(real, storage))
    await check(() => findFilesWithoutRow(real, storage))
    if (queue.unsettled() > 0) await check(async () => [`${queue.unsettled()} jobs are left`])
  } catch (error) {
    if (!(error instanceof Violation)) throw error
  }
  living?.life.end()

  return {
    seed,
    personDays: days * count,
    violations: [...new Set(violations)],
    hash: clockwork.trace.hash(),
    events: clockwork.trace.events(),
    counts: {
      ...counts,
      acts: crowd.acts(),
      'calls of Telegram': telegram.calls(),
      ...(await countRows(real)),
    },
    pressed: crowd.pressed,
    tail: clockwork.trace.tail(),
  }
}

/** A change of one of these can make the books wrong. */
const audited = ['ledger_entries', 'trainings', 'generations', 'images', 'photos', 'notices']

/** The operator's gift for each day, so that people go on ordering; one that fails is not missed. */
async function grantCredits({ program }: LivingProgram, telegramId: number): Promise<void> {
  const { people, ledger } = program.store.stores
  const person = await people.findByTelegramId(telegramId)
  if (person) await ledger.credit({ userId: person.id, credits: 40, kind: 'grant', details: {} })
}

export const never = { trainings: new Date(0), generations: new Date(0) }
