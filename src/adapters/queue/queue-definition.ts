export interface QueueDefinition {
  name: string
  /** How many times a failed job is started again; 0 for what must not run twice. */
  retryLimit: number
  retryDelaySeconds: number
  retryBackoff: boolean
  /** Backing off doubles the delay up to this; without it, to many hours. */
  retryDelayMaxSeconds?: number
  /** A job that runs longer is given up and counts as failed. */
  expireInSeconds: number
  /** How many jobs of this queue one process runs at once. */
  concurrency: number
  /**
   * standard    every job is kept and runs
   * short       one waiting job for each key; further ones are dropped; without a key all are kept
   * singleton   one running job for each key, any number waiting
   * exclusive   one job for each key, waiting or running; further ones are dropped
   * stately     one waiting and one running job for each key; further ones are dropped
   */
  policy?: 'standard' | 'short' | 'singleton' | 'exclusive' | 'stately'
  /** Five fields, in UTC: adds an empty payload on schedule, once however many processes there are. */
  cron?: string
}

export interface JobContext {
  id: string
  /** 1 for the first run. */
  attempt: number
  /** A failure now is final. */
  isLastAttempt: boolean
  /** Aborted when the job's time is up, its claim is lost, or the process stops without waiting longer. */
  signal: AbortSignal
}

export type JobHandler = (payload: object, job: JobContext) => Promise<void>
