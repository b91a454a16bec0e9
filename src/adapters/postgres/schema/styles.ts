import type { Generated } from 'kysely'
import type { Language } from '../../../domain/shared/languages.ts'
import type { StyleCategory } from '../../../domain/styles/style.ts'
import type { Id, Json, Moment } from './columns.ts'

export interface StylesTable {
  id: Id
  key: string
  category: StyleCategory
  position: number
  names: Json<Record<Language, string>>
  descriptions: Json<Record<Language, string>>
  tags: Generated<string>
  prompt: string
  enabled: Generated<boolean>
  use_count: Generated<number>
  created_at: Generated<Moment>
}

export interface StyleFavouritesTable {
  user_id: number
  style_id: number
  created_at: Generated<Moment>
}
