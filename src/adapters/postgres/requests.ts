import { sql, type Kysely } from 'kysely'
import type { RequestStore } from '../../domain/work/provider-request.ts'
import type { WorkSubject } from '../../domain/work/work-status.ts'
import { toColumns } from './column-names.ts'
import { toJsonb } from './jsonb.ts'
import { isFree, keepWebhook } from './keep-webhook.ts'
import { requestColumns, toRequest } from './request-row.ts'
import type { Schema } from './schema.ts'

/** Written out, not parameters: the planner takes the partial index only where it sees the condition. */
const isOpen = sql<boolean>`state in ('accepted', 'lost', 'sending')`

export function createRequestStore(db: Kysely<Schema>): RequestStore {
  const openRequest = (id: number) => db.updateTable('provider_requests').where('id', '=', id).where(isOpen)

  return {
    async add({ subject, input, ...request }) {
      const row = await db
        .insertInto('provider_requests')
        .values({ ...toColumns(request), [subjectColumn(subject)]: subject.id, input: toJsonb(input) })
        .returning(requestColumns)
        .executeTakeFirstOrThrow()
      return toRequest(row)
    },

    async claimDue(now, leaseUntil, limit, except = []) {
      const rows = await db
        .with(
          (cte) => cte('due').materialized(),
          (qb) =>
            qb
              .selectFrom('provider_requests')
              .select('id')
              .where(isOpen)
              .where('next_check_at', '<=', now)
              .$if(except.length > 0, (query) => query.where('id', 'not in', except))
              // A result that is here goes before looking whether others are: somebody can have it now.
              .orderBy(sql`webhook_result is null`)
              .orderBy('next_check_at')
              .limit(limit)
              .forUpdate()
              .skipLocked(),
        )
        .updateTable('provider_requests')
        .from('due')
        .whereRef('provider_requests.id', '=', 'due.id')
        .set((eb) => ({ next_check_at: leaseUntil, checks: eb('checks', '+', 1) }))
        .returning(requestColumns)
        .execute()
      return rows.map(toRequest)
    },

    async find(requestId) {
      const row = await db
        .selectFrom('provider_requests')
        .select(requestColumns)
        .where('id', '=', requestId)
        .executeTakeFirst()
      return row && toRequest(row)
    },

    async trainedWith(avatarId) {
      const rows = await db
        .selectFrom('provider_requests')
        .innerJoin('trainings', 'trainings.id', 'provider_requests.training_id')
        .select('request_id')
        .where('avatar_id', '=', avatarId)
        .where('request_id', 'is not', null)
        .execute()
      return rows.flatMap(({ request_id: requestId }) => requestId ?? [])
    },

    async findLatest(subject) {
      const row = await db
        .selectFrom('provider_requests')
        .select(requestColumns)
        .where(subjectColumn(subject), '=', subject.id)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row && toRequest(row)
    },

    async accept(id, ref, nextCheckAt) {
      const accepted = await openRequest(id)
        .set({
          ...toColumns(ref),
          state: 'accepted',
          // A wish to stop does not wait for the first check.
          next_check_at: sql<Date>`case when cancel_requested_at is not null
            then least(next_check_at, cast(${nextCheckAt} as timestamptz))
            else cast(${nextCheckAt} as timestamptz) end`,
        })
        .where('state', 'in', ['sending', 'lost'])
        .executeTakeFirst()
      return accepted.numUpdatedRows === 1n
    },

    async moveToLost(id, nextCheckAt) {
      await openRequest(id)
        .set({ state: 'lost', next_check_at: nextCheckAt })
        .where('state', '=', 'sending')
        .execute()
    },

    async finish(id) {
      const finished = await openRequest(id)
        .set({ state: 'finished', next_check_at: null, finished_at: sql<Date>`now()` })
        .executeTakeFirst()
      return finished.numUpdatedRows === 1n
    },

    keepWebhook: (hook) => keepWebhook(db, hook),

    async keepLate(id, { requestId, statusUrl, responseUrl, cancelUrl }, result) {
      const kept = await db
        .updateTable('provider_requests')
        .set({
          ...toColumns({ requestId, statusUrl, responseUrl, cancelUrl }),
          ...(result.kind !== 'not-ready' && { webhook_result: toJsonb(result) }),
        })
        .where('id', '=', id)
        .where('state', '=', 'finished')
        .where((eb) => isFree(eb, requestId))
        .executeTakeFirst()
      return kept.numUpdatedRows === 1n
    },

    async update(id, { nextCheckAt, ...changes }) {
      const set = {
        ...toColumns(changes),
        // A webhook that came while its request was being checked has made it due: that stands.
        ...(nextCheckAt && {
          next_check_at: sql<Date>`case when webhook_result is not null and next_check_at <= now()
            then next_check_at else cast(${nextCheckAt} as timestamptz) end`,
        }),
      }
      if (Object.keys(set).length === 0) return
      await db.updateTable('provider_requests').set(set).where('id', '=', id).execute()
    },
  }
}

const subjectColumn = (subject: WorkSubject) =>
  subject.kind === 'training' ? 'training_id' : 'generation_id'
