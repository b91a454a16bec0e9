import type { Generated } from 'kysely'
import type { NoticeKind, NoticeStatus } from '../../../domain/notices/notice.ts'
import type { Id, Moment } from './columns.ts'

export interface NoticesTable {
  id: Id
  user_id: number
  kind: NoticeKind
  training_id: number | null
  generation_id: number | null
  series_id: number | null
  refunded_credits: Generated<number>
  message_id: number | null
  status: Generated<NoticeStatus>
  attempts: Generated<number>
  last_error: string | null
  created_at: Generated<Moment>
  sent_at: Moment | null
}
