import type { FaultKind } from '../faults/fault.ts'

interface Answer {
  readonly statusCode: number
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
}

const flat = (statusCode: number, detail: string, errorType: string): Answer => ({
  statusCode,
  body: { detail, error_type: errorType },
  headers: { 'x-fal-error-type': errorType, 'x-fal-needs-retry': '1' },
})

const answers: Readonly<Partial<Record<FaultKind, Answer>>> = {
  'submit-unauthorized': { statusCode: 401, body: { detail: 'No user found for Key ID and Secret' } },
  'submit-locked': {
    statusCode: 403,
    body: {
      detail: 'User is locked. Reason: Exhausted balance. Top up your balance at fal.ai/dashboard/billing.',
    },
  },
  'submit-429': flat(429, 'Too many concurrent requests', 'concurrent_requests_limit'),
  'submit-500': flat(500, 'Internal Server Error', 'internal_error'),
  'submit-502': { statusCode: 502, body: { detail: 'Bad Gateway' } },
  'submit-503': flat(503, 'Failed to schedule a runner', 'runner_scheduling_failure'),
  'submit-504': flat(504, 'Request timed out', 'request_timeout'),
}

/** What FAL says when it does not accept; undefined for faults that are no answer. */
export function findSubmitAnswer(kind: FaultKind, endpointId: string): Answer | undefined {
  return kind === 'submit-unknown-app' ? unknownApp(endpointId) : answers[kind]
}

export function unknownApp(endpointId: string): Answer {
  return { statusCode: 404, body: { detail: `Application "${endpointId}" not found` } }
}
