import type { Kysely } from 'kysely'
import type { GalleryNumbers } from '../../../domain/gallery/gallery-numbers.ts'
import type { Schema } from '../schema.ts'

/** Read from counters that triggers keep, so the cost does not depend on how many images there are. */
export async function readGalleryNumbers(db: Kysely<Schema>, userId: number): Promise<GalleryNumbers> {
  const rows = await db
    .selectFrom('users')
    .leftJoin('gallery_counts', 'gallery_counts.user_id', 'users.id')
    .leftJoin('avatars', (join) =>
      join
        .on('gallery_counts.facet', '=', 'avatar')
        .on((eb) => eb(eb.cast<string>('avatars.id', 'text'), '=', eb.ref('gallery_counts.value')))
        .onRef('avatars.user_id', '=', 'users.id'),
    )
    .leftJoin('styles', (join) =>
      join.on('gallery_counts.facet', '=', 'style').onRef('styles.key', '=', 'gallery_counts.value'),
    )
    .where('users.id', '=', userId)
    .select(['facet', 'value', 'images', 'favourites', 'spent_credits'])
    .select(['avatars.name', 'avatars.type', 'styles.names'])
    .orderBy('images', 'desc')
    .orderBy('value')
    .execute()
  const counted = (facet: string) =>
    rows.flatMap((row) =>
      row.facet === facet && row.images !== null && row.images > 0
        ? [{ ...row, value: row.value ?? '', images: row.images }]
        : [],
    )
  const all = rows.find((row) => row.facet === 'all')
  return {
    images: all?.images ?? 0,
    favourites: all?.favourites ?? 0,
    spentCredits: rows[0]?.spent_credits ?? 0,
    byAvatar: counted('avatar').map(({ value, images, name, type }) => ({
      avatarId: value === 'none' ? null : Number(value),
      name,
      type,
      images,
    })),
    byModel: counted('model').map(({ value: model, images }) => ({ model, images })),
    byStyle: counted('style').map(({ value: style, names, images }) => ({ style, names, images })),
    byFormat: counted('format').map(({ value: format, images }) => ({ format, images })),
    byMonth: counted('month')
      .map(({ value: month, images }) => ({ month, images }))
      .toSorted((a, b) => (a.month < b.month ? 1 : -1)),
  }
}
