/** What is asked of a vendor: one paid request. */
export interface ProviderOrder {
  readonly endpointId: string
  readonly input: Readonly<Record<string, unknown>>
  /** Our own name of this attempt (a UUID); it travels in the webhook's address and finds a lost answer. */
  readonly correlation: string
}

/** Where an accepted request is found again. */
export interface ProviderRef {
  readonly endpointId: string
  readonly requestId: string
  readonly statusUrl: string | null
  readonly responseUrl: string | null
  readonly cancelUrl: string | null
}

/** Why work gave nothing, in words the product can act upon. */
export const workFailureCodes = [
  /** The wish or a photo was refused by a content check. */
  'content-refused',
  /** The photos or their archive could not be used. */
  'photos-unusable',
  /** Something that the work needs (weights, a photo) could not be read by the vendor. */
  'input-unreadable',
  /** Our request was not understood: a fault of ours. */
  'invalid-request',
  /** The endpoint is gone. */
  'retired',
  /** Key refused, account locked or out of money. */
  'account',
  /** The vendor gave up waiting for itself. */
  'timeout',
  /** Anything else on the vendor's side. */
  'provider-error',
  /** A success without what was promised. */
  'empty-result',
  /** The answer to our submit was lost and the request was not found in time. */
  'submit-lost',
  /** Not started or not finished before the deadline. */
  'deadline',
] as const
export type WorkFailureCode = (typeof workFailureCodes)[number]

export interface WorkFailure {
  readonly code: WorkFailureCode
  /** For the operator; never shown to a person as it is. */
  readonly detail: string
}

export type SubmitOutcome =
  | { readonly kind: 'accepted'; readonly ref: ProviderRef }
  /** Certainly not accepted, and asking again would not help. */
  | { readonly kind: 'refused'; readonly failure: WorkFailure }
  /** Certainly not accepted; may be asked again. */
  | { readonly kind: 'busy'; readonly detail: string; readonly retryAfterMs: number | null }
  /** The answer was lost: it may have been accepted. Never ask again blindly. */
  | { readonly kind: 'unknown'; readonly detail: string }

export type WorkState =
  | { readonly kind: 'queued'; readonly position: number | null }
  | { readonly kind: 'running'; readonly logs: readonly string[] }
  /** Over, well or badly: only the result tells. */
  | { readonly kind: 'finished'; readonly logs: readonly string[] }
  | { readonly kind: 'not-found' }

export type WorkResult =
  | { readonly kind: 'ready'; readonly output: unknown }
  | { readonly kind: 'failed'; readonly failure: WorkFailure; readonly output: unknown }
  | { readonly kind: 'not-ready' }

export type CancelOutcome = 'cancelled' | 'already-completed' | 'not-found'

/**
 * A vendor with a queue of paid work. Faults on the way (unreachable, 5xx on reading) are thrown as
 * `Failure('PROVIDER_UNAVAILABLE')`; submit alone never throws for them, since a lost answer is an outcome.
 */
export interface Provider {
  submit(order: ProviderOrder): Promise<SubmitOutcome>
  check(ref: ProviderRef): Promise<WorkState>
  fetchResult(ref: ProviderRef): Promise<WorkResult>
  cancel(ref: ProviderRef): Promise<CancelOutcome>
  /** Looks among past requests for one that carries this correlation. */
  findLost(order: ProviderOrder, submittedAfter: Date): Promise<ProviderRef | undefined>
}

/** The vendor's own storage, for what it must read and what it keeps. Addresses expire at `expiresAt`. */
export interface ProviderStorage {
  upload(file: {
    readonly name: string
    readonly contentType: string
    readonly body: AsyncIterable<Uint8Array>
    readonly lifetimeMs: number
  }): Promise<{ readonly url: string; readonly expiresAt: Date }>
  /** Reads an output of the vendor; refuses addresses that are not the vendor's and bodies over `maxBytes`. */
  download(
    url: string,
    maxBytes: number,
  ): Promise<{ readonly body: AsyncIterable<Uint8Array>; readonly contentType: string }>
  /** Has the vendor delete what it keeps of a request: input, answer and files. One it does not know is no fault. */
  forget(requestId: string): Promise<void>
}
