import type { Generated } from 'kysely'
import type { LedgerDetails, LedgerKind } from '../../../domain/billing/ledger.ts'
import type { Format } from '../../../domain/generation/formats.ts'
import type { Language } from '../../../domain/shared/languages.ts'
import type { Id, Json, JsonWithDefault, Moment } from './columns.ts'

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
  spent_credits: Generated<number>
  expects: string | null
  expects_update: number | null
  expected_before: string | null
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
