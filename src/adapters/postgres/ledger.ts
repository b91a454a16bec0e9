import { sql, type Kysely } from 'kysely'
import type { LedgerStore } from '../../domain/billing/ledger-store.ts'
import { toColumns, toFields } from './column-names.ts'
import { toJsonb } from './jsonb.ts'
import type { Schema } from './schema.ts'

export function createLedgerStore(db: Kysely<Schema>): LedgerStore {
  return {
    async charge({ userId, credits, trainingId, generationId, details }) {
      if (credits === 0) return { kind: 'charged' }
      const { rows } = await sql<{ balance_credits: number; charged: boolean }>`
        with payer as materialized (
          -- The lock makes charges of one person take turns, each seeing the balance that the last one
          -- left. "No key": rows that point at this person are written meanwhile without waiting.
          select id, balance_credits from users where id = ${userId} for no key update
        ), entry as (
          insert into ledger_entries (user_id, credits, kind, training_id, generation_id, details)
          select id, cast(${-credits} as integer), 'charge', cast(${trainingId ?? null} as bigint),
            cast(${generationId ?? null} as bigint), cast(${toJsonb(details)} as jsonb)
          from payer where balance_credits >= cast(${credits} as integer)
          returning id
        )
        select payer.balance_credits, exists (select from entry) as charged from payer`.execute(db)
      const [payer] = rows
      if (!payer) throw new Error(`Expected a person to charge, found none with id ${userId}.`)
      return payer.charged ? { kind: 'charged' } : { kind: 'short', balanceCredits: payer.balance_credits }
    },

    async credit({ details, ...entry }) {
      if (entry.credits === 0) return
      await db
        .insertInto('ledger_entries')
        .values({ ...toColumns(entry), details: toJsonb(details) })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },

    async history(userId, { offset, limit }) {
      const rows = await db
        .selectFrom('ledger_entries')
        .select(['id', 'credits', 'kind', 'details', 'created_at'])
        .where('user_id', '=', userId)
        .orderBy('id', 'desc')
        .offset(offset)
        .limit(limit)
        .execute()
      return rows.map(toFields)
    },

    async countCharges(userId, since, atMost) {
      // The newest alone are looked at, so that a long history costs nothing.
      const newest = db
        .selectFrom('ledger_entries')
        .select('created_at')
        .where('user_id', '=', userId)
        .where('kind', '=', 'charge')
        .orderBy('id', 'desc')
        .limit(atMost)
      const { count } = await db
        .selectFrom(newest.as('newest'))
        .select(sql<number>`cast(count(*) as integer)`.as('count'))
        .where('created_at', '>', since)
        .executeTakeFirstOrThrow()
      return count
    },

    async hasPaid(userId) {
      const paid = await db
        .selectFrom('ledger_entries')
        .select('id')
        .where('user_id', '=', userId)
        .where('kind', '=', 'topup')
        .limit(1)
        .executeTakeFirst()
      return paid !== undefined
    },
  }
}
