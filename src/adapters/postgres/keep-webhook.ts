import { sql, type ExpressionBuilder, type Kysely } from 'kysely'
import type { KeptHook, WorkHook } from '../../domain/work/provider-request.ts'
import { toJsonb } from './jsonb.ts'
import type { Schema } from './schema.ts'

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** May come before the answer to our submit: then it is what tells the vendor's name of the request. */
export async function keepWebhook(db: Kysely<Schema>, hook: WorkHook): Promise<KeptHook> {
  // It stands in an address that others can write; as a uuid the database would refuse the statement.
  if (hook.correlation !== null && !uuid.test(hook.correlation)) return { kind: 'unknown' }

  const kept = await db
    .updateTable('provider_requests')
    .where((eb) => isMeant(eb, hook))
    .where('state', '!=', 'finished')
    .set({
      state: 'accepted',
      request_id: hook.requestId,
      // A repeated call without a result takes nothing away.
      ...(hook.result && { webhook_result: toJsonb(hook.result) }),
      next_check_at: sql<Date>`now()`,
    })
    .executeTakeFirst()
  if (kept.numUpdatedRows > 0n) return { kind: 'kept' }

  const late = await db
    .updateTable('provider_requests')
    .where((eb) => isMeant(eb, hook))
    .where('state', '=', 'finished')
    .where((eb) =>
      eb.or([isGivenBack(eb, 'trainings', 'training_id'), isGivenBack(eb, 'generations', 'generation_id')]),
    )
    .set({ request_id: hook.requestId, ...(hook.result && { webhook_result: toJsonb(hook.result) }) })
    .returning('id')
    .executeTakeFirst()
  if (late) return { kind: 'late', attemptId: late.id }

  const finished = await db
    .selectFrom('provider_requests')
    .select('id')
    .where((eb) => isMeant(eb, hook))
    .executeTakeFirst()
  return { kind: finished ? 'finished-before' : 'unknown' }
}

/** As lost, and nothing has come of it since. */
const isGivenBack = (
  eb: ExpressionBuilder<Schema, 'provider_requests'>,
  table: 'trainings' | 'generations',
  column: 'training_id' | 'generation_id',
) =>
  eb.exists(
    eb
      .selectFrom(table)
      .select(`${table}.id`)
      .whereRef(`${table}.id`, '=', `provider_requests.${column}`)
      .where(`${table}.status`, '=', 'failed')
      .where(`${table}.error_code`, '=', 'submit-lost'),
  )

function isMeant(eb: ExpressionBuilder<Schema, 'provider_requests'>, { correlation, requestId }: WorkHook) {
  if (correlation === null) return eb('request_id', '=', requestId)
  return eb.and([
    eb('correlation', '=', correlation),
    // Both names must be of one request, or the result of one would be given to another.
    eb.or([eb('request_id', '=', requestId), eb('request_id', 'is', null)]),
    isFree(eb, requestId),
  ])
}

/** No other attempt has this request of the vendor's. */
export const isFree = (eb: ExpressionBuilder<Schema, 'provider_requests'>, requestId: string) =>
  eb.not(
    eb.exists(
      eb
        .selectFrom('provider_requests as other')
        .select('other.id')
        .where('other.request_id', '=', requestId)
        .whereRef('other.id', '!=', 'provider_requests.id'),
    ),
  )
