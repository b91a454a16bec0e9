import { sql, type Kysely } from 'kysely'
import type { ImageStore } from '../../domain/gallery/image.ts'
import { toColumns } from './column-names.ts'
import { readGalleryNumbers } from './gallery/gallery-numbers.ts'
import { forgetCounts } from './gallery/forget-counts.ts'
import { purgeImages } from './gallery/purge-images.ts'
import { openGalleryPage } from './gallery/gallery-page.ts'
import { boundsOf, shownImages } from './gallery/shown-images.ts'
import { imageColumns, toImage } from './image-row.ts'
import type { Schema } from './schema.ts'

const imagesOnSheet = 9
/** Nobody has so many; whoever does is offered some of them. */
const mostWords = 50_000

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

    openPage: (look) => openGalleryPage(db, look),

    async list(userId, selection, { newestId, limit }) {
      const { oldest, newest } = boundsOf(userId, selection)
      const until = newestId === null ? newest : sql<number>`least(${newest}, cast(${newestId} as bigint))`
      const ids = shownImages(userId, selection)({ direction: 'older', oldest, newest: until, limit })
      const rows = await images()
        .where('images.id', 'in', sql<number>`(select id from ${ids} shown)`)
        .orderBy('images.id', 'desc')
        .execute()
      return rows.map(toImage)
    },

    async sheet(userId, selection, newestId) {
      const { oldest, newest } = boundsOf(userId, selection)
      const ids = shownImages(userId, selection)
      const first = sql<number>`cast(${newestId} as bigint)`
      const until = newestId === null ? newest : sql<number>`least(${newest}, ${first})`
      const shown = ids({ direction: 'older', oldest, newest: until, limit: imagesOnSheet + 1 })
      const newer = ids({
        direction: 'newer',
        oldest: sql<number>`${first} + 1`,
        newest,
        limit: imagesOnSheet,
      })
      const rows = await images()
        .select(
          newestId === null
            ? sql<number | null>`cast(null as bigint)`.as('newer_id')
            : sql<number | null>`(select max(id) from ${newer} newer)`.as('newer_id'),
        )
        .where('images.id', 'in', sql<number>`(select id from ${shown} shown)`)
        .orderBy('images.id', 'desc')
        .execute()
      const found = rows.map(({ newer_id: newerId, ...row }) => ({ newerId, image: toImage(row) }))
      return {
        images: found.slice(0, imagesOnSheet).map(({ image }) => image),
        newerId: found[0]?.newerId ?? null,
        olderId: found[imagesOnSheet]?.image.id ?? null,
      }
    },

    async count(userId, selection, limit) {
      const ids = shownImages(
        userId,
        selection,
      )({ direction: 'older', ...boundsOf(userId, selection), limit })
      const { rows } = await sql<{ count: number }>`select count(*) as count from ${ids} shown`.execute(db)
      return rows[0]?.count ?? 0
    },

    async setFavourite(userId, imageId, isFavourite) {
      const changed = await db
        .updateTable('images')
        .set({ is_favourite: isFavourite })
        .where('id', '=', imageId)
        .where('user_id', '=', userId)
        .where('deleted_at', 'is', null)
        .executeTakeFirst()
      await forgetCounts(db, userId)
      return changed.numUpdatedRows === 1n
    },

    async setDeleted(userId, imageId, deletedAt) {
      const changed = await db
        .updateTable('images')
        .set({ deleted_at: deletedAt, deleted_with: null })
        .where('id', '=', imageId)
        .where('user_id', '=', userId)
        .where('deleted_at', deletedAt === null ? 'is not' : 'is', null)
        .executeTakeFirst()
      return changed.numUpdatedRows === 1n
    },

    async rememberTelegramFile(imageId, { photoId, videoId, documentId }) {
      const set = {
        ...(photoId !== undefined && { telegram_photo_id: photoId }),
        ...(videoId !== undefined && { telegram_video_id: videoId }),
        ...(documentId !== undefined && { telegram_document_id: documentId }),
      }
      if (Object.keys(set).length === 0) return
      await db.updateTable('images').set(set).where('id', '=', imageId).execute()
    },

    numbers: (userId) => readGalleryNumbers(db, userId),

    async words(userId, { from, to }) {
      const rows = await db
        .selectFrom('gallery_words')
        .select('word')
        .where('user_id', '=', userId)
        .where((eb) => eb.between(eb.fn<number>('length', ['word']), from, to))
        .limit(mostWords)
        .execute()
      return rows.map(({ word }) => word)
    },

    purge: (userId, imageId) =>
      purgeImages(
        db,
        sql<boolean>`images.user_id = ${userId} and images.deleted_at is not null
          and (cast(${imageId} as bigint) is null or images.id = cast(${imageId} as bigint))`,
      ),

    purgeOld: (deletedBefore, limit) =>
      // Read so that the planner sees the index of the purge.
      purgeImages(
        db,
        sql<boolean>`images.id in (select id from images
          where deleted_at > '-infinity' and deleted_at < ${deletedBefore} order by deleted_at limit ${limit})`,
      ),
  }
}
