import type { Kysely } from 'kysely'
import type { DraftStore } from '../../domain/generation/generation.ts'
import { toColumns, toFields } from './column-names.ts'
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

    async add(draft) {
      const row = await db
        .insertInto('order_drafts')
        .values(toColumns(draft))
        .returning(draftColumns)
        .executeTakeFirstOrThrow()
      return toFields(row)
    },

    async update(userId, draftId, changes) {
      const set = toColumns(changes)
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
