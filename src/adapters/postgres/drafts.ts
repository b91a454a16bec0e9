import type { Kysely } from 'kysely'
import type { DraftChanges, DraftStore } from '../../domain/generation/generation.ts'
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
  'style_keys',
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

    async add({ written, styleKeys, ...draft }) {
      const row = await db
        .insertInto('order_drafts')
        .values({ ...toColumns(draft), ...jsonColumns({ written, styleKeys }) })
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

    async update(userId, draftId, { written, styleKeys, ...changes }) {
      const set = { ...toColumns(changes), ...jsonColumns({ written, styleKeys }) }
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

const jsonColumns = ({
  written,
  styleKeys,
}: {
  written: DraftChanges['written'] | undefined
  styleKeys: DraftChanges['styleKeys'] | undefined
}) => ({
  ...(written === undefined ? {} : { written: written && toJsonb(written) }),
  ...(styleKeys === undefined ? {} : { style_keys: toJsonb(styleKeys) }),
})
