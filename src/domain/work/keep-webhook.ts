import type { Jobs } from '../shared/jobs.ts'
import type { KeptHook, RequestStore, WorkHook } from './provider-request.ts'

/** Keeps what a webhook brought and wakes whoever follows the work; the finisher does the rest. */
export async function keepWebhook(
  needs: {
    readonly requests: Pick<RequestStore, 'keepWebhook'>
    readonly jobs: Jobs
    readonly wake: () => void
  },
  hook: WorkHook,
): Promise<KeptHook['kind']> {
  const kept = await needs.requests.keepWebhook(hook)
  if (kept.kind === 'kept') needs.wake()
  if (kept.kind === 'late') {
    const { attemptId } = kept
    // Beside the look that is planned for later, which is the one of its key.
    await needs.jobs.add('look-for-late-result', { attemptId }, { key: `hook ${attemptId}` })
  }
  return kept.kind
}
