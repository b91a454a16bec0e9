import { sql, type Kysely } from 'kysely'
import { jsonObjectFrom } from 'kysely/helpers/postgres'
import type { AvatarStore } from '../../domain/avatars/avatar-store.ts'
import { atomically } from './atomically.ts'
import { toColumns, toFields } from './column-names.ts'
import { toJsonb } from './jsonb.ts'
import { createMainAvatar } from './main-avatar.ts'
import type { Schema } from './schema.ts'
import type { AvatarsTable } from './schema/avatars.ts'
import { trainingColumns } from './trainings.ts'

const avatarColumns = [
  'id',
  'user_id',
  'name',
  'type',
  'gender',
  'status',
  'is_main',
  'is_test',
  'photo_count',
  'image_count',
  'trigger_phrase',
  'preview_key',
  'preview_telegram_id',
  'keep_photos',
  'finetune_id',
  'counter_message_id',
  'created_at',
  'completed_at',
] as const satisfies (keyof AvatarsTable)[]

export function createAvatarStore(db: Kysely<Schema>): AvatarStore {
  const avatarsOf = (userId: number) =>
    db
      .selectFrom('avatars')
      .select(avatarColumns)
      .where('user_id', '=', userId)
      .where('deleted_at', 'is', null)

  return {
    async find(userId, avatarId) {
      const row = await avatarsOf(userId).where('id', '=', avatarId).executeTakeFirst()
      return row && toFields(row)
    },

    async findMain(userId) {
      const row = await avatarsOf(userId)
        .where(sql<boolean>`is_main`)
        .executeTakeFirst()
      return row && toFields(row)
    },

    async lock(userId, avatarId) {
      // "No key": images and photos that point at this avatar are written meanwhile without waiting.
      const row = await avatarsOf(userId).where('id', '=', avatarId).forNoKeyUpdate().executeTakeFirst()
      return row && toFields(row)
    },

    async findAt(userId, wantedPlace) {
      const row = await db
        .with('ranked', () =>
          avatarsOf(userId)
            .select(sql<number>`cast(row_number() over (order by id desc) as integer) - 1`.as('place'))
            .select(sql<number>`cast(count(*) over () as integer)`.as('count')),
        )
        .selectFrom('ranked')
        .selectAll()
        .select((eb) =>
          jsonObjectFrom(
            eb
              .selectFrom('trainings')
              .select(trainingColumns)
              .whereRef('trainings.avatar_id', '=', 'ranked.id')
              .orderBy('trainings.id', 'desc')
              .limit(1),
          ).as('training'),
        )
        .select((eb) =>
          jsonObjectFrom(
            eb
              .selectFrom('photos')
              .select(['photos.id', 'telegram_file_id', 'sent_as', 'storage_key'])
              .whereRef('photos.avatar_id', '=', 'ranked.id')
              .where(sql<boolean>`photos.status = 'valid' and photos.deleted_at is null`)
              .orderBy('photos.id')
              .limit(1),
          ).as('photo'),
        )
        .where('place', '=', sql<number>`least(cast(${Math.max(0, wantedPlace)} as bigint), count - 1)`)
        .executeTakeFirst()
      if (!row) return undefined
      const { place, count, training, photo, ...avatar } = row
      return {
        avatar: toFields(avatar),
        place,
        count,
        photo: photo && toFields(photo),
        training: training && { ...toFields(training), createdAt: new Date(training.created_at) },
      }
    },

    async list(userId, { status, limit }) {
      let query = avatarsOf(userId).orderBy('id', 'desc').limit(limit)
      if (status) query = query.where('status', '=', status)
      return (await query.execute()).map(toFields)
    },

    async add({ userId, type }) {
      const row = await db
        .insertInto('avatars')
        .values({ user_id: userId, type })
        .returning(avatarColumns)
        .executeTakeFirstOrThrow()
      return toFields(row)
    },

    async move(avatarId, from, to) {
      const moved = await db
        .updateTable('avatars')
        .set({ status: to, updated_at: sql<Date>`now()` })
        .where('id', '=', avatarId)
        .where('status', 'in', from)
        .executeTakeFirst()
      return moved.numUpdatedRows === 1n
    },

    async update(avatarId, { falResponseData, ...changes }) {
      await db
        .updateTable('avatars')
        .set({
          ...toColumns(changes),
          ...(falResponseData !== undefined && { fal_response_data: toJsonb(falResponseData) }),
          updated_at: sql<Date>`now()`,
        })
        .where('id', '=', avatarId)
        .execute()
    },

    becomeMainIfNone: (userId, avatarId) =>
      atomically(db, (trx) => createMainAvatar(trx, userId).takeIfFree(avatarId)),
    makeMain: (userId, avatarId) => atomically(db, (trx) => createMainAvatar(trx, userId).change(avatarId)),
    promoteNewest: (userId) => atomically(db, (trx) => createMainAvatar(trx, userId).takeNewestIfFree()),

    async markDeleted(userId, avatarId) {
      const deleted = await db
        .updateTable('avatars')
        .set({ deleted_at: sql<Date>`now()`, updated_at: sql<Date>`now()`, is_main: false })
        .where('id', '=', avatarId)
        .where('user_id', '=', userId)
        .where('deleted_at', 'is', null)
        .executeTakeFirst()
      return deleted.numUpdatedRows === 1n
    },

    async weights(avatarId) {
      const row = await db
        .selectFrom('avatars')
        .select(['trigger_phrase', 'gender', 'is_test', 'finetune_id'])
        .select(['weights_key', 'config_key', 'weights_url', 'weights_url_expires_at'])
        .where('id', '=', avatarId)
        .where('deleted_at', 'is', null)
        .executeTakeFirst()
      return row && toFields(row)
    },
  }
}
