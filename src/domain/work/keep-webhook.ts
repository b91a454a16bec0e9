import type { RequestStore } from './provider-request.ts'
import type { WorkResult } from './provider.ts'

/** A verified webhook of a vendor. `result` null: it says only that the work is over. */
export interface WorkHook {
  readonly correlation: string | null
  readonly requestId: string
  readonly result: WorkResult | null
}

/** Keeps what a webhook brought and wakes whoever follows the work; the finisher does the rest. */
export async function keepWebhook(
  needs: { readonly requests: Pick<RequestStore, 'keepWebhook'>; readonly wake: () => void },
  hook: WorkHook,
): Promise<'kept' | 'finished-before' | 'unknown'> {
  const outcome = await needs.requests.keepWebhook(hook)
  if (outcome === 'kept') needs.wake()
  return outcome
}
