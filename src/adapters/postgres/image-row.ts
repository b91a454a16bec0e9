import type { Selectable } from 'kysely'
import type { GenerationKind } from '../../domain/generation/kinds.ts'
import type { Image } from '../../domain/gallery/image.ts'
import { toFields } from './column-names.ts'
import type { ImagesTable } from './schema/images.ts'

export const imageColumns = [
  'images.id',
  'images.user_id',
  'images.generation_id',
  'images.avatar_id',
  'avatars.name as avatar_name',
  'generations.wish',
  'generations.kind as made_as',
  'images.position',
  'images.media',
  'images.bucket',
  'images.storage_key',
  'images.thumbnail_key',
  'images.content_type',
  'images.width',
  'images.height',
  'images.format',
  'images.model',
  'images.seed',
  'images.is_favourite',
  'images.telegram_photo_id',
  'images.telegram_video_id',
  'images.telegram_document_id',
  'images.created_at',
  'images.deleted_at',
] as const

export type ImageRow = Omit<
  Selectable<ImagesTable>,
  'terms' | 'deleted_with' | 'bytes' | 'crc32' | 'style_key'
> & {
  avatar_name: string | null
  wish: string
  made_as: GenerationKind
}

export const toImage = ({ deleted_at, ...row }: ImageRow): Image => ({
  ...toFields(row),
  isDeleted: deleted_at !== null,
})
