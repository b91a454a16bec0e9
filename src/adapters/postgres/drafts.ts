import type { Kysely } from 'kysely'
import type { DraftStore } from '../../domain/generation/generation.ts'
import type { WrittenWish } from '../../domain/wishes/written-wish.ts'
import { toColumns, toFields } from './column-names.ts'
import { toJsonb } from './jsonb.ts'
import type { Schema } from './schema.ts'
import type { OrderDraftsTable } from './schema/generations.ts'

const draftColumns = [
  'id',
  'user_id',
  'avatar_id',
  'wish',
  'format',
  'image_count',
  'improve',
  'written',
  'style_key',
  'sample_file_id',
  'kind',
  'source_image_id',
  'source_photo_key',
  'seed',
] as const satisfies (keyof OrderDraftsTable)[]

export function createDraftStore(db: Kysely<Schema>): DraftStore {
  const find: DraftStore['find'] = async (userId, draftId) => {
    const row = await db
      .selectFrom('order_drafts')
      .select(draftColumns)
      .where('id', '=', draftId)
      .where('user_id', '=', userId)
      .executeTakeFirst()
    return row && toFields(row)
  }

  return {
    find,

    async add({ written, ...draft }) {
      const row = await db
        .insertInto('order_drafts')
        .values({ ...toColumns(draft), ...writtenColumn(written) })
        .onConflict((conflict) =>
          conflict
            .columns(['user_id', 'made_by_update'])
            .where('made_by_update', 'is not', null)
            .doUpdateSet((eb) => ({ made_by_update: eb.ref('excluded.made_by_update') })),
        )
        .returning(draftColumns)
        .executeTakeFirstOrThrow()
      return toFields(row)
    },

    async update(userId, draftId, { written, ...changes }) {
      const set = { ...toColumns(changes), ...writtenColumn(written) }
      if (Object.keys(set).length === 0) return find(userId, draftId)
      const row = await db
        .updateTable('order_drafts')
        .set(set)
        .where('id', '=', draftId)
        .where('user_id', '=', userId)
        .returning(draftColumns)
        .executeTakeFirst()
      return row && toFields(row)
    },
  }
}

const writtenColumn = (written: WrittenWish | null | undefined) =>
  written === undefined ? {} : { written: written && toJsonb(written) }
