import type { Generated } from 'kysely'
import type { WorkResult } from '../../../domain/work/provider.ts'
import type { RequestState, WorkStatus } from '../../../domain/work/work-status.ts'
import type { Id, Json, JsonOrNull, Moment } from './columns.ts'

/** What a training and a generation have in common. */
export interface WorkColumns {
  id: Id
  user_id: number
  status: Generated<WorkStatus>
  model: string
  price_credits: number
  error_code: string | null
  error_detail: string | null
  is_gift: Generated<boolean>
  progress_message_id: number | null
  progress_text: string | null
  progress_shown_at: Moment | null
  created_at: Generated<Moment>
  finished_at: Moment | null
}

export interface ProviderRequestsTable {
  id: Id
  correlation: string
  training_id: number | null
  generation_id: number | null
  endpoint_id: string
  model: string
  input: Json<Record<string, unknown>>
  state: Generated<RequestState>
  request_id: string | null
  status_url: string | null
  response_url: string | null
  cancel_url: string | null
  webhook_result: JsonOrNull<WorkResult>
  queue_position: number | null
  step: number | null
  total_steps: number | null
  logs: string | null
  cancel_requested_at: Moment | null
  submitted_at: Generated<Moment>
  started_at: Moment | null
  next_check_at: Moment | null
  checks: Generated<number>
  finished_at: Moment | null
}
