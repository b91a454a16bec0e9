import { expect, it } from 'vitest'
import { fuzzUpdates } from './fuzz-updates.ts'
import { openRealDatabase } from './real-database.ts'

/** Ten thousand with `npm run fuzz`. */
const count = 600

it(
  'whatever is sent to the bot is dealt with: no crash, no fault, and books that agree',
  { timeout: 240_000 },
  async () => {
    const real = await openRealDatabase()
    const { updates, answered, faults } = await fuzzUpdates(real, { seed: 2026, count })
    await real.close()
    expect(updates).toBe(count)
    expect(answered).toBeGreaterThan(count / 4)
    expect(faults).toEqual([])
  },
)
