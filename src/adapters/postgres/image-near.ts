import { sql, type Kysely, type RawBuilder } from 'kysely'
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
  // Owner and id compared as one. With `user_id = …` the planner may walk the primary key instead,
  // through everything that others have made since.
  const shown = db.selectFrom('images').select('id').where(isShown).limit(1)
  const downFrom = (bound: RawBuilder<boolean>) =>
    shown.where(bound).where('user_id', '>=', userId).orderBy('user_id', 'desc').orderBy('id', 'desc')
  const upFrom = (bound: RawBuilder<boolean>) =>
    shown.where(bound).where('user_id', '<=', userId).orderBy('user_id').orderBy('id')

  return db
    .with('here', (qb) =>
      qb.selectNoFrom((eb) =>
        imageId === null
          ? downFrom(sql`user_id <= ${userId}`).as('id')
          : eb.fn
              .coalesce(
                downFrom(sql`(user_id, id) <= (${userId}, ${imageId})`),
                upFrom(sql`(user_id, id) > (${userId}, ${imageId})`),
              )
              .as('id'),
      ),
    )
    .selectFrom('here')
    .innerJoin('images', 'images.id', 'here.id')
    .innerJoin('generations', 'generations.id', 'images.generation_id')
    .leftJoin('avatars', 'avatars.id', 'images.avatar_id')
    .select(imageColumns)
    .select([
      upFrom(sql`(user_id, id) > (${userId}, here.id)`).as('newer_id'),
      downFrom(sql`(user_id, id) < (${userId}, here.id)`).as('older_id'),
    ])
}
