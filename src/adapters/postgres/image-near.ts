import { sql, type Kysely } from 'kysely'
import type { GalleryFilter, ImageStore } from '../../domain/gallery/image.ts'
import { imageColumns, toImage } from './image-row.ts'
import type { Schema } from './schema.ts'

interface Place {
  readonly userId: number
  readonly filter: GalleryFilter
  /** Null asks for the newest. */
  readonly imageId: number | null
}

export async function findImageNear(db: Kysely<Schema>, place: Place): ReturnType<ImageStore['findNear']> {
  const row = await imageNear(db, place).executeTakeFirst()
  if (!row) return undefined
  const { newer_id: newerId, older_id: olderId, ...image } = row
  return { image: toImage(image), newerId, olderId }
}

/**
 * A handful of steps along a partial index whose order is the gallery's: the cost does not depend on
 * how many images there are. Where nothing is as old as `imageId`, the oldest that is shown is near.
 */
export function imageNear(db: Kysely<Schema>, { userId, filter, imageId }: Place) {
  // Written out, not parameters: the planner takes a partial index only where it sees the condition.
  const isShown = filter.favouritesOnly
    ? sql<boolean>`deleted_at is null and is_favourite`
    : sql<boolean>`deleted_at is null`
  const shown = db.selectFrom('images').select('id').where('user_id', '=', userId).where(isShown).limit(1)
  const newest = shown.orderBy('id', 'desc')
  const oldest = shown.orderBy('id')

  return db
    .with('here', (qb) =>
      qb.selectNoFrom((eb) =>
        imageId === null
          ? newest.as('id')
          : eb.fn.coalesce(newest.where('id', '<=', imageId), oldest.where('id', '>', imageId)).as('id'),
      ),
    )
    .selectFrom('here')
    .innerJoin('images', 'images.id', 'here.id')
    .leftJoin('avatars', 'avatars.id', 'images.avatar_id')
    .select(imageColumns)
    .select([
      oldest.where('id', '>', sql.ref<number>('here.id')).as('newer_id'),
      newest.where('id', '<', sql.ref<number>('here.id')).as('older_id'),
    ])
}
