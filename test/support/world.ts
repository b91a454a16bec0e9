import { startFalSandbox, type FalSandbox } from '../../sandbox/fal/server.ts'
import type { Pace } from '../../sandbox/fal/pace.ts'
import { startTelegramSandbox, type TelegramSandbox } from '../../sandbox/telegram/server.ts'
import type { Language } from '../../src/domain/shared/languages.ts'
import { createPerson, type Person } from './person.ts'
import { waitFor } from './wait-for.ts'

export interface World {
  readonly telegram: TelegramSandbox
  readonly fal: FalSandbox
  /** The environment that leads a product here. */
  readonly environment: Readonly<Record<string, string>>
  /** Somebody new, who closes their chat with the world. */
  person(who?: { language?: Language; name?: string }): Promise<Person>
  /** Waits until the bot has dealt with everything that people did. */
  isQuiet(): Promise<unknown>
  close(): Promise<void>
}

const falKey = 'test:secret-of-the-tests'

/** Quick enough for tests, slow enough for progress to be seen. */
export const quickPace: Pace = {
  queueMs: 40,
  trainingMs: 600,
  imageMs: 150,
  videoMs: 400,
  textMs: 50,
  webhookRetryMs: [100, 200, 400, 800, 1600],
}

/** Telegram and FAL on this machine, with nobody in them yet. */
export async function startWorld({
  pace = {},
  quietWithinMs = 10_000,
  pageDir,
}: {
  pace?: Partial<Pace>
  /** How long the bot may take to deal with everything: longer where its processes are killed meanwhile. */
  quietWithinMs?: number
  /** Where the chat page is, for those who open it in a browser. */
  pageDir?: string | undefined
} = {}): Promise<World> {
  const telegram = await startTelegramSandbox({ webhookAllowed: 'loopback', ...(pageDir && { pageDir }) })
  const fal = await startFalSandbox({ pace: { ...quickPace, ...pace }, keys: [falKey] })
  const people: Person[] = []
  let lastId = 1000
  const isQuiet = () =>
    waitFor('the bot to deal with every update', () => telegram.control.pendingUpdates() === 0, {
      everyMs: 4,
      withinMs: quietWithinMs,
    })
  return {
    telegram,
    fal,
    environment: {
      // People in tests press and write faster than anybody; the limits have tests of their own.
      ORDERS_PER_MINUTE: '10000',
      MESSAGES_PER_SECOND: '1000',
      // It has a test of its own; elsewhere it would stand among the pictures that are counted.
      FIRST_PICTURE: 'false',
      TELEGRAM_BOT_TOKEN: '4200042:token-of-a-bot-in-the-tests-0000000000',
      TELEGRAM_API_ROOT: telegram.url,
      FAL_KEY: falKey,
      FAL_QUEUE_URL: fal.url,
      FAL_REST_URL: fal.url,
      FAL_API_URL: fal.url,
      // Nobody listens there, so the composer writes at once: what FAL is asked for is pictures alone.
      LLM_URL: 'http://127.0.0.1:9',
      LLM_MODEL: 'nobody',
    },
    isQuiet,
    async person({ language = 'ru', name = 'Анна' } = {}) {
      lastId += 1
      const id = lastId
      const person = await createPerson(telegram.url, { id, language, name, isQuiet })
      people.push(person)
      return person
    },
    async close() {
      await Promise.all(people.map((each) => each.close()))
      await Promise.all([telegram.close(), fal.close()])
    },
  }
}
