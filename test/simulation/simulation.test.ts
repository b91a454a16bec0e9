import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { avatarStatuses } from '../../src/domain/avatars/avatar.ts'
import type { Spoiled } from './program.ts'
import { openRealDatabase, type RealDatabase } from './real-database.ts'
import { simulate } from './simulate.ts'

/** A day takes seconds; a machine may be busy. */
const timeout = 240_000

let real: RealDatabase
beforeAll(async () => {
  real = await openRealDatabase()
})
afterAll(() => real.close())

/** Run everywhere; a seed that finds a bug is added and stays. */
const kept = [
  { seed: 1, days: 1 },
  { seed: 2, days: 1 },
  // A name of characters that nobody sees.
  { seed: 6, days: 2 },
]

describe('under every fault at once', () => {
  it.each(kept)('nothing is lost and nothing is doubled (seed $seed)', { timeout }, async (story) => {
    expect((await simulate(real, story)).violations).toEqual([])
  })

  it('the same seed is the same story, event by event', { timeout }, async () => {
    const [first, second] = [
      await simulate(real, { seed: 2, days: 1 }),
      await simulate(real, { seed: 2, days: 1 }),
    ]
    expect(first.events).toBeGreaterThan(1000)
    expect(second).toEqual(first)
  })
})

/** What a program would do that lacks one of its safeguards. */
const planted: Record<string, { spoiled: Spoiled; found: RegExp }> = {
  'a refund that is written twice': {
    spoiled: {
      schema: 'drop index if exists ux_ledger_generation, ux_ledger_training',
      stores: (stores) => ({
        ...stores,
        ledger: {
          ...stores.ledger,
          async credit(entry) {
            await stores.ledger.credit(entry)
            if (entry.kind === 'refund') await stores.ledger.credit(entry)
          },
        },
      }),
    },
    found: /^(refund|ending) of /,
  },
  'a notice that is lost': {
    spoiled: {
      stores: (stores) => ({ ...stores, notices: { ...stores.notices, add: async () => undefined } }),
    },
    found: /^notice of /,
  },
  'an avatar that goes from any state to any other': {
    spoiled: {
      stores: (stores) => ({
        ...stores,
        avatars: {
          ...stores.avatars,
          move: (id, _from, to) => stores.avatars.move(id, avatarStatuses, to),
        },
      }),
    },
    found: /^avatar \d+ is \w+ and has no name/,
  },
  'a webhook whose signature nobody looks at': {
    spoiled: { door: (door) => ({ ...door, verify: async () => 'valid' }) },
    found: /was taken for FAL's|sees a forged picture/,
  },
}

describe('a planted bug is found', () => {
  it.each(Object.entries(planted))('%s', { timeout }, async (_name, { spoiled, found }) => {
    const violations: string[] = []
    for (let seed = 20; seed < 60 && violations.length === 0; seed += 1)
      violations.push(...(await simulate(real, { seed, days: 1, spoiled })).violations)
    expect(violations.some((each) => found.test(each))).toBe(true)
  })
})
