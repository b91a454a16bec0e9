import { sql, type Kysely, type RawBuilder } from 'kysely'
import { selectAt } from '../../../domain/gallery/gallery-filter.ts'
import { manyImages } from '../../../domain/gallery/gallery-state.ts'
import type { GalleryLook, GalleryPage } from '../../../domain/gallery/image.ts'
import { imageColumns, toImage, type ImageRow } from '../image-row.ts'
import { toJsonb } from '../jsonb.ts'
import type { Schema } from '../schema.ts'
import { prepared } from '../prepared.ts'
import { boundsOf, shownImages } from './shown-images.ts'

interface PageRow extends ImageRow {
  readonly newer_id: number | null
  readonly older_id: number | null
  readonly place: number
  readonly total: number | null
}

export async function openGalleryPage(
  db: Kysely<Schema>,
  look: GalleryLook,
): Promise<GalleryPage | undefined> {
  const { rows } = await galleryPage(look).execute(db)
  const [row] = rows
  if (!row) return undefined
  const { newer_id: newerId, older_id: olderId, place, total, ...image } = row
  return { image: toImage(image), newerId, olderId, place, total: total ?? look.imageCount }
}

/**
 * The page, and where the person stands from now on, in one statement. Where nothing that is shown is as old as
 * `imageId`, the oldest is near.
 */
export function galleryPage(look: GalleryLook): RawBuilder<PageRow> {
  const { userId, imageId, state, imageCount } = look
  const selection = selectAt(state.filter, look.at)
  const ids = shownImages(userId, selection)
  const bounds = boundsOf(userId, selection)
  const oldest = sql<number>`(select oldest from bounds)`
  const newest = sql<number>`(select newest from bounds)`
  const one = (direction: 'older' | 'newer', between: Partial<typeof bounds>) =>
    ids({ direction, oldest, newest, ...between, limit: 1 })
  const asked = sql<number>`cast(${imageId} as bigint)`
  const here =
    imageId === null
      ? one('older', {})
      : sql`coalesce(${one('older', { newest: sql`least((select newest from bounds), ${asked})` })},
          ${one('newer', { oldest: sql`greatest((select oldest from bounds), ${asked})` })})`

  return sql<PageRow>`${ids.isOneWalk ? prepared : sql``}
    with bounds as materialized (select ${bounds.oldest} as oldest, ${bounds.newest} as newest),
    here as materialized (select ${here} as id),
    page as materialized (
      select here.id,
        ${one('newer', { oldest: sql`here.id + 1` })} as newer_id,
        ${one('older', { newest: sql`here.id - 1` })} as older_id
      from here where here.id is not null
    ),
    kept as (
      insert into galleries (user_id, filter, view, image_id, place, total, image_count)
      select ${userId}, ${toJsonb(state.filter)}, ${state.view}, page.id,
        coalesce(${placeOf(look, ids, newest)}, 0), ${totalOf(look, ids, { oldest, newest })}, ${imageCount}
      -- Where somebody stood in the gallery may be lost with the power: no page waits for the disk.
      from (select set_config('synchronous_commit', 'off', true) as setting) relaxed left join page on true
      where relaxed.setting = 'off'
      on conflict (user_id) do update set filter = excluded.filter, view = excluded.view,
        image_id = excluded.image_id, place = excluded.place, total = excluded.total, image_count = excluded.image_count
      returning place, total
    )
    select ${sql.join(imageColumns.map((each) => sql.raw(each)))}, page.newer_id, page.older_id, kept.place, kept.total
    from page
    join images on images.id = page.id
    join generations on generations.id = images.generation_id
    left join avatars on avatars.id = images.avatar_id
    cross join kept`
}

type Ids = ReturnType<typeof shownImages>

/** Nothing was added or removed since the person last looked. */
const isUnchanged = ({ state, imageCount }: GalleryLook): boolean =>
  state.total !== null && state.imageCount === imageCount

/** From where the person stood one step leads one further; after a leap those in front are counted, up to a thousand. */
function placeOf(look: GalleryLook, ids: Ids, newest: RawBuilder<number>): RawBuilder<number> {
  const { imageId, place } = look.state
  const counted = sql<number>`(
    select case when count(*) < ${sql.lit(manyImages)} then count(*) end
    from ${ids({ direction: 'newer', oldest: sql`page.id`, newest, limit: manyImages })} front)`
  const steps =
    isUnchanged(look) && imageId !== null && place > 0
      ? sql`when page.id = ${imageId} then ${place}
          when page.newer_id = ${imageId} then ${place + 1}
          when page.older_id = ${imageId} then ${place - 1}`
      : sql``
  return sql<number>`case when page.id is null then 0 when page.newer_id is null then 1 ${steps} else ${counted} end`
}

function totalOf(
  look: GalleryLook,
  ids: Ids,
  between: { oldest: RawBuilder<number>; newest: RawBuilder<number> },
): RawBuilder<number | null> {
  if (isUnchanged(look)) return sql`cast(${look.state.total} as integer)`
  if (look.isEverything) return sql`cast(${look.imageCount} as integer)`
  const counted = sql<number>`(select count(*) from ${ids({ direction: 'older', ...between, limit: manyImages })} shown)`
  return sql`case when page.id is null then 0 else ${counted} end`
}
