import { sql, type Kysely, type RawBuilder } from 'kysely'
import { listNames, listPlaceOf } from '../../../domain/exports/export.ts'
import type { PurgedImages } from '../../../domain/gallery/image.ts'
import type { Schema } from '../schema.ts'
import { atomically } from '../atomically.ts'

/**
 * Deletes the rows, and says where what they named lies: picture and thumbnail. An export with one of them ends, since
 * its zip cannot be read to its end any more.
 */
export const purgeImages = (db: Kysely<Schema>, isMeant: RawBuilder<boolean>): Promise<PurgedImages> =>
  atomically(db, async (trx) => {
    const meant = await trx.selectFrom('images').select('id').where(isMeant).forUpdate().execute()
    const ids = sql<number>`any(${meant.map(({ id }) => id)}::bigint[])`
    const ended = await trx
      .deleteFrom('exports')
      .where('id', 'in', (eb) =>
        eb.selectFrom('export_images').select('export_id').where('image_id', '=', ids),
      )
      .returning(['id', 'user_id'])
      .execute()
    const images = await trx
      .deleteFrom('images')
      .where('id', '=', ids)
      .returning(['bucket', 'storage_key', 'thumbnail_key'])
      .execute()
    const lists = ended.flatMap(({ id, user_id: userId }) =>
      listNames.map((name) => listPlaceOf({ id, userId }, name)),
    )
    const files = images.flatMap(({ bucket, storage_key, thumbnail_key }) =>
      [storage_key, thumbnail_key].map((key) => ({ bucket, key })),
    )
    return { images: images.length, objects: [...files, ...lists] }
  })
