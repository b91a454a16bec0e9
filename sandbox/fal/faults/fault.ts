/** Everything that can be made to go wrong, grouped by where the product meets it. */
export const faultKinds = [
  // The answer to a submit.
  'submit-unauthorized',
  'submit-locked',
  'submit-unknown-app',
  'submit-429',
  'submit-500',
  'submit-502',
  'submit-503',
  'submit-504',
  /** The connection breaks and the request was not accepted. */
  'submit-lost-before',
  /** The connection breaks although the request was accepted: the answer is lost. */
  'submit-lost-after',
  // The life of the request.
  'stuck-in-queue',
  'stuck-in-progress',
  /** `delayMs` longer than usual. */
  'slow',
  /** FAL no longer knows the request: 404 everywhere. */
  'vanished',
  // The result.
  /** Fails with `errorType`, one of FAL's model or infrastructure errors. */
  'error',
  /** Black pictures with has_nsfw_concepts true; endpoints without that field refuse instead. */
  'flagged',
  'fewer-images',
  /** A success whose output lacks everything that was promised. */
  'empty-output',
  /** The files of the result are already gone. */
  'expired-media',
  // The webhook.
  'webhook-dropped',
  'webhook-doubled',
  /** `delayMs` after the result. */
  'webhook-late',
  /** Before the submit is answered. */
  'webhook-early',
  /** An additional one, at the start, with an invented result and a stranger's signature. */
  'webhook-forged',
  'webhook-bad-signature',
  'webhook-unsigned',
  /** Rightly signed ten minutes ago. */
  'webhook-old',
  /** status OK, payload null and payload_error: the result has to be fetched. */
  'webhook-no-payload',
  /** status ERROR, payload null, "Invalid status code: 404", whatever the result is. */
  'webhook-null-error',
] as const

export type FaultKind = (typeof faultKinds)[number]

export function isFaultKind(value: unknown): value is FaultKind {
  return faultKinds.includes(value as FaultKind)
}

/** Whether it shows in the answer to the submit rather than later. */
export function isSubmitFault(kind: FaultKind): boolean {
  return kind.startsWith('submit-')
}

/** A fault waiting for requests. Absent `endpoint` and `category` mean any. */
export interface Fault {
  readonly kind: FaultKind
  readonly endpoint?: string
  /** FAL's category of the endpoint: "training", "text-to-image", … or "image" for all that draw. */
  readonly category?: string
  /** How many requests it meets; "always" until it is cleared. Default 1. */
  readonly count?: number | 'always'
  readonly errorType?: string
  readonly delayMs?: number
}
