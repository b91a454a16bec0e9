import { sql, type ExpressionBuilder, type Kysely } from 'kysely'
import type { RequestStore } from '../../domain/work/provider-request.ts'
import { toJsonb } from './jsonb.ts'
import type { Schema } from './schema.ts'

type Hook = Parameters<RequestStore['keepWebhook']>[0]

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** May come before the answer to our submit: then it is what tells the vendor's name of the request. */
export async function keepWebhook(
  db: Kysely<Schema>,
  hook: Hook,
): Promise<'kept' | 'finished-before' | 'unknown'> {
  // It stands in an address that others can write; as a uuid the database would refuse the statement.
  if (hook.correlation !== null && !uuid.test(hook.correlation)) return 'unknown'

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
  if (kept.numUpdatedRows > 0n) return 'kept'

  const finished = await db
    .selectFrom('provider_requests')
    .select('id')
    .where((eb) => isMeant(eb, hook))
    .executeTakeFirst()
  return finished ? 'finished-before' : 'unknown'
}

function isMeant(eb: ExpressionBuilder<Schema, 'provider_requests'>, { correlation, requestId }: Hook) {
  if (correlation === null) return eb('request_id', '=', requestId)
  const takenByAnother = eb
    .selectFrom('provider_requests as other')
    .select('other.id')
    .where('other.request_id', '=', requestId)
    .whereRef('other.id', '!=', 'provider_requests.id')
  return eb.and([
    eb('correlation', '=', correlation),
    // Both names must be of one request, or the result of one would be given to another.
    eb.or([eb('request_id', '=', requestId), eb('request_id', 'is', null)]),
    eb.not(eb.exists(takenByAnother)),
  ])
}
