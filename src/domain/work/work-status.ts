/**
 * A training or a generation.
 *
 *   pending     charged, not yet handed to a vendor
 *   processing  handed over; an attempt is under way
 *   completed   delivered, at least in part
 *   failed      nothing came; refunded
 *   cancelled   stopped by the person; refunded
 */
export const workStatuses = ['pending', 'processing', 'completed', 'failed', 'cancelled'] as const
export type WorkStatus = (typeof workStatuses)[number]

export const isUnfinished = (status: WorkStatus): status is 'pending' | 'processing' =>
  status === 'pending' || status === 'processing'

/** Which paid work is meant: a name that travels through jobs, webhooks and notices. */
export type WorkSubject =
  | { readonly kind: 'training'; readonly id: number }
  | { readonly kind: 'generation'; readonly id: number }

export const requestStates = ['sending', 'accepted', 'lost', 'finished'] as const
export type RequestState = (typeof requestStates)[number]
