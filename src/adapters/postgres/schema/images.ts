import type { Generated } from 'kysely'
import type { Id, Moment } from './columns.ts'

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
