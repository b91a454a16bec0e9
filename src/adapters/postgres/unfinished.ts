import { sql, type Kysely } from 'kysely'
import type { UnfinishedStore } from '../../domain/work/unfinished-store.ts'
import type { Schema } from './schema.ts'

/** After a long outage the next sweeps find the rest. */
const mostAtOnce = 500

export function createUnfinishedStore(db: Kysely<Schema>): UnfinishedStore {
  const pending = async (table: 'trainings' | 'generations' | 'photos' | 'notices', before: Date) => {
    const rows = await db
      .selectFrom(table)
      .select('id')
      // Written out, not a parameter: the planner takes a partial index only where it sees the condition.
      .where(sql<boolean>`status = 'pending'`)
      .$if(table === 'photos', (query) => query.where(sql<boolean>`deleted_at is null`))
      .where('created_at', '<', before)
      .orderBy('created_at')
      .limit(mostAtOnce)
      .execute()
    return rows.map((row) => row.id)
  }

  const unfinishedRequests = (now: Date) =>
    db
      .updateTable('provider_requests')
      .set({ next_check_at: now })
      .where(sql<boolean>`state in ('accepted', 'lost', 'sending')`)

  return {
    pendingTrainings: (before) => pending('trainings', before),
    pendingGenerations: (before) => pending('generations', before),
    pendingPhotos: (before) => pending('photos', before),
    pendingNotices: (before) => pending('notices', before),

    async undeliveredExports(before) {
      const rows = await db
        .selectFrom('exports')
        .select('id')
        .where(sql<boolean>`delivered_at is null`)
        .where('created_at', '<', before)
        .orderBy('created_at')
        .limit(mostAtOnce)
        .execute()
      return rows.map((row) => row.id)
    },

    async unfinishedBulks(before) {
      const rows = await db
        .selectFrom('bulk_actions')
        .select('id')
        .where(sql<boolean>`status in ('running', 'undoing')`)
        .where('created_at', '<', before)
        .orderBy('created_at')
        .limit(mostAtOnce)
        .execute()
      return rows.map((row) => row.id)
    },

    async wakeForgottenRequests(now) {
      const woken = await unfinishedRequests(now).where('next_check_at', 'is', null).executeTakeFirst()
      return Number(woken.numUpdatedRows)
    },

    async wakeEveryRequest(now) {
      const woken = await unfinishedRequests(now).executeTakeFirst()
      return Number(woken.numUpdatedRows)
    },
  }
}
