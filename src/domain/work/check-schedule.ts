import type { WorkSubject } from './work-status.ts'

const second = 1000
const generationDelaysMs = [1, 1, 2, 3, 4].map((seconds) => seconds * second)
const trainingDelaysMs = [1, 2, 2, 2, 2, 2, 2, 2, 3, 3, 5, 10].map((seconds) => seconds * second)
const steadyMs = { generation: 5 * second, training: 15 * second } as const
/** Where a webhook should come, checks are only the net below it. */
const webhookMs = { generation: 15 * second, training: 60 * second } as const

/** How long to wait before the next look: quick while a person is watching, slower later. */
export function nextCheckDelayMs(subject: WorkSubject, checks: number, isWebhookExpected: boolean): number {
  if (isWebhookExpected) return webhookMs[subject.kind]
  const delays = subject.kind === 'training' ? trainingDelaysMs : generationDelaysMs
  return delays[checks] ?? steadyMs[subject.kind]
}
