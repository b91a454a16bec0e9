import { sql, type Kysely } from 'kysely'
import type { ShareStore } from '../../domain/gallery/share.ts'
import { toFields } from './column-names.ts'
import type { Schema } from './schema.ts'

export function createShareStore(db: Kysely<Schema>): ShareStore {
  return {
    async find(userId, imageId) {
      const row = await db
        .selectFrom('shared_images')
        .select(['token', 'shows_wish'])
        .where('image_id', '=', imageId)
        .where('user_id', '=', userId)
        .executeTakeFirst()
      return row && toFields(row)
    },

    async add(userId, imageId, token) {
      await db
        .insertInto('shared_images')
        .columns(['image_id', 'user_id', 'token'])
        .expression((eb) =>
          eb
            .selectFrom('images')
            .select(['id', 'user_id', sql<string>`cast(${token} as text)`.as('token')])
            .where('id', '=', imageId)
            .where('user_id', '=', userId)
            .where('deleted_at', 'is', null),
        )
        .onConflict((conflict) => conflict.column('image_id').doNothing())
        .execute()
    },

    async setShowsWish(userId, imageId, showsWish) {
      await db
        .updateTable('shared_images')
        .set({ shows_wish: showsWish })
        .where('image_id', '=', imageId)
        .where('user_id', '=', userId)
        .execute()
    },

    async remove(userId, imageId) {
      const removed = await db
        .deleteFrom('shared_images')
        .where('image_id', '=', imageId)
        .where('user_id', '=', userId)
        .executeTakeFirst()
      return removed.numDeletedRows === 1n
    },

    async findShared(token) {
      const row = await db
        .selectFrom('shared_images')
        .innerJoin('images', 'images.id', 'shared_images.image_id')
        .innerJoin('generations', 'generations.id', 'images.generation_id')
        .select([
          'images.id',
          'images.bucket',
          'images.storage_key',
          'images.content_type',
          'images.width',
          'images.height',
          'images.media',
          'images.telegram_photo_id',
          'images.telegram_video_id',
          'generations.wish',
          'shared_images.shows_wish',
        ])
        .where('shared_images.token', '=', token)
        .where('images.deleted_at', 'is', null)
        .executeTakeFirst()
      if (!row) return undefined
      const { wish, shows_wish: showsWish, ...image } = row
      return { image: toFields(image), wish: showsWish ? wish : null }
    },
  }
}
