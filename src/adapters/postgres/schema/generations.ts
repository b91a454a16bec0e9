import type { Generated } from 'kysely'
import type { Format } from '../../../domain/generation/formats.ts'
import type { GenerationKind } from '../../../domain/generation/kinds.ts'
import type { WrittenWish } from '../../../domain/wishes/written-wish.ts'
import type { Id, JsonOrNull, JsonWithDefault, Moment } from './columns.ts'
import type { WorkColumns } from './work.ts'

export interface OrderDraftsTable {
  id: Id
  user_id: number
  avatar_id: number | null
  wish: Generated<string>
  format: Format
  image_count: number
  improve: Generated<boolean>
  seed: string | null
  written: JsonOrNull<WrittenWish>
  style_key: string | null
  style_keys: JsonWithDefault<readonly string[]>
  sample_file_id: string | null
  kind: Generated<GenerationKind>
  source_image_id: number | null
  source_photo_key: string | null
  made_by_update: number | null
  created_at: Generated<Moment>
}

export interface GenerationsTable extends WorkColumns {
  draft_id: number | null
  first_of_training_id: number | null
  series_id: number | null
  avatar_id: number | null
  format: Format
  image_count: number
  delivered_count: Generated<number>
  wish: string
  prompt: string
  prompt_changes: JsonWithDefault<readonly string[]>
  seed: string | null
  written: JsonOrNull<WrittenWish>
  style_key: string | null
  kind: Generated<GenerationKind>
  source_image_id: number | null
  source_photo_key: string | null
}

export interface SeriesTable {
  id: Id
  user_id: number
  draft_id: number
  wish: string
  improve: Generated<boolean>
  written: JsonOrNull<WrittenWish>
  price_credits: number
  image_count: number
  unfinished_count: number
  stopped_count: Generated<number>
  refunded_credits: Generated<number>
  progress_message_id: number | null
  progress_text: string | null
  created_at: Generated<Moment>
}
