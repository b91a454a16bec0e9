import { setTimeout as wait } from 'node:timers/promises'
import { isPassing } from './telegram-api.ts'

/** A minute and a half in all: longer outages are the queue's. */
const pausesMs = [500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 30_000]

/** Says the rest of what was begun: to begin anew would show the first part twice. */
export async function insist<T>(
  say: () => Promise<T>,
  pause: (ms: number) => Promise<unknown> = wait,
): Promise<T> {
  for (const ms of pausesMs) {
    try {
      return await say()
    } catch (error) {
      if (!isPassing(error)) throw error
    }
    await pause(ms)
  }
  return say()
}
