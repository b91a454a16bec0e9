import { sql, type Kysely } from 'kysely'
import type { PhotoCount, PhotoStore } from '../../domain/avatars/avatar-store.ts'
import { atomically } from './atomically.ts'
import { toColumns, toFields } from './column-names.ts'
import type { Schema } from './schema.ts'
import type { PhotosTable } from './schema/avatars.ts'
import { settlePhoto } from './settle-photo.ts'

const photoColumns = [
  'id',
  'avatar_id',
  'status',
  'reason',
  'telegram_file_id',
  'sent_as',
  'storage_key',
  'width',
  'height',
  'advice',
  'perceptual_hash',
  'colours',
] as const satisfies (keyof PhotosTable)[]

export function createPhotoStore(db: Kysely<Schema>): PhotoStore {
  const standing = () =>
    db.selectFrom('photos').where('deleted_at', 'is', null).where('status', 'in', ['pending', 'valid'])

  return {
    async add(photo) {
      const row = await db
        .insertInto('photos')
        .values(toColumns(photo))
        .onConflict((conflict) => conflict.columns(['avatar_id', 'message_id']).doNothing())
        .returning(photoColumns)
        .executeTakeFirst()
      return row && toFields(row)
    },

    async find(photoId) {
      const row = await db
        .selectFrom('photos')
        .select(photoColumns)
        .select('user_id')
        .where('id', '=', photoId)
        .where('deleted_at', 'is', null)
        .executeTakeFirst()
      return row && toFields(row)
    },

    async countStanding(avatarId) {
      const { count } = await standing()
        .select(sql<number>`cast(count(*) as integer)`.as('count'))
        .where('avatar_id', '=', avatarId)
        .executeTakeFirstOrThrow()
      return count
    },

    async count(avatarId) {
      const groups = await db
        .selectFrom('photos')
        .select(['status', sql<string>`coalesce(reason, status)`.as('reason')])
        .select(sql<number>`cast(count(*) filter (where deleted_at is null) as integer)`.as('count'))
        // Removed ones too: their messages still stand in the chat.
        .select(sql<number>`max(message_id)`.as('last_message_id'))
        .where('avatar_id', '=', avatarId)
        .groupBy(['status', sql`coalesce(reason, status)`])
        .execute()
      return toPhotoCount(groups)
    },

    async list(avatarId) {
      const rows = await standing()
        .select(photoColumns)
        .where('avatar_id', '=', avatarId)
        .orderBy('id')
        .execute()
      return rows.map(toFields)
    },

    async findAt(userId, avatarId, wantedPlace) {
      const row = await db
        .with('ranked', () =>
          standing()
            .select(photoColumns)
            .select(sql<number>`cast(row_number() over (order by id) as integer) - 1`.as('place'))
            .select(sql<number>`cast(count(*) over () as integer)`.as('count'))
            .where('user_id', '=', userId)
            .where('avatar_id', '=', avatarId),
        )
        .selectFrom('ranked')
        .selectAll()
        .where('place', '=', sql<number>`least(cast(${Math.max(0, wantedPlace)} as bigint), count - 1)`)
        .executeTakeFirst()
      if (!row) return undefined
      const { place, count, ...photo } = row
      return { photo: toFields(photo), place, count }
    },

    settle: (photoId, result) => atomically(db, (trx) => settlePhoto(trx, photoId, result)),

    async markDeleted(userId, photoId) {
      const row = await db
        .updateTable('photos')
        .set({ deleted_at: sql<Date>`now()` })
        .where('id', '=', photoId)
        .where('user_id', '=', userId)
        .where('deleted_at', 'is', null)
        .returning(['avatar_id', 'storage_key'])
        .executeTakeFirst()
      return row && toFields(row)
    },

    async copyValid(fromAvatarId, toAvatarId) {
      const rows = await db
        .insertInto('photos')
        .columns(['avatar_id', 'user_id', 'telegram_file_id', 'telegram_unique_id', 'sent_as', 'message_id'])
        .expression((eb) =>
          eb
            .selectFrom('photos')
            .select(sql<number>`cast(${toAvatarId} as bigint)`.as('avatar_id'))
            .select(['user_id', 'telegram_file_id', 'telegram_unique_id', 'sent_as', 'message_id'])
            .where('avatar_id', '=', fromAvatarId)
            .where(sql<boolean>`status = 'valid' and deleted_at is null`)
            .orderBy('id'),
        )
        .returning('id')
        .execute()
      return rows.map(({ id }) => id)
    },

    async markAllDeleted(avatarId) {
      const rows = await db
        .updateTable('photos')
        .set({ deleted_at: sql<Date>`now()` })
        .where('avatar_id', '=', avatarId)
        .where('deleted_at', 'is', null)
        .returning('storage_key')
        .execute()
      return rows.flatMap(({ storage_key: key }) => key ?? [])
    },
  }
}

function toPhotoCount(
  groups: readonly { status: string; reason: string; count: number; last_message_id: number }[],
): PhotoCount {
  const counted = groups.filter((each) => each.count > 0)
  const numberOf = (status: string) =>
    counted.filter((each) => each.status === status).reduce((sum, each) => sum + each.count, 0)
  const refused: Record<string, number> = {}
  for (const { status, reason, count } of counted) {
    if (status === 'invalid' || status === 'duplicate') refused[reason] = (refused[reason] ?? 0) + count
  }
  return {
    pending: numberOf('pending'),
    valid: numberOf('valid'),
    refused,
    lastMessageId: Math.max(0, ...groups.map((each) => each.last_message_id)),
  }
}
