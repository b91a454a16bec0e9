import { randomUUID } from 'node:crypto'
import type { PgBoss, QueueOptions, QueueResult } from 'pg-boss'
import type { QueueDefinition } from './queue-definition.ts'

/** Makes the queues and schedules of the database those of the definitions. */
export async function prepareQueues(
  boss: PgBoss,
  definitions: readonly QueueDefinition[],
  heartbeat: Pick<QueueOptions, 'heartbeatSeconds'>,
): Promise<void> {
  const existing = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]))
  for (const definition of definitions) {
    const wanted = {
      retryLimit: definition.retryLimit,
      retryDelay: definition.retryDelaySeconds,
      retryBackoff: definition.retryBackoff,
      ...(definition.retryDelayMaxSeconds === undefined
        ? {}
        : { retryDelayMax: definition.retryDelayMaxSeconds }),
      expireInSeconds: definition.expireInSeconds,
      notify: true,
      ...heartbeat,
    }
    const queue = existing.get(definition.name)
    if (!queue)
      await boss.createQueue(definition.name, { ...wanted, policy: definition.policy ?? 'standard' })
    else if (differs(queue, wanted)) await boss.updateQueue(definition.name, wanted)
    // pg-boss reads a queue at its first use. In a transaction that would wait for the one connection
    // which the transaction itself holds, so the first use is here.
    await boss.findJobs(definition.name, { id: randomUUID() })
  }
}

/** Schedules of names that are gone would go on adding jobs that nobody takes. */
export async function prepareSchedules(boss: PgBoss, definitions: readonly QueueDefinition[]): Promise<void> {
  const wanted = new Map(definitions.flatMap(({ name, cron }) => (cron ? [[name, cron] as const] : [])))
  const existing = new Map((await boss.getSchedules()).map((schedule) => [schedule.name, schedule.cron]))
  for (const name of existing.keys()) if (!wanted.has(name)) await boss.unschedule(name)
  for (const [name, cron] of wanted) {
    if (existing.get(name) !== cron) await boss.schedule(name, cron, {}, { tz: 'UTC' })
  }
}

function differs(queue: QueueResult, wanted: Record<string, unknown>): boolean {
  return Object.entries(wanted).some(([name, value]) => queue[name as keyof QueueResult] !== value)
}
