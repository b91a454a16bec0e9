import type { Kysely } from 'kysely'
import type { ImageStore } from '../../domain/gallery/image.ts'
import { toColumns } from './column-names.ts'
import { readGalleryStatistics } from './gallery-statistics.ts'
import { findImageNear } from './image-near.ts'
import { imageColumns, toImage } from './image-row.ts'
import type { Schema } from './schema.ts'

export function createImageStore(db: Kysely<Schema>): ImageStore {
  // The name of a deleted avatar still says who is in the picture.
  const images = () =>
    db
      .selectFrom('images')
      .innerJoin('generations', 'generations.id', 'images.generation_id')
      .leftJoin('avatars', 'avatars.id', 'images.avatar_id')
      .select(imageColumns)

  return {
    async add(newImages) {
      if (newImages.length === 0) return
      await db.insertInto('images').values(newImages.map(toColumns)).execute()
    },

    async find(userId, imageId) {
      const row = await images()
        .where('images.id', '=', imageId)
        .where('images.user_id', '=', userId)
        .executeTakeFirst()
      return row && toImage(row)
    },

    async ofGeneration(generationId) {
      const rows = await images()
        .where('images.generation_id', '=', generationId)
        .where('images.deleted_at', 'is', null)
        .orderBy('images.position')
        .execute()
      return rows.map(toImage)
    },

    findNear: (userId, filter, imageId) => findImageNear(db, { userId, filter, imageId }),

    async setFavourite(userId, imageId, isFavourite) {
      const changed = await db
        .updateTable('images')
        .set({ is_favourite: isFavourite })
        .where('id', '=', imageId)
        .where('user_id', '=', userId)
        .where('deleted_at', 'is', null)
        .executeTakeFirst()
      return changed.numUpdatedRows === 1n
    },

    async setDeleted(userId, imageId, deletedAt) {
      const changed = await db
        .updateTable('images')
        .set({ deleted_at: deletedAt })
        .where('id', '=', imageId)
        .where('user_id', '=', userId)
        .where('deleted_at', deletedAt === null ? 'is not' : 'is', null)
        .executeTakeFirst()
      return changed.numUpdatedRows === 1n
    },

    async rememberTelegramFile(imageId, { photoId, documentId }) {
      const set = {
        ...(photoId !== undefined && { telegram_photo_id: photoId }),
        ...(documentId !== undefined && { telegram_document_id: documentId }),
      }
      if (Object.keys(set).length === 0) return
      await db.updateTable('images').set(set).where('id', '=', imageId).execute()
    },

    statistics: (userId) => readGalleryStatistics(db, userId),
  }
}
