import type { ProviderRef, WorkResult } from './provider.ts'
import type { RequestState, WorkSubject } from './work-status.ts'

/**
 * One attempt at a vendor, written before the vendor is asked.
 *
 *   sending   nobody knows yet whether the vendor has it
 *   accepted  the vendor gave it a name
 *   lost      the answer never came; it is looked for until SUBMIT_LOST_SECONDS, never sent again
 *   finished  the result is here, or there will be none
 */
export interface ProviderRequest {
  readonly id: number
  readonly correlation: string
  readonly subject: WorkSubject
  readonly endpointId: string
  /** The catalogue's name of the model that this attempt asks. */
  readonly model: string
  readonly input: Readonly<Record<string, unknown>>
  readonly state: RequestState
  readonly requestId: string | null
  readonly statusUrl: string | null
  readonly responseUrl: string | null
  readonly cancelUrl: string | null
  readonly webhookResult: WorkResult | null
  readonly queuePosition: number | null
  readonly step: number | null
  readonly totalSteps: number | null
  readonly cancelRequestedAt: Date | null
  readonly submittedAt: Date
  readonly startedAt: Date | null
  readonly checks: number
}

export const refOf = (request: ProviderRequest, requestId: string): ProviderRef => ({
  endpointId: request.endpointId,
  requestId,
  statusUrl: request.statusUrl,
  responseUrl: request.responseUrl,
  cancelUrl: request.cancelUrl,
})

/** A verified webhook of a vendor. `result` null: it says only that the work is over. */
export interface WorkHook {
  readonly correlation: string | null
  readonly requestId: string
  readonly result: WorkResult | null
}

export type KeptHook =
  | { readonly kind: 'kept' | 'finished-before' | 'unknown' }
  /** Its work was given back as lost. */
  | { readonly kind: 'late'; readonly attemptId: number }

export interface RequestStore {
  add(request: {
    readonly correlation: string
    readonly subject: WorkSubject
    readonly endpointId: string
    readonly model: string
    readonly input: Readonly<Record<string, unknown>>
    readonly nextCheckAt: Date
  }): Promise<ProviderRequest>
  /** Takes what is due, one taker each: it comes due again at `leaseUntil` unless rescheduled. Leaves out `except`. */
  claimDue(
    now: Date,
    leaseUntil: Date,
    limit: number,
    except?: readonly number[],
  ): Promise<readonly ProviderRequest[]>
  find(requestId: number): Promise<ProviderRequest | undefined>
  findLatest(subject: WorkSubject): Promise<ProviderRequest | undefined>
  /** The vendor's names of every training of this avatar. */
  trainedWith(avatarId: number): Promise<readonly string[]>
  /** From sending or lost to accepted; false when the webhook was faster. */
  accept(
    id: number,
    ref: {
      readonly requestId: string
      readonly statusUrl: string | null
      readonly responseUrl: string | null
      readonly cancelUrl: string | null
    },
    nextCheckAt: Date,
  ): Promise<boolean>
  moveToLost(id: number, nextCheckAt: Date): Promise<void>
  /** False when somebody else has finished this attempt, and with it whatever it was for. */
  finish(id: number): Promise<boolean>
  /** Keeps what a webhook brought and makes the request due. `unknown`: no row has this correlation or id. */
  keepWebhook(hook: WorkHook): Promise<KeptHook>
  /** Of a request that was given up: where it is after all, and its result. False when it is another attempt's. */
  keepLate(
    id: number,
    ref: Pick<ProviderRef, 'requestId' | 'statusUrl' | 'responseUrl' | 'cancelUrl'>,
    result: WorkResult,
  ): Promise<boolean>
  update(
    id: number,
    changes: {
      readonly nextCheckAt?: Date
      readonly queuePosition?: number | null
      readonly step?: number | null
      readonly totalSteps?: number | null
      readonly logs?: string
      readonly startedAt?: Date
      readonly cancelRequestedAt?: Date
    },
  ): Promise<void>
}
