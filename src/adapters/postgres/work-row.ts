import { sql, type Kysely } from 'kysely'
import type { TrainingStore } from '../../domain/avatars/avatar-store.ts'
import { isUnfinished } from '../../domain/work/work-status.ts'
import { toColumns } from './column-names.ts'
import type { Schema } from './schema.ts'

/** What a training and a generation have in common: conditional transitions and a live message. */
export function createWorkRow(
  db: Kysely<Schema>,
  table: 'trainings' | 'generations',
): Pick<TrainingStore, 'move' | 'give' | 'setProgress'> {
  return {
    async move(id, from, to, failure) {
      const moved = await db
        .updateTable(table)
        .set({
          status: to,
          ...(failure && toColumns({ errorCode: failure.code, errorDetail: failure.detail })),
          ...(!isUnfinished(to) && { finished_at: sql<Date>`now()` }),
        })
        .where('id', '=', id)
        .where('status', 'in', from)
        .executeTakeFirst()
      return moved.numUpdatedRows === 1n
    },

    async give(id) {
      const given = await db
        .updateTable(table)
        .set({ status: 'completed', is_gift: true, finished_at: sql<Date>`now()` })
        .where('id', '=', id)
        .where('status', '=', 'failed')
        .where('error_code', '=', 'submit-lost')
        .executeTakeFirst()
      return given.numUpdatedRows === 1n
    },

    async setProgress(id, { messageId, text }) {
      const set = {
        ...(messageId !== undefined && { progress_message_id: messageId }),
        ...(text !== undefined && {
          ...toColumns({ progressText: text }),
          progress_shown_at: sql<Date>`now()`,
        }),
      }
      if (Object.keys(set).length === 0) return
      await db.updateTable(table).set(set).where('id', '=', id).execute()
    },
  }
}
