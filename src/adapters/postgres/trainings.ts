import { sql, type Kysely } from 'kysely'
import type { TrainingStore } from '../../domain/avatars/avatar-store.ts'
import { toColumns, toFields } from './column-names.ts'
import type { Schema } from './schema.ts'
import type { TrainingsTable } from './schema/trainings.ts'
import { createWorkRow } from './work-row.ts'

// With the table's name, since the page of an avatar reads both.
export const trainingColumns = [
  'trainings.id',
  'trainings.avatar_id',
  'trainings.user_id',
  'trainings.status',
  'trainings.model',
  'trainings.steps',
  'trainings.learning_rate',
  'trainings.price_credits',
  'trainings.is_test',
  'trainings.error_code',
  'trainings.is_gift',
  'trainings.progress_message_id',
  'trainings.progress_text',
  'trainings.created_at',
] as const satisfies `trainings.${keyof TrainingsTable}`[]

/** Enough for a median, and the same cost after a hundred thousand trainings. */
const recentTrainings = 100
const fewestForMedian = 3

export function createTrainingStore(db: Kysely<Schema>): TrainingStore {
  const work = createWorkRow(db, 'trainings')
  return {
    ...work,

    async find(trainingId) {
      const row = await db
        .selectFrom('trainings')
        .select(trainingColumns)
        .where('id', '=', trainingId)
        .executeTakeFirst()
      return row && toFields(row)
    },

    async findLatest(avatarId) {
      const row = await db
        .selectFrom('trainings')
        .select(trainingColumns)
        .where('avatar_id', '=', avatarId)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row && toFields(row)
    },

    async add(training) {
      const row = await db
        .insertInto('trainings')
        .values(toColumns(training))
        .onConflict((conflict) =>
          conflict
            .columns(['user_id', 'ordered_by_update'])
            .where('ordered_by_update', 'is not', null)
            .doNothing(),
        )
        .returning(trainingColumns)
        .executeTakeFirst()
      return row && toFields(row)
    },

    async passOn(trainingId, to) {
      await db.updateTable('trainings').set(toColumns(to)).where('id', '=', trainingId).execute()
    },

    async countOf(userId) {
      const { count } = await db
        .selectFrom('trainings')
        .select(sql<number>`cast(count(*) as integer)`.as('count'))
        .where('user_id', '=', userId)
        // One that failed or was stopped was given back, and with it the right to try again.
        .where('status', 'in', ['pending', 'processing', 'completed'])
        .executeTakeFirstOrThrow()
      return count
    },

    async usualDurationMs(model, steps) {
      const { count, median } = await db
        .selectFrom((eb) =>
          eb
            .selectFrom('trainings')
            .select(sql<number>`extract(epoch from finished_at - created_at) * 1000 / steps`.as('step_ms'))
            .where('model', '=', model)
            .where(sql<boolean>`status = 'completed' and not is_test`)
            .orderBy('id', 'desc')
            .limit(recentTrainings)
            .as('recent'),
        )
        .select(sql<number>`cast(count(*) as integer)`.as('count'))
        .select(sql<number | null>`percentile_cont(0.5) within group (order by step_ms)`.as('median'))
        .executeTakeFirstOrThrow()
      return count < fewestForMedian || median === null ? undefined : Math.round(median * steps)
    },
  }
}
