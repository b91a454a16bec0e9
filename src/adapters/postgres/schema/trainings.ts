import type { Generated } from 'kysely'
import type { WorkColumns } from './work.ts'

export interface TrainingsTable extends WorkColumns {
  avatar_id: number
  preset: string
  steps: number
  learning_rate: number
  is_test: Generated<boolean>
  ordered_by_update: number | null
}
