import type { Selectable } from 'kysely'
import type { ProviderRequest } from '../../domain/work/provider-request.ts'
import type { WorkSubject } from '../../domain/work/work-status.ts'
import { toFields } from './column-names.ts'
import type { ProviderRequestsTable } from './schema/work.ts'

// With the table's name, since a claim joins.
export const requestColumns = [
  'provider_requests.id',
  'provider_requests.correlation',
  'provider_requests.training_id',
  'provider_requests.generation_id',
  'provider_requests.endpoint_id',
  'provider_requests.model',
  'provider_requests.input',
  'provider_requests.state',
  'provider_requests.request_id',
  'provider_requests.status_url',
  'provider_requests.response_url',
  'provider_requests.cancel_url',
  'provider_requests.webhook_result',
  'provider_requests.queue_position',
  'provider_requests.step',
  'provider_requests.total_steps',
  'provider_requests.cancel_requested_at',
  'provider_requests.submitted_at',
  'provider_requests.started_at',
  'provider_requests.checks',
] as const

type RequestRow = Omit<Selectable<ProviderRequestsTable>, 'logs' | 'next_check_at' | 'finished_at'>

export function toRequest({ training_id, generation_id, ...row }: RequestRow): ProviderRequest {
  return { ...toFields(row), subject: toSubject(training_id, generation_id) }
}

/** The table's own check lets exactly one of the two be set. */
function toSubject(trainingId: number | null, generationId: number | null): WorkSubject {
  if (trainingId !== null) return { kind: 'training', id: trainingId }
  if (generationId !== null) return { kind: 'generation', id: generationId }
  throw new Error('Expected a request for a training or a generation, found one for neither.')
}
