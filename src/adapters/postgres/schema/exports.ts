import type { Generated } from 'kysely'
import type { ExportList } from '../../../domain/exports/export.ts'
import type { Language } from '../../../domain/shared/languages.ts'
import type { Id, JsonWithDefault, Moment } from './columns.ts'

export interface ExportsTable {
  id: Id
  user_id: number
  language: Language
  status: Generated<'pending' | 'ready'>
  lists: JsonWithDefault<readonly ExportList[]>
  image_count: Generated<number>
  directory_offset: Generated<number>
  directory_bytes: Generated<number>
  expires_at: Moment | null
  created_at: Generated<Moment>
  delivered_at: Moment | null
}

export interface ExportImagesTable {
  export_id: number
  image_id: number
  header_offset: number | null
  line_offset: number | null
}
