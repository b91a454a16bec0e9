import { Api } from 'grammy'
import type { Update } from 'grammy/types'
import { createBooks } from '../../src/adapters/postgres/books.ts'
import type { Store } from '../../src/adapters/postgres/open-store.ts'
import { createStores } from '../../src/adapters/postgres/stores.ts'
import { runInTransaction } from '../../src/adapters/postgres/transaction.ts'
import { assemble, type Program } from '../../src/compose.ts'
import type { World } from '../../src/compose/open-world.ts'
import type { Config } from '../../src/config.ts'
import type { SendingBudget } from '../../src/domain/notices/sending-budget.ts'
import type { Stores } from '../../src/domain/shared/stores.ts'
import { createFollower } from '../../src/domain/work/follow-work.ts'
import { sweepUnfinished } from '../../src/domain/work/sweep-unfinished.ts'
import type { FalWebhookNeeds } from '../../src/http/routes/fal-webhook.ts'
import { createLogger } from '../../src/log.ts'
import { createMetrics } from '../../src/metrics.ts'
import { falWebhookOf } from '../../src/roles/http.ts'
import { createBot } from '../../src/telegram/bot.ts'
import type { SharedDatabase } from './database.ts'
import type { SimulatedFal } from './fal.ts'
import { createLife, Struck, type Life, type Nature } from './life.ts'
import type { SimulatedQueue } from './queue.ts'
import { whole, type SimulatedStorage } from './storage.ts'
import type { SimulatedTelegram } from './telegram.ts'
import { jwks } from './webhooks.ts'
import { uuid } from './fal.ts'

/** A part of the program that is broken on purpose, to see that it is found. */
export interface Spoiled {
  readonly stores?: (stores: Stores) => Stores
  readonly door?: (door: FalWebhookNeeds) => FalWebhookNeeds
  /** SQL that takes a rule from the database. */
  readonly schema?: string
}

export interface Surroundings {
  readonly nature: Nature
  readonly config: Config
  readonly shared: SharedDatabase
  readonly queue: SimulatedQueue
  readonly storage: SimulatedStorage
  readonly fal: SimulatedFal
  readonly telegram: SimulatedTelegram
  readonly spoiled: Spoiled
  readonly onFault: (line: string) => void
}

/** The program while it lives: the real one, put together as compose.ts does it, with every port in the simulation. */
export interface LivingProgram {
  readonly life: Life
  readonly program: Program
  readonly door: FalWebhookNeeds
  handleUpdate(update: Update): Promise<void>
  /** Looks for due requests, as the worker's loop does when it is woken. */
  follow(): void
  sweep(): void
}

/** Nobody interprets: the product composes prompts by itself, as it does while these are away. */
const away = () => Promise.reject(new Struck('interpreters are away'))
const silent: World['interpreters'] = {
  languageModel: { answer: away },
  speechReader: { read: away },
  pictureReader: { read: away },
}

const unlimited: SendingBudget = {
  take: async () => 0,
  spend: async () => undefined,
  room: async () => 1000,
  pause: async () => undefined,
}

/** Registers with the process, so there is one for all lives. */
const metrics = createMetrics()
const botInfo = {
  id: 4200042,
  is_bot: true,
  first_name: 'AISHA',
  username: 'aisha_bot',
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
} as never

export function bringToLife(around: Surroundings, number: number): LivingProgram {
  const { nature, config, queue, telegram } = around
  const life = createLife(nature, number)
  const log = createLogger({
    level: 'error',
    pretty: false,
    write: (line) => {
      if (!life.isOver() && !line.includes('simulated')) around.onFault(line)
    },
  })
  const report =
    (where: string) =>
    (error: unknown, about: object = {}) => {
      metrics.faults.inc({ where })
      log.error({ err: error, where, ...about }, `Fault in ${where}`)
    }
  const fail = (error: unknown) => around.onFault(`The program would have ended: ${String(error)}`)
  const world = createWorld(around, life)
  const program = assemble({ config, log, fail, metrics, report }, world)

  const { bot, handleUpdate } = createBot({
    ...config.telegram,
    app: program.app,
    defaultLanguage: config.language,
    messageLimit: world.limits.messageLimit,
    readImage: program.readImage,
    onError: (error, update) => report('conversation')(error, { update: update?.update_id }),
  })
  bot.botInfo = botInfo
  telegram.install(bot.api, life)
  queue.work(life, program.jobs, (error, job) => report('queue')(error, { job }))

  const follower = createFollower(program.follow)
  let isLooking = false
  const again = (ms: number) => nature.clockwork.after(ms, `${number} follow again`, follow)
  const follow = (): void => {
    if (life.isOver()) return
    // The worker's loop looks again and again: whoever wakes it while it looks is not forgotten.
    if (isLooking) return again(400)
    isLooking = true
    follower
      .takeDue()
      .then((taken) => {
        if (taken > 0) again(0)
      })
      .catch((error: unknown) => {
        report('worker')(error)
        again(400)
      })
      .finally(() => {
        isLooking = false
      })
  }
  let patience: 'none' | 'usual' = number % 2 === 0 ? 'none' : 'usual'
  const { stores } = program.store
  return {
    life,
    program,
    handleUpdate,
    follow,
    sweep() {
      if (life.isOver()) return
      const needs = { unfinished: stores.unfinished, jobs: stores.jobs, clock: nature.clockwork.now }
      sweepUnfinished(needs, { patience }).catch(report('worker'))
      patience = 'usual'
    },
    door: doorOf(around, program, { life, follow }),
  }
}

function doorOf(
  { spoiled }: Surroundings,
  program: Program,
  { life, follow }: { life: Life; follow: () => void },
): FalWebhookNeeds {
  const readKeys = () =>
    life.call('fal keys', () => ({ ok: true, json: async () => jwks }) as unknown as Response, {
      latencyMs: [10, 200],
    })
  const door = falWebhookOf(program, { wake: follow, fetch: readKeys })
  return spoiled.door ? spoiled.door(door) : door
}

function createWorld(
  { nature, config, shared, queue, storage, fal, telegram, spoiled }: Surroundings,
  life: Life,
): World {
  const { clockwork, random } = nature
  const db = shared.connect(life)
  const spoil = spoiled.stores ?? ((stores: Stores) => stores)
  const store = {
    database: { kind: 'embedded', db },
    stores: spoil(createStores(db, queue.jobs)),
    inTransaction: (work: (stores: Stores) => Promise<unknown>) =>
      runInTransaction(db, (trx) => work(spoil(createStores(trx, queue.jobs)))),
    secretKey: 'the secret of the simulation',
  } as unknown as Store
  const telegramApi = new Api(config.telegram.token)
  telegram.install(telegramApi, life)
  const measured = { width: 900, height: 1200 }
  return {
    ...fal.connect(life),
    clock: clockwork.now,
    pause: (ms) => life.call('pause', () => undefined, { latencyMs: [ms, ms], mayArrive: false }),
    chance: {
      newCorrelation: () => uuid(random),
      newTriggerPhrase: () => `aisha${random.hex(8)}`,
      newSeed: () => String(random.between(1, 2 ** 31)),
      newToken: () => random.hex(22),
    },
    store,
    books: createBooks(db),
    storage: storage.connect(life),
    presign: async () => undefined,
    limits: {
      messageLimit: { count: async () => 'allowed' },
      sendingBudget: unlimited,
      close: () => undefined,
    },
    telegramApi,
    uploadApi: telegramApi,
    photoSource: {
      read: (fileId) =>
        life.call(
          'telegram file',
          () => {
            const content = telegram.read(fileId)
            return content === undefined
              ? ({ kind: 'gone' } as const)
              : ({ kind: 'bytes', bytes: Buffer.from(content) } as const)
          },
          { latencyMs: [20, 400] },
        ),
    },
    inspector: {
      inspect: async (bytes) => {
        const content = Buffer.from(bytes).toString()
        if (!content.startsWith('photo')) return { kind: 'refused', reason: 'not-an-image' }
        return { kind: 'accepted', image: bytes, ...measured, sha256: content }
      },
    },
    processor: {
      fit: async (bytes, size) => ({ image: bytes, contentType: 'image/jpeg', ...size, thumbnail: bytes }),
      keep: async (bytes) => ({ image: bytes, contentType: 'image/jpeg', ...measured, thumbnail: bytes }),
      film: (bytes) => ({ image: bytes, contentType: 'video/mp4', ...measured }),
    },
    interpreters: silent,
    sheetDrawer: {
      // Everything that stands on the sheet, so that somebody else's would be seen.
      drawSheet: async (thumbnails) => Buffer.concat(thumbnails.map((each) => each ?? new Uint8Array())),
      drawBars: async (title) => Buffer.from(title),
    },
    zipPhotos: async function* (entries) {
      for await (const { name, body } of entries) {
        yield Buffer.from(name)
        yield await whole(body)
      }
    },
    close: async () => undefined,
  }
}
