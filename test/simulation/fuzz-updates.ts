import * as fc from 'fast-check'
import { createBooks } from '../../src/adapters/postgres/books.ts'
import { loadConfig } from '../../src/config.ts'
import { screens } from '../../src/telegram/screens/screens.ts'
import { createClockwork } from './clockwork.ts'
import { shareDatabase } from './database.ts'
import { createFal } from './fal.ts'
import { fuzzedUpdate } from './fuzzed-updates.ts'
import { findInBooks } from './invariants.ts'
import type { Nature } from './life.ts'
import { besides } from './look-aside.ts'
import { bringToLife } from './program.ts'
import { createQueue } from './queue.ts'
import { createRandom } from '../support/random.ts'
import type { RealDatabase } from './real-database.ts'
import { environment, never } from './simulate.ts'
import { createStorage } from './storage.ts'
import { createTelegram } from './telegram.ts'
import { calm } from './weather.ts'

export interface FuzzReport {
  readonly updates: number
  readonly answered: number
  /** Faults in the log and broken books, each with the update that led to it. */
  readonly faults: readonly string[]
  /** Memory held behind the first and the last tenth, in megabytes. */
  readonly heapMb: readonly [early: number, late: number]
}

const secondMs = 1000

/** Sends the real bot what nobody would, one after another. */
export async function fuzzUpdates(
  real: RealDatabase,
  { seed, count }: { seed: number; count: number },
): Promise<FuzzReport> {
  const start = new Date('2026-03-01T06:00:00Z')
  const clockwork = createClockwork(start)
  const nature: Nature = { clockwork, random: createRandom(seed), rates: () => calm }
  await real.reset()
  await real.setTime(start)
  const faults: string[] = []
  let current = ''
  const onFault = (line: string) =>
    void faults.push(`${line.trim().slice(0, 2000)} after ${current.slice(0, 600)}`)
  const shared = shareDatabase(nature, real, async () => undefined)
  const queue = createQueue(nature, shared)
  const storage = createStorage(nature)
  const fal = createFal(nature, () => undefined)
  const telegram = createTelegram(nature, {
    onViolation: onFault,
    onInvoice: () => undefined,
    onCheckout: () => undefined,
  })
  const config = loadConfig(environment)
  const living = bringToLife(
    { nature, config, shared, queue, storage, fal, telegram, spoiled: {}, onFault },
    1,
  )

  const buttons = Object.values(screens).flatMap(({ name, buttons: actions }) =>
    ['open', 'anew', ...actions].map((action) => `${name}:${action}`),
  )
  const updates = fc.sample(fuzzedUpdate(buttons), { seed, numRuns: count })
  let early = 0
  for (const [index, update] of updates.entries()) {
    current = JSON.stringify(update) ?? ''
    let isHandled = false
    clockwork.after(0, `update ${index}`, () => {
      void living.handleUpdate(update).then(
        () => {
          isHandled = true
        },
        (error: unknown) => onFault(`crash: ${String(error)}`),
      )
    })
    await clockwork.runUntil(new Date(clockwork.now().getTime() + 20 * secondMs))
    if (!isHandled) onFault('an update was never finished')
    if (index === Math.floor(count / 10)) early = heapMb()
  }
  faults.push(...(await findInBooks(createBooks(besides(real)), never)))
  living.life.end()
  return { updates: updates.length, answered: telegram.calls(), faults, heapMb: [early, heapMb()] }
}

function heapMb(): number {
  globalThis.gc?.()
  return Math.round(process.memoryUsage().heapUsed / 1024 ** 2)
}
