import { sql, type Kysely } from 'kysely'
import type { ExportStore } from '../../domain/exports/export.ts'
import { toFields } from './column-names.ts'
import { boundsOf, shownImages } from './gallery/shown-images.ts'
import { toJsonb } from './jsonb.ts'
import type { Schema } from './schema.ts'

export function createExportStore(db: Kysely<Schema>): ExportStore {
  const imagesOf = (exportId: number) =>
    db
      .selectFrom('export_images')
      .innerJoin('images', 'images.id', 'export_images.image_id')
      .where('export_images.export_id', '=', exportId)
      .select(['images.id', 'images.bucket', 'images.storage_key', 'images.content_type'])
      .select(['images.created_at', 'images.bytes', 'images.crc32'])

  return {
    async add(userId, language) {
      const row = await db
        .insertInto('exports')
        .values({ user_id: userId, language })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst()
      return row?.id
    },

    async fill(exportId, selection, limit) {
      const { user_id: userId } = await db
        .selectFrom('exports')
        .select('user_id')
        .where('id', '=', exportId)
        .executeTakeFirstOrThrow()
      const bounds = boundsOf(userId, selection)
      const ids = shownImages(userId, selection)({ direction: 'older', ...bounds, limit })
      const filled = await sql`
        insert into export_images (export_id, image_id)
        select cast(${exportId} as bigint), id from ${ids} shown`.execute(db)
      return Number(filled.numAffectedRows ?? 0)
    },

    async find(exportId) {
      const row = await db.selectFrom('exports').selectAll().where('id', '=', exportId).executeTakeFirst()
      return row && toFields(row)
    },

    async images(exportId, { before, limit }) {
      const rows = await imagesOf(exportId)
        .innerJoin('generations', 'generations.id', 'images.generation_id')
        .leftJoin('avatars', 'avatars.id', 'images.avatar_id')
        .select(['images.media', 'images.width', 'images.height', 'images.format', 'images.model'])
        .select(['images.seed', 'generations.wish', 'generations.prompt', 'avatars.name as avatar_name'])
        .$if(before !== null, (query) => query.where('export_images.image_id', '<', before))
        .orderBy('export_images.image_id', 'desc')
        .limit(limit)
        .execute()
      return rows.map((row) => toFields(row))
    },

    async keepSums(imageId, { bytes, crc32 }) {
      await db.updateTable('images').set({ bytes, crc32 }).where('id', '=', imageId).execute()
    },

    async leaveOut(exportId, imageId) {
      await db
        .deleteFrom('export_images')
        .where('export_id', '=', exportId)
        .where('image_id', '=', imageId)
        .execute()
    },

    async place(exportId, places) {
      const rows = toJsonb(places)
      await sql`
        update export_images set header_offset = placed."headerOffset", line_offset = placed."lineOffset"
        from jsonb_to_recordset(cast(${rows} as jsonb)) as placed("imageId" bigint, "headerOffset" bigint, "lineOffset" bigint)
        where export_id = ${exportId} and image_id = placed."imageId"`.execute(db)
    },

    async finish(exportId, { lists, imageCount, directoryOffset, directoryBytes, expiresAt }) {
      const finished = await db
        .updateTable('exports')
        .set({
          status: 'ready',
          lists: toJsonb(lists),
          image_count: imageCount,
          directory_offset: directoryOffset,
          directory_bytes: directoryBytes,
          expires_at: expiresAt,
        })
        .where('id', '=', exportId)
        .where('status', '=', 'pending')
        .executeTakeFirst()
      return finished.numUpdatedRows === 1n
    },

    async setDelivered(exportId, at) {
      await db.updateTable('exports').set({ delivered_at: at }).where('id', '=', exportId).execute()
    },

    async imagesFrom(exportId, { by, from, limit }) {
      const place = sql.ref<number>(
        `export_images.${by === 'headerOffset' ? 'header_offset' : 'line_offset'}`,
      )
      const first = sql<number>`coalesce((
        select max(${place}) from export_images where export_id = ${exportId} and ${place} <= ${from}), 0)`
      const rows = await imagesOf(exportId)
        .select(['export_images.header_offset', 'export_images.line_offset'])
        .where(place, '>=', first)
        .orderBy(place)
        .limit(limit)
        .$narrowType<{ bytes: number; crc32: number; header_offset: number; line_offset: number }>()
        .execute()
      return rows.map((row) => toFields(row))
    },

    async remove(exportId) {
      await db.deleteFrom('exports').where('id', '=', exportId).execute()
    },

    async findSurplus(userId, keep) {
      const rows = await db
        .selectFrom('exports')
        .select(['id', 'user_id'])
        .where('user_id', '=', userId)
        .orderBy('id', 'desc')
        .offset(keep)
        .execute()
      return rows.map((row) => toFields(row))
    },

    async findExpired(now, limit) {
      const rows = await db
        .selectFrom('exports')
        .select(['id', 'user_id'])
        .where('expires_at', '<=', now)
        .limit(limit)
        .execute()
      return rows.map((row) => toFields(row))
    },
  }
}
