import type { JobName } from '../domain/shared/jobs.ts'

/** How the queue treats jobs of one name. Times in seconds. */
export interface JobDefinition {
  readonly name: JobName
  readonly retryLimit: number
  readonly retryDelaySeconds: number
  readonly retryBackoff: boolean
  readonly retryDelayMaxSeconds: number
  readonly expireInSeconds: number
  /** How many of them one process does at once. */
  readonly concurrency: number
  /** short: one waiting for each key; exclusive: one waiting or running; stately: one waiting and one running. */
  readonly policy: 'standard' | 'short' | 'exclusive' | 'stately'
  /** Five fields, in UTC: runs by itself, once however many processes there are. */
  readonly cron?: string
}

// A job that waits for its next try keeps the sweep from adding another one: the wait must end soon after an outage.
const usual = {
  retryLimit: 10,
  retryDelaySeconds: 1,
  retryBackoff: true,
  retryDelayMaxSeconds: 60,
  expireInSeconds: 300,
} as const

const byName: { readonly [N in JobName]: Omit<JobDefinition, 'name'> } = {
  'check-photo': { ...usual, concurrency: 2, policy: 'exclusive' },
  'show-photo-counter': { ...usual, retryLimit: 3, concurrency: 4, policy: 'stately' },
  // A submit may queue its own repetition while it runs, so one may wait beside it.
  'submit-training': { ...usual, expireInSeconds: 1800, concurrency: 2, policy: 'short' },
  'submit-generation': { ...usual, concurrency: 8, policy: 'short' },
  'submit-series': { ...usual, concurrency: 4, policy: 'short' },
  // Two at once for one notice could send it twice: it must not expire while Telegram has us wait (429) again and again.
  'deliver-notice': { ...usual, expireInSeconds: 1800, concurrency: 16, policy: 'exclusive' },
  // The next look is planned while one runs.
  'look-for-late-result': { ...usual, expireInSeconds: 1800, concurrency: 1, policy: 'short' },
  // When the fewest people are awake; also at each start.
  'audit-books': { ...usual, concurrency: 1, policy: 'exclusive', cron: '40 2 * * *' },
  // One may come while another has looked too early; two at once would edit one message together.
  'show-first-picture': { ...usual, concurrency: 2, policy: 'stately' },
  'forget-request': { ...usual, retryDelaySeconds: 30, concurrency: 1, policy: 'short' },
  'purge-trash': { ...usual, expireInSeconds: 3600, concurrency: 1, policy: 'exclusive', cron: '20 3 * * *' },
  'continue-bulk': { ...usual, expireInSeconds: 3600, concurrency: 1, policy: 'exclusive' },
  // What it found out about images is kept, so that the next try goes on from there. A slow one holds up no other.
  'prepare-export': { ...usual, expireInSeconds: 3600, concurrency: 2, policy: 'exclusive' },
  'purge-objects': { ...usual, retryDelaySeconds: 30, concurrency: 1, policy: 'standard' },
}

export const jobDefinitions: readonly JobDefinition[] = Object.entries(byName).map(([name, rest]) => ({
  name: name as JobName,
  ...rest,
}))
