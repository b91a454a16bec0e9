import type { ColumnType, Generated } from 'kysely'
import type {
  AvatarStatus,
  AvatarType,
  Gender,
  PhotoStatus,
  TrainingType,
} from '../../domain/avatars/avatar.ts'
import type { KeptAdvice } from '../../domain/avatars/photo-advice.ts'
import type { LedgerDetails, LedgerKind } from '../../domain/billing/ledger.ts'
import type { Format } from '../../domain/generation/formats.ts'
import type { NoticeKind, NoticeStatus } from '../../domain/notices/notice.ts'
import type { Language } from '../../domain/shared/languages.ts'
import type { WorkResult } from '../../domain/work/provider.ts'
import type { RequestState, WorkStatus } from '../../domain/work/work-status.ts'

type Id = Generated<number>
/** `jsonb`: read parsed, written as text. */
type Json<T> = ColumnType<T, string, string>
type JsonOrNull<T> = ColumnType<T | null, string | null | undefined, string | null>
type JsonWithDefault<T> = ColumnType<T, string | undefined, string>
/** `timestamptz`; a Date both ways. */
type Moment = Date

export interface UsersTable {
  id: Id
  telegram_id: number | null
  first_name: Generated<string>
  username: string | null
  language: Language | null
  telegram_language: string | null
  default_format: Generated<Format>
  default_count: Generated<number>
  quick_mode: Generated<boolean>
  improve_wishes: Generated<boolean>
  notices_on: Generated<boolean>
  balance_credits: Generated<number>
  image_count: Generated<number>
  expects: string | null
  unreachable_since: Moment | null
  banned_at: Moment | null
  created_at: Generated<Moment>
  last_seen_at: Generated<Moment>
}

export interface WelcomeGrantsTable {
  person_hash: string
  granted_at: Generated<Moment>
}

export interface SettingsTable {
  name: string
  value: Json<unknown>
  updated_at: Generated<Moment>
}

export interface LedgerEntriesTable {
  id: Id
  user_id: number
  credits: number
  kind: LedgerKind
  training_id: number | null
  generation_id: number | null
  payment_charge_id: string | null
  details: JsonWithDefault<LedgerDetails>
  created_at: Generated<Moment>
}

export interface AvatarsTable {
  id: Id
  user_id: number
  name: Generated<string>
  type: AvatarType
  gender: Gender | null
  status: Generated<AvatarStatus>
  is_main: Generated<boolean>
  photo_count: Generated<number>
  image_count: Generated<number>
  preview_key: string | null
  consent_at: Moment | null
  counter_message_id: number | null
  is_test: Generated<boolean>
  created_at: Generated<Moment>
  updated_at: Generated<Moment>
  completed_at: Moment | null
  deleted_at: Moment | null
  training_type: TrainingType | null
  fal_request_id: string | null
  learning_rate: number | null
  trigger_phrase: string | null
  steps: number | null
  multiresolution_training: boolean | null
  subject_crop: boolean | null
  create_masks: boolean | null
  captioning: boolean | null
  finetune_comment: string | null
  diffusers_lora_file_url: string | null
  config_file_url: string | null
  training_logs: string | null
  training_error: string | null
  webhook_url: string | null
  last_status_check: Moment | null
  fal_response_data: JsonOrNull<unknown>
  finetune_type: 'full' | 'lora' | null
  finetune_id: string | null
  priority: 'speed' | 'quality' | 'high_res_only' | null
  weights_key: string | null
  config_key: string | null
  weights_url: string | null
  weights_url_expires_at: Moment | null
}

export interface PhotosTable {
  id: Id
  avatar_id: number
  user_id: number
  status: Generated<PhotoStatus>
  reason: string | null
  telegram_file_id: string
  telegram_unique_id: string
  sent_as: 'photo' | 'document'
  message_id: number
  storage_key: string | null
  sha256: string | null
  width: number | null
  height: number | null
  advice: Generated<readonly KeptAdvice[]>
  perceptual_hash: string | null
  colours: string | null
  created_at: Generated<Moment>
  deleted_at: Moment | null
}

interface WorkColumns {
  id: Id
  user_id: number
  status: Generated<WorkStatus>
  model: string
  price_credits: number
  error_code: string | null
  error_detail: string | null
  progress_message_id: number | null
  progress_text: string | null
  progress_shown_at: Moment | null
  created_at: Generated<Moment>
  finished_at: Moment | null
}

export interface TrainingsTable extends WorkColumns {
  avatar_id: number
  preset: string
  steps: number
  learning_rate: number
  is_test: Generated<boolean>
}

export interface OrderDraftsTable {
  id: Id
  user_id: number
  avatar_id: number | null
  wish: Generated<string>
  prompt: string | null
  format: Format
  image_count: number
  improve: Generated<boolean>
  seed: string | null
  created_at: Generated<Moment>
}

export interface GenerationsTable extends WorkColumns {
  draft_id: number | null
  avatar_id: number | null
  format: Format
  image_count: number
  delivered_count: Generated<number>
  wish: string
  prompt: string
  prompt_changes: JsonWithDefault<readonly string[]>
  seed: string | null
}

export interface ImagesTable {
  id: Id
  user_id: number
  generation_id: number
  avatar_id: number | null
  position: number
  bucket: 'images' | 'imagen4'
  storage_key: string
  thumbnail_key: string
  content_type: string
  width: number
  height: number
  model: string
  seed: string | null
  is_favourite: Generated<boolean>
  telegram_photo_id: string | null
  telegram_document_id: string | null
  created_at: Generated<Moment>
  deleted_at: Moment | null
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

export interface NoticesTable {
  id: Id
  user_id: number
  kind: NoticeKind
  training_id: number | null
  generation_id: number | null
  refunded_credits: Generated<number>
  status: Generated<NoticeStatus>
  attempts: Generated<number>
  last_error: string | null
  created_at: Generated<Moment>
  sent_at: Moment | null
}

/** The tables as the migrations make them; a test holds the two together. */
export interface Schema {
  users: UsersTable
  welcome_grants: WelcomeGrantsTable
  settings: SettingsTable
  ledger_entries: LedgerEntriesTable
  avatars: AvatarsTable
  photos: PhotosTable
  trainings: TrainingsTable
  order_drafts: OrderDraftsTable
  generations: GenerationsTable
  images: ImagesTable
  provider_requests: ProviderRequestsTable
  notices: NoticesTable
}
