import { sql, type Kysely } from 'kysely'
import type { GalleryStatistics } from '../../domain/gallery/image.ts'
import type { Schema } from './schema.ts'

/** Images in the trash count nowhere; credits spent are what was charged and not given back. */
export async function readGalleryStatistics(db: Kysely<Schema>, userId: number): Promise<GalleryStatistics> {
  const { rows } = await sql<GalleryStatistics>`
    with per_avatar as (
      select avatar_id, count(*) as images, count(*) filter (where is_favourite) as favourites,
        count(*) filter (where created_at >= date_trunc('month', now(), 'utc')) as this_month
      from images where user_id = ${userId} and deleted_at is null group by avatar_id
    )
    select cast(coalesce(sum(images), 0) as integer) as images,
      cast(coalesce(sum(favourites), 0) as integer) as favourites,
      cast(coalesce(sum(this_month), 0) as integer) as "thisMonth",
      (
        select cast(coalesce(-sum(credits), 0) as integer) from ledger_entries
        where user_id = ${userId} and kind in ('charge', 'refund')
      ) as "spentCredits",
      coalesce(
        jsonb_agg(jsonb_build_object('name', name, 'images', images) order by images desc, avatar_id),
        '[]'
      ) as "byAvatar"
    from per_avatar left join (select id, name from avatars) named on named.id = per_avatar.avatar_id`.execute(
    db,
  )
  return rows[0] as GalleryStatistics
}
