import type { Kysely, RawBuilder } from 'kysely'
import type { Image } from '../../../domain/gallery/image.ts'
import type { Schema } from '../schema.ts'

/** Deletes the rows, and says where what they named lies: picture and thumbnail. */
export async function purgeImages(
  db: Kysely<Schema>,
  isMeant: RawBuilder<boolean>,
): Promise<readonly { readonly bucket: Image['bucket']; readonly key: string }[]> {
  const rows = await db
    .deleteFrom('images')
    .where(isMeant)
    .returning(['bucket', 'storage_key', 'thumbnail_key'])
    .execute()
  return rows.flatMap(({ bucket, storage_key, thumbnail_key }) =>
    [storage_key, thumbnail_key].map((key) => ({ bucket, key })),
  )
}
