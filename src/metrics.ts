import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** What the operator watches, in Prometheus' words. */
export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const metrics = {
    updates: new Counter({
      name: 'aisha_updates_total',
      help: 'Telegram updates handled',
      registers,
    }),
    updateSeconds: new Histogram({
      name: 'aisha_update_seconds',
      help: 'Time to handle one update, in seconds',
      buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10],
      registers,
    }),
    workEnded: new Counter({
      name: 'aisha_work_ended_total',
      help: 'Paid work that ended',
      labelNames: ['kind', 'outcome'],
      registers,
    }),
    interpreterFailures: new Counter({
      name: 'aisha_interpreter_failures_total',
      help: 'Wishes that a language, speech or vision model did not help with, by step',
      labelNames: ['step'],
      registers,
    }),
    modelsRetired: new Counter({
      name: 'aisha_models_retired_total',
      help: 'Models that FAL was found to have retired, by name; their successors have taken over',
      labelNames: ['model'],
      registers,
    }),
    notices: new Counter({
      name: 'aisha_notices_total',
      help: 'Notices by outcome',
      labelNames: ['outcome'],
      registers,
    }),
    webhooks: new Counter({
      name: 'aisha_fal_webhooks_total',
      help: 'Webhooks of FAL by outcome',
      labelNames: ['outcome'],
      registers,
    }),
    faults: new Counter({
      name: 'aisha_faults_total',
      help: 'Faults by where they were caught',
      labelNames: ['where'],
      registers,
    }),
    auditDifferences: new Gauge({
      name: 'aisha_audit_differences',
      help: 'What the last audit of this process found to differ; anything but 0 is a fault',
      labelNames: ['check'],
      registers,
    }),
    redisUp: new Gauge({
      name: 'aisha_redis_up',
      help: '1 while Redis answers, or none is wanted',
      registers,
    }),
    pollingUp: new Gauge({ name: 'aisha_telegram_up', help: '1 while Telegram answers', registers }),
    text: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  }
  metrics.redisUp.set(1)
  return metrics
}

export type Metrics = ReturnType<typeof createMetrics>
