import { sql, type Kysely } from 'kysely'
import type { LedgerStore } from '../../domain/billing/ledger-store.ts'
import { maxStylesInSeries } from '../../domain/generation/series/series.ts'
import { toColumns, toFields } from './column-names.ts'
import { toJsonb } from './jsonb.ts'
import type { Schema } from './schema.ts'

export function createLedgerStore(db: Kysely<Schema>): LedgerStore {
  const chargeAll: LedgerStore['chargeAll'] = async (userId, entries) => {
    const priced = entries.filter(({ credits }) => credits !== 0)
    if (priced.length === 0) return { kind: 'charged' }
    const total = priced.reduce((sum, { credits }) => sum + credits, 0)
    const { rows } = await sql<{ balance_credits: number; charged: boolean }>`
        with payer as materialized (
          -- The lock makes charges of one person take turns, each seeing the balance that the last one
          -- left. "No key": rows that point at this person are written meanwhile without waiting.
          select id, balance_credits from users where id = ${userId} for no key update
        ), entry as (
          insert into ledger_entries (user_id, credits, kind, training_id, generation_id, details)
          select payer.id, -charged.credits, 'charge', training_id, generation_id, details
          from payer cross join jsonb_to_recordset(cast(${toJsonb(priced.map(toColumns))} as jsonb))
            as charged (credits integer, training_id bigint, generation_id bigint, details jsonb)
          where balance_credits >= cast(${total} as integer)
          returning id
        )
        select payer.balance_credits, exists (select from entry) as charged from payer`.execute(db)
    const [payer] = rows
    if (!payer) throw new Error(`Expected a person to charge, found none with id ${userId}.`)
    return payer.charged ? { kind: 'charged' } : { kind: 'short', balanceCredits: payer.balance_credits }
  }

  return {
    charge: ({ userId, ...entry }) => chargeAll(userId, [entry]),
    chargeAll,

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
        .leftJoin('generations', 'generations.id', 'ledger_entries.generation_id')
        .select(['ledger_entries.id', 'ledger_entries.created_at', 'series_id'])
        .where('ledger_entries.user_id', '=', userId)
        .where('ledger_entries.kind', '=', 'charge')
        .orderBy('ledger_entries.id', 'desc')
        .limit(atMost * maxStylesInSeries)
      const { count } = await db
        .selectFrom(newest.as('newest'))
        .select(
          sql<number>`cast(least(${atMost}, count(distinct coalesce('series ' || series_id, id::text))) as integer)`.as(
            'count',
          ),
        )
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
