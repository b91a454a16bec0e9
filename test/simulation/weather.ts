import type { Rates } from './life.ts'
import { createRandom } from '../support/random.ts'

const hourMs = 3_600_000

/** Nothing fails. */
export const calm: Rates = {
  statement: 0,
  commit: 0,
  storage: 0,
  telegram: 0,
  fal: 0,
  webhook: 0,
  update: 0,
  job: 0,
  lifetimeMs: Infinity,
}

/** Each seed has weather of its own: some faults rare, some frequent, so that they meet in many ways. */
export function drawRates(seed: number): Rates {
  const random = createRandom(seed ^ 0x5eed)
  const level = (usual: number) =>
    random.weighted([
      [1, 0],
      [4, usual],
      [2, 4 * usual],
    ])
  return {
    statement: level(0.0005),
    commit: level(0.003),
    storage: level(0.01),
    telegram: level(0.01),
    fal: level(0.05),
    webhook: level(0.08),
    update: level(0.03),
    job: level(0.01),
    lifetimeMs: random.pick([Infinity, 6 * hourMs, hourMs, 10 * 60_000]),
  }
}
