import type { WorkFailure } from './provider.ts'
import type { ProviderRequest } from './provider-request.ts'
import type { WorkSubject } from './work-status.ts'

/** How an attempt ended. */
export type Ending =
  /**
   * `isLastTry` past the deadline: what cannot be kept now is paid back. `isGift`: it was paid back before, and is kept
   * nevertheless.
   */
  | {
      readonly kind: 'ready'
      readonly output: unknown
      readonly isLastTry?: boolean
      readonly isGift?: boolean
    }
  | { readonly kind: 'failed'; readonly failure: WorkFailure; readonly output: unknown }
  /** Stopped by the person; `isAnswered` when they see the outcome where they asked for it, and need no notice. */
  | { readonly kind: 'cancelled'; readonly isAnswered: boolean }

/** How it ended, for the operator. */
export function outcomeOf(ending: Ending): string {
  if (ending.kind === 'failed') return ending.failure.code
  return ending.kind === 'ready' && ending.isGift ? 'gift' : ending.kind
}

/**
 * The one place where paid work ends. Webhook, check, recovery and deadline all come here; whoever moves the state
 * first has won, and for the others nothing is left to do. `request` is null for work that no vendor has heard of.
 */
export type FinishWork = (
  subject: WorkSubject,
  ending: Ending,
  request: ProviderRequest | null,
) => Promise<void>
