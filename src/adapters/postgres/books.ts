import { sql, type Kysely } from 'kysely'
import type { Books, Difference, OverdueBefore } from '../../domain/billing/audit.ts'
import type { Schema } from './schema.ts'

/** More differences than anybody reads; the first ones tell what went wrong. */
const most = 1000

/** Trainings and generations as one: what was charged, what came, what was given back. */
const works = sql`
  works as (
    select 'training' as kind, t.id, user_id, status, price_credits, price_credits as unit_price, created_at,
      case when status = 'completed' then 1 else 0 end as delivered, 1 as ordered, true as is_announced, is_gift
    from trainings t
    union all
    select 'generation', g.id, user_id, status, price_credits, price_credits / image_count, created_at,
      case when status = 'completed' then delivered_count else 0 end, image_count,
      first_of_training_id is null and series_id is null, is_gift
    from generations g
  ), paid as (
    select coalesce('training ' || training_id, 'generation ' || generation_id) as work,
      -coalesce(sum(credits) filter (where kind = 'charge'), 0) as charged,
      coalesce(sum(credits) filter (where kind = 'refund'), 0) as refunded
    from ledger_entries where training_id is not null or generation_id is not null
    group by 1
  ), settled as (
    select works.*, kind || ' ' || id as about, coalesce(charged, 0) as charged, coalesce(refunded, 0) as refunded,
      case when status in ('pending', 'processing') then 0
        -- It was given back before it came.
        when is_gift then price_credits else unit_price * (ordered - delivered) end as owed
    from works left join paid on paid.work = kind || ' ' || id
  )`

/** Each part selects check, about, expected, found. */
function parts({ trainings, generations }: OverdueBefore) {
  return [
    sql`select 'balance' as check, 'person ' || u.id as about, coalesce(sum(credits), 0)::text as expected,
          u.balance_credits::text as found
        from users u left join ledger_entries on user_id = u.id
        group by u.id having u.balance_credits <> coalesce(sum(credits), 0) or u.balance_credits < 0`,
    sql`select 'ending', about, 'charged ' || price_credits || ', refunded ' || owed,
          status || ': charged ' || charged || ', refunded ' || refunded
        from settled where charged <> price_credits or refunded <> owed`,
    sql`select 'refund', about, 'at most ' || charged, refunded::text from settled where refunded > charged`,
    sql`select 'photo-count', 'avatar ' || a.id, count(p.id)::text, a.photo_count::text
        from avatars a left join photos p on p.avatar_id = a.id and p.status = 'valid' and p.deleted_at is null
        group by a.id having count(p.id) <> a.photo_count`,
    sql`select 'image-count', 'avatar ' || a.id, count(i.id)::text, a.image_count::text
        from avatars a left join images i on i.avatar_id = a.id and i.deleted_at is null
        group by a.id having count(i.id) <> a.image_count`,
    sql`select 'image-count', 'person ' || u.id, count(i.id)::text, u.image_count::text
        from users u left join images i on i.user_id = u.id and i.deleted_at is null
        group by u.id having count(i.id) <> u.image_count`,
    // Images that were removed for good leave fewer rows than were delivered.
    sql`select 'delivered-count', 'generation ' || g.id, g.delivered_count::text, count(i.id)::text
        from generations g left join images i on i.generation_id = g.id
        group by g.id having count(i.id) > g.delivered_count`,
    // Whoever stopped it themselves may have read the outcome where they pressed; a first picture stands in the notice
    // of its training.
    sql`select 'notice', about, case when is_gift then 'two notices' else 'one notice' end, count(n.id)::text
        from settled left join notices n on coalesce('training ' || training_id, 'generation ' || generation_id) = about
        where is_announced and settled.status in ('completed', 'failed')
        group by about, is_gift having count(n.id) <> 1 + is_gift::int`,
    sql`select 'notice', 'series ' || s.id, 'one notice', count(n.id)::text
        from series s left join notices n on n.series_id = s.id
        where unfinished_count = 0 and stopped_count < image_count
        group by s.id having count(n.id) <> 1`,
    sql`select 'ending', 'series ' || s.id, unfinished || ' unfinished, refunded ' || credits,
          unfinished_count || ' unfinished, refunded ' || refunded_credits
        from series s join (
          select series_id, count(*) filter (where settled.status in ('pending', 'processing')) as unfinished,
            coalesce(sum(refunded), 0) as credits
          from settled join generations g on settled.kind = 'generation' and g.id = settled.id
          where series_id is not null group by series_id
        ) made on series_id = s.id
        where unfinished <> unfinished_count or credits <> refunded_credits`,
    sql`select 'deadline', about, 'over', status || ' since ' || created_at
        from settled where status in ('pending', 'processing')
          and created_at < case kind when 'training' then ${trainings}::timestamptz else ${generations}::timestamptz end`,
  ]
}

export const createBooks = (db: Kysely<Schema>): Books => ({
  async differences(overdue) {
    const { rows } = await sql<Difference>`
      with ${works} ${sql.join(parts(overdue), sql` union all `)} limit ${most}`.execute(db)
    return rows
  },
})
