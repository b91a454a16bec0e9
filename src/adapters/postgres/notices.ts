import { sql, type Kysely } from 'kysely'
import type { NoticeStore } from '../../domain/notices/notice-store.ts'
import { toColumns, toFields } from './column-names.ts'
import type { Schema } from './schema.ts'

export function createNoticeStore(db: Kysely<Schema>): NoticeStore {
  const notices = () =>
    db
      .selectFrom('notices')
      .select(['id', 'user_id', 'kind', 'training_id', 'generation_id', 'series_id', 'message_id'])
      .select(['refunded_credits', 'status', 'attempts'])

  const waiting = (noticeId: number) =>
    db.updateTable('notices').where('id', '=', noticeId).where('status', '=', 'pending')

  return {
    async add(notice) {
      const row = await db
        .insertInto('notices')
        .values(toColumns(notice))
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst()
      return row?.id
    },

    async find(noticeId) {
      const row = await notices().where('id', '=', noticeId).executeTakeFirst()
      return row && toFields(row)
    },

    async findOfTraining(trainingId) {
      const ofTraining = notices().where('training_id', '=', trainingId)
      const row = await ofTraining.orderBy('id', 'desc').limit(1).executeTakeFirst()
      return row && toFields(row)
    },

    async markSent(noticeId, messageId) {
      await waiting(noticeId)
        .set({ status: 'sent', sent_at: sql<Date>`now()`, message_id: messageId })
        .execute()
    },

    async markHeld(noticeId, reason) {
      await waiting(noticeId)
        .set({ status: 'held', ...toColumns({ lastError: reason }) })
        .execute()
    },

    async releaseHeld(userId) {
      const rows = await db
        .updateTable('notices')
        .set({ status: 'pending' })
        .where('user_id', '=', userId)
        .where('status', '=', 'held')
        .returning('id')
        .execute()
      return rows.map((row) => row.id)
    },

    async markGivenUp(noticeId, error) {
      await waiting(noticeId)
        .set({ status: 'given_up', ...toColumns({ lastError: error }) })
        .execute()
    },

    async countAttempt(noticeId, error) {
      await waiting(noticeId)
        .set((eb) => ({ attempts: eb('attempts', '+', 1), ...toColumns({ lastError: error }) }))
        .execute()
    },
  }
}
