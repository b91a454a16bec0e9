import type { Kysely } from 'kysely'
import type { SeriesStore } from '../../domain/generation/series/series.ts'
import { toColumns, toFields } from './column-names.ts'
import { generationColumns } from './generations.ts'
import { imageColumns, toImage } from './image-row.ts'
import { toJsonb } from './jsonb.ts'
import type { Schema } from './schema.ts'

const seriesColumns = [
  'id',
  'user_id',
  'draft_id',
  'wish',
  'improve',
  'written',
  'price_credits',
  'image_count',
  'unfinished_count',
  'stopped_count',
  'refunded_credits',
  'progress_message_id',
  'progress_text',
  'created_at',
] as const

export function createSeriesStore(db: Kysely<Schema>): SeriesStore {
  const series = () => db.selectFrom('series').select(seriesColumns)

  return {
    async add({ written, ...added }) {
      const row = await db
        .insertInto('series')
        .values({
          ...toColumns(added),
          written: written && toJsonb(written),
          unfinished_count: added.imageCount,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning(seriesColumns)
        .executeTakeFirst()
      return row && toFields(row)
    },

    async find(seriesId) {
      const row = await series().where('id', '=', seriesId).executeTakeFirst()
      return row && toFields(row)
    },

    async findByDraft(draftId) {
      const row = await series().where('draft_id', '=', draftId).executeTakeFirst()
      return row && toFields(row)
    },

    async members(seriesId) {
      const ordered = await db
        .selectFrom('generations')
        .leftJoin('styles', 'styles.key', 'generations.style_key')
        .select(generationColumns.map((column) => `generations.${column}` as const))
        .select('styles.names as style_names')
        .where('generations.series_id', '=', seriesId)
        .orderBy('generations.id')
        .execute()
      const images = await db
        .selectFrom('images')
        .innerJoin('generations', 'generations.id', 'images.generation_id')
        .leftJoin('avatars', 'avatars.id', 'images.avatar_id')
        .select(imageColumns)
        .where('generations.series_id', '=', seriesId)
        .where('images.deleted_at', 'is', null)
        .execute()
      return ordered.map(({ style_names: styleNames, ...row }) => {
        const image = images.find((each) => each.generation_id === row.id)
        return { generation: toFields(row), styleNames, image: image ? toImage(image) : null }
      })
    },

    async countDown(seriesId, { isStopped, refundedCredits }) {
      const row = await db
        .updateTable('series')
        .set((eb) => ({
          unfinished_count: eb('unfinished_count', '-', 1),
          stopped_count: eb('stopped_count', '+', isStopped ? 1 : 0),
          refunded_credits: eb('refunded_credits', '+', refundedCredits),
        }))
        .where('id', '=', seriesId)
        .returning(seriesColumns)
        .executeTakeFirstOrThrow()
      return toFields(row)
    },

    async setProgress(seriesId, { messageId, text }) {
      const set = {
        ...(messageId !== undefined && { progress_message_id: messageId }),
        ...(text !== undefined && toColumns({ progressText: text })),
      }
      await db.updateTable('series').set(set).where('id', '=', seriesId).execute()
    },
  }
}
