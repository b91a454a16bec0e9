import { sql, type Kysely } from 'kysely'
import type { Schema } from '../../src/adapters/postgres/schema.ts'

/** What may never be true of money, whatever happened: each sentence names rows that break a rule. */
export async function findMoneyMistakes(
  db: Kysely<Schema>,
  /** Where people delete images for good, fewer rows are left than were delivered; never more. */
  { imagesMayBeGone = false }: { readonly imagesMayBeGone?: boolean } = {},
): Promise<string[]> {
  const { rows } = await sql<{ mistake: string }>`
    with balances as (
      select users.id, users.balance_credits as kept, coalesce(sum(credits), 0) as total
      from users left join ledger_entries on user_id = users.id group by users.id
    ), paid as (
      select training_id, generation_id, -sum(credits) as net, count(*) filter (where kind = 'refund') as refunds
      from ledger_entries where training_id is not null or generation_id is not null group by 1, 2
    )
    select 'person ' || id || ' is shown ' || kept || ' and has ' || total as mistake
      from balances where kept <> total or total < 0
    union all
    select 'training ' || t.id || ' is ' || t.status || ' and costs ' || coalesce(net, 0)
      from trainings t left join paid on training_id = t.id
      where coalesce(net, 0) <> case when t.status in ('failed', 'cancelled') or t.is_gift then 0 else price_credits end
    union all
    select 'generation ' || g.id || ' is ' || g.status || ', delivered ' || delivered_count || ' of ' || image_count
        || ' and costs ' || coalesce(net, 0)
      from generations g left join paid on generation_id = g.id
      where coalesce(net, 0) <> case
        when g.status in ('failed', 'cancelled') or g.is_gift then 0
        when g.status = 'completed' then price_credits / image_count * delivered_count
        else price_credits end
    union all
    select 'generation ' || g.id || ' says it delivered ' || delivered_count || ' images and there are ' || count(i.id)
      from generations g left join images i on i.generation_id = g.id
      group by g.id having delivered_count < count(i.id)
        or (delivered_count > count(i.id) and not ${imagesMayBeGone})`.execute(db)
  return rows.map((row) => row.mistake)
}

export interface Entry {
  readonly kind: string
  readonly credits: number
}

/** Every operation of a person, oldest first. */
export const ledgerOf = (db: Kysely<Schema>, telegramId: number): Promise<Entry[]> =>
  db
    .selectFrom('ledger_entries')
    .innerJoin('users', 'users.id', 'ledger_entries.user_id')
    .select(['ledger_entries.kind', 'ledger_entries.credits'])
    .where('users.telegram_id', '=', telegramId)
    .orderBy('ledger_entries.id')
    .execute()

export async function creditsOf(db: Kysely<Schema>, telegramId: number): Promise<number> {
  const { balance_credits: credits } = await db
    .selectFrom('users')
    .select('balance_credits')
    .where('telegram_id', '=', telegramId)
    .executeTakeFirstOrThrow()
  return credits
}
