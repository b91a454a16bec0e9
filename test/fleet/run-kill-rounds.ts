import { startFleetProduct } from '../support/fleet-product.ts'
import { createRandom } from '../support/random.ts'
import { killRound } from './kill-round.ts'

export interface KillRounds {
  readonly rounds: number
  readonly seed: number
  /** Installations side by side, each with a database and processes of its own: most of a round is waiting. */
  readonly lanes: number
  readonly onRound?: (line: string) => void
}

export interface KillReport {
  readonly kills: number
  readonly lost: readonly string[]
  /** Came twice although nothing was killed that sends. */
  readonly doubled: readonly string[]
  /** Came twice where a worker was killed between sending and marking. */
  readonly repeated: readonly string[]
}

const peopleInRound = 4

/** Two that talk, two that work: each can die while another of its kind lives. */
const roles = ['bot,http', 'http', 'worker', 'worker']

const env = {
  MIN_PHOTOS: '2',
  WELCOME_CREDITS: '1000',
  TRAINING_CHECK_SECONDS: '5',
  SUBMIT_LOST_SECONDS: '5',
  GENERATION_DEADLINE_SECONDS: '60',
  TRAINING_DEADLINE_SECONDS: '60',
}

/** Each round follows from the seed and its own number, so that one round can be looked at by itself. */
export async function runKillRounds(options: KillRounds): Promise<KillReport> {
  const { rounds, seed, lanes } = options
  const report = { kills: 0, lost: [] as string[], doubled: [] as string[], repeated: [] as string[] }
  let next = 1
  const runLane = async () => {
    const product = await startFleetProduct({ env, roles, pace: { imageMs: 700, trainingMs: 1500 } })
    try {
      for (let round = next++; round <= rounds; round = next++) {
        const startedAt = performance.now()
        const { kills, lost, doubled } = await killRound(
          product,
          peopleInRound,
          createRandom(seed * 10_000 + round),
        )
        const told = (each: string) => `round ${round}: ${each}`
        report.kills += kills.length
        report.lost.push(...lost.map(told))
        const isExplained = kills.some((each) => each.includes('worker'))
        report[isExplained ? 'repeated' : 'doubled'].push(...doubled.map(told))
        const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
        options.onRound?.(
          `round ${round}: killed ${kills.join(' and ')}, ${lost.length} lost, ${doubled.length} twice, ${seconds} s`,
        )
      }
    } finally {
      await product.stop()
    }
  }
  await Promise.all(Array.from({ length: Math.min(lanes, rounds) }, runLane))
  return report
}
