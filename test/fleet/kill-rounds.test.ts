import { expect, it } from 'vitest'
import { runKillRounds } from './run-kill-rounds.ts'

it(
  'in ten rounds of killed processes nothing is lost and nothing comes twice',
  { timeout: 300_000 },
  async () => {
    const { lost, doubled, kills } = await runKillRounds({ rounds: 10, seed: 11, lanes: 2 })
    expect({ lost, doubled }).toEqual({ lost: [], doubled: [] })
    expect(kills).toBeGreaterThanOrEqual(10)
  },
)
