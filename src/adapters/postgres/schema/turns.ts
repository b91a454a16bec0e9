import type { JsonWithDefault, Moment } from './columns.ts'

export interface UpdateTurnsTable {
  telegram_id: number
  holder: string | null
  held_until: Moment
  wanted_by: string | null
  wanted_update: number | null
  applied_updates: JsonWithDefault<readonly number[]>
}
