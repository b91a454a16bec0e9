import type { FaultKind } from './faults/fault.ts'

/**
 * | phase    | FAL says    | goes on                                                   |
 * |----------|-------------|-----------------------------------------------------------|
 * | queued   | IN_QUEUE    | to running after `queueMs`; to finished when cancelled    |
 * | running  | IN_PROGRESS | to finished after the model's time, well or badly         |
 * | finished | COMPLETED   | never: FAL has no other final status, the outcome decides |
 */
export type Phase = 'queued' | 'running' | 'finished'

/** What the result address answers once the request is finished. */
export interface Outcome {
  readonly statusCode: number
  readonly body: unknown
  /** Set for failures of the infrastructure only: a model's own 422 shows nothing in the status. */
  readonly error?: string
  readonly errorType?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly billableUnits: number
  readonly files?: readonly string[]
}

export interface QueuedRequest {
  readonly id: string
  readonly endpointId: string
  readonly input: unknown
  readonly webhookUrl: string | null
  /** Request headers that FAL gives a meaning, lower-cased. */
  readonly headers: Readonly<Record<string, string>>
  readonly faults: readonly ActiveFault[]
  /** Equal for two submits of the same input to the same endpoint. */
  readonly fingerprint: string
  readonly phase: Phase
  readonly createdAt: number
  readonly startedAt: number | null
  readonly finishedAt: number | null
  readonly cancelRequested: boolean
  readonly outcome: Outcome | null
  /** What a trainer found in its archive, for its logs. */
  readonly imageCount: number | null
  readonly payloadsDeleted: boolean
}

/** A fault that was armed when this request came in, and now belongs to it. */
export interface ActiveFault {
  readonly kind: FaultKind
  readonly errorType?: string
  readonly delayMs?: number
}

export function findFault(request: QueuedRequest, kind: FaultKind): ActiveFault | undefined {
  return request.faults.find((fault) => fault.kind === kind)
}

export function hasFault(request: QueuedRequest, kind: FaultKind): boolean {
  return findFault(request, kind) !== undefined
}
