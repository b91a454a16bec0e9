import { parseArgs } from 'node:util'
import { createRandom } from '../test/support/random.ts'
import { runKillRounds } from '../test/fleet/run-kill-rounds.ts'

// Kills real processes on a real PostgreSQL (TEST_DATABASE_URL) again and again, and looks for what was lost.
// Usage: npm run kill-rounds -- --rounds 200 [--seed N] [--lanes N]
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(createRandom(Date.now()).between(1, 1_000_000)) },
    lanes: { type: 'string', default: '4' },
  },
})
const [rounds, seed, lanes] = [Number(values.rounds), Number(values.seed), Number(values.lanes)]
console.log(`seed ${seed}`)
const startedAt = performance.now()
const { lost, doubled, repeated, kills } = await runKillRounds({
  rounds,
  seed,
  lanes,
  onRound: (line) => console.log(line),
})
const seconds = Math.round((performance.now() - startedAt) / 1000)
for (const each of [...lost, ...doubled]) console.log(`- ${each}`)
console.log(
  `${kills} processes killed in ${seconds} s; ${repeated.length} notices came twice because a worker died between sending and marking`,
)
console.log(`${rounds} rounds: ${lost.length} lost, ${doubled.length} double`)
process.exit(lost.length + doubled.length > 0 ? 1 : 0)
