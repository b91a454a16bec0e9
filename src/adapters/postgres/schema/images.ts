import type { Generated } from 'kysely'
import type { BulkKind, BulkStatus } from '../../../domain/gallery/bulk-action.ts'
import type { GalleryFilter } from '../../../domain/gallery/gallery-filter.ts'
import type { Media } from '../../../domain/gallery/image.ts'
import type { Format } from '../../../domain/generation/formats.ts'
import type { Id, Json, JsonWithDefault, Moment } from './columns.ts'

export interface ImagesTable {
  id: Id
  user_id: number
  generation_id: number
  avatar_id: number | null
  position: number
  media: Generated<Media>
  bucket: 'images' | 'imagen4'
  storage_key: string
  thumbnail_key: string
  content_type: string
  width: number
  height: number
  format: Format | null
  model: string
  seed: string | null
  is_favourite: Generated<boolean>
  telegram_photo_id: string | null
  telegram_video_id: string | null
  telegram_document_id: string | null
  created_at: Generated<Moment>
  deleted_at: Moment | null
  terms: Generated<string[]>
  deleted_with: number | null
  bytes: number | null
  crc32: number | null
  style_key: string | null
}

export interface BulkActionsTable {
  id: Id
  user_id: number
  kind: BulkKind
  status: Generated<BulkStatus>
  filter: Json<GalleryFilter>
  view: number
  collection_id: number | null
  images: number
  changed: Generated<number>
  next_id: number
  created_at: Moment
}

export interface CollectionsTable {
  id: Id
  user_id: number
  name: string
  created_at: Generated<Moment>
}

export interface CollectionImagesTable {
  collection_id: number
  image_id: number
}

export interface GalleriesTable {
  user_id: number
  filter: JsonWithDefault<Partial<GalleryFilter>>
  view: Generated<number>
  image_id: number | null
  place: Generated<number>
  total: number | null
  image_count: Generated<number>
}

export interface SharedImagesTable {
  image_id: number
  user_id: number
  token: string
  shows_wish: Generated<boolean>
  created_at: Generated<Moment>
}

export interface GalleryWordsTable {
  user_id: number
  word: string
}

export type GalleryFacet = 'all' | 'avatar' | 'model' | 'format' | 'month' | 'style'

export interface GalleryCountsTable {
  user_id: number
  facet: GalleryFacet
  value: string
  images: number
  favourites: number
}
