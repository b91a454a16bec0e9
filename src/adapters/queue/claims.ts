import { sql, type Kysely } from 'kysely'
import type { Schema } from '../postgres/schema.ts'

/** A job in the hands of a worker; `retryCount` tells this run from a later one. */
export interface Claim {
  id: string
  queue: string
  retryCount: number
}

const jobs = sql`pgboss.job`

/** In a stately queue one job of a key may wait for its retry; a second would be refused by the table. */
const mayWait = sql`not (job.policy = 'stately' and exists (
  select from pgboss.job other
  where other.name = job.name and other.state = 'retry'
    and coalesce(other.singleton_key, '') = coalesce(job.singleton_key, '')))`

/** Queues that have a job to start now. */
export async function findReadyQueues(db: Kysely<Schema>, queues: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct name from ${jobs}
    where name = any(${queues}) and state < 'active' and not blocked and start_after <= now()`.execute(db)
  return rows.map((each) => each.name)
}

export async function hasUnsettledJobs(db: Kysely<Schema>, queues: readonly string[]): Promise<boolean> {
  const { rows } = await sql`
    select 1 from ${jobs}
    where name = any(${queues}) and (state = 'active' or (state < 'active' and start_after <= now()))
    limit 1`.execute(db)
  return rows.length > 0
}

/**
 * Puts jobs whose process died back in line at once, without the delay of a retry: nothing was wrong
 * with them. It still counts as a run, or a job that kills its process would do so for ever.
 */
export async function takeBackAbandoned(
  db: Kysely<Schema>,
  options: { queues: readonly string[]; silentOnly: boolean },
): Promise<void> {
  const silent = options.silentOnly
    ? sql`heartbeat_on + heartbeat_seconds * interval '1s' < now()`
    : sql`true`
  await sql`
    update ${jobs} as job set
      state = (case when retry_count < retry_limit and ${mayWait} then 'retry' else 'failed' end)::pgboss.job_state,
      start_after = now(),
      completed_on = case when retry_count < retry_limit and ${mayWait} then null else now() end,
      heartbeat_on = null,
      output = '{"message": "the process ended while the job ran"}'
    where name = any(${options.queues}) and state = 'active' and ${silent}`.execute(db)
}

/**
 * Hands running jobs to whoever starts next. They keep all their retries: stopping is not their fault.
 * The higher retry count makes what the stopping process still reports about them void.
 */
export async function handBack(db: Kysely<Schema>, claims: readonly Claim[]): Promise<void> {
  for (const claim of claims) {
    await sql`
      update ${jobs} as job set
        state = 'retry',
        start_after = now(),
        started_on = null,
        heartbeat_on = null,
        retry_count = retry_count + 1,
        retry_limit = retry_limit + 1
      where name = ${claim.queue} and id = ${claim.id}::uuid and state = 'active'
        and retry_count = ${claim.retryCount} and ${mayWait}`.execute(db)
  }
}
