import type { Kysely } from 'kysely'
import type { GenerationStore, NewGeneration } from '../../domain/generation/generation.ts'
import { toColumns, toFields } from './column-names.ts'
import { toJsonb } from './jsonb.ts'
import type { Schema } from './schema.ts'
import type { GenerationsTable } from './schema/generations.ts'
import { createWorkRow } from './work-row.ts'

export const generationColumns = [
  'id',
  'user_id',
  'avatar_id',
  'kind',
  'source_image_id',
  'source_photo_key',
  'status',
  'model',
  'format',
  'image_count',
  'delivered_count',
  'wish',
  'prompt',
  'prompt_changes',
  'seed',
  'first_of_training_id',
  'series_id',
  'written',
  'style_key',
  'price_credits',
  'error_code',
  'is_gift',
  'progress_message_id',
  'progress_text',
  'created_at',
] as const satisfies (keyof GenerationsTable)[]

export function createGenerationStore(db: Kysely<Schema>): GenerationStore {
  const work = createWorkRow(db, 'generations')
  const insert = (generations: readonly NewGeneration[]) =>
    db
      .insertInto('generations')
      .values(
        generations.map(({ promptChanges, written, ...generation }) => ({
          ...toColumns(generation),
          prompt_changes: toJsonb(promptChanges),
          written: written && toJsonb(written),
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .returning(generationColumns)

  return {
    ...work,

    async add(generation) {
      const row = await insert([generation]).executeTakeFirst()
      return row && toFields(row)
    },

    async addAll(generations) {
      const rows = await insert(generations).execute()
      return rows.map(toFields)
    },

    async find(generationId) {
      const row = await db
        .selectFrom('generations')
        .select(generationColumns)
        .where('id', '=', generationId)
        .executeTakeFirst()
      return row && toFields(row)
    },

    async findByDraft(draftId) {
      const row = await db
        .selectFrom('generations')
        .select(generationColumns)
        .where('draft_id', '=', draftId)
        .executeTakeFirst()
      return row && toFields(row)
    },

    async findFirstOf(trainingId) {
      const row = await db
        .selectFrom('generations')
        .select(generationColumns)
        .where('first_of_training_id', '=', trainingId)
        .executeTakeFirst()
      return row && toFields(row)
    },

    async update(generationId, changes) {
      const set = toColumns(changes)
      if (Object.keys(set).length === 0) return
      await db.updateTable('generations').set(set).where('id', '=', generationId).execute()
    },
  }
}
