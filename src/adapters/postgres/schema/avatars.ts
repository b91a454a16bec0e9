import type { Generated } from 'kysely'
import type {
  AvatarStatus,
  AvatarType,
  Gender,
  PhotoStatus,
  TrainingType,
} from '../../../domain/avatars/avatar.ts'
import type { KeptAdvice } from '../../../domain/avatars/photo-advice.ts'
import type { Id, JsonOrNull, Moment } from './columns.ts'

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
  preview_telegram_id: string | null
  keep_photos: Generated<boolean>
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
