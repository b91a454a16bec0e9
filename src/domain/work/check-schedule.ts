import type { WorkSubject } from './work-status.ts'

const second = 1000
const generationDelaysMs = [1, 1, 2, 3, 4].map((seconds) => seconds * second)
const trainingDelaysMs = [1, 2, 2, 2, 2, 2, 2, 2, 3, 3, 5, 10].map((seconds) => seconds * second)
const steadyMs = { generation: 5 * second, training: 15 * second } as const
/** Where a webhook should come, checks are only the net below it; but it tells the end alone, and progress is watched. */
const webhookDelaysMs = {
  generation: [2, 6].map((seconds) => seconds * second),
  training: [2, 3, 5, 10, 20, 30].map((seconds) => seconds * second),
} as const
const steadyWebhookMs = { generation: 15 * second, training: 60 * second } as const

/** How long to wait before the next look: quick while a person is watching, slower later. */
export function nextCheckDelayMs(subject: WorkSubject, checks: number, isWebhookExpected: boolean): number {
  if (isWebhookExpected) return webhookDelaysMs[subject.kind][checks] ?? steadyWebhookMs[subject.kind]
  const delays = subject.kind === 'training' ? trainingDelaysMs : generationDelaysMs
  return delays[checks] ?? steadyMs[subject.kind]
}
