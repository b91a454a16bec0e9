import { sql, type Transaction } from 'kysely'
import type { PhotoResult } from '../../domain/avatars/avatar-store.ts'
import { toColumns } from './column-names.ts'
import type { Schema } from './schema.ts'

/**
 * Two photos of the same bytes may be checked at the same moment. The avatar's row is locked first, so
 * the second sees what the first has settled: no unique violation ends the caller's transaction.
 */
export async function settlePhoto(
  trx: Transaction<Schema>,
  photoId: number,
  result: PhotoResult,
): Promise<'settled' | 'already-settled' | 'taken'> {
  const photo = await lockAvatarOf(trx, photoId)
  if (!photo) return 'already-settled'

  const settled = await trx
    .updateTable('photos')
    .set(toColumns(result))
    .where('id', '=', photoId)
    .where('status', '=', 'pending')
    .where('deleted_at', 'is', null)
    .$if(result.status === 'valid', (query) =>
      query.where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('photos as twin')
              .select('twin.id')
              .where('twin.avatar_id', '=', photo.avatar_id)
              .where('twin.sha256', '=', result.sha256 ?? null)
              .where(sql<boolean>`twin.status = 'valid' and twin.deleted_at is null`),
          ),
        ),
      ),
    )
    .executeTakeFirst()
  if (settled.numUpdatedRows === 1n) return 'settled'
  return (await isPending(trx, photoId)) ? 'taken' : 'already-settled'
}

const lockAvatarOf = (trx: Transaction<Schema>, photoId: number) =>
  trx
    .selectFrom('photos')
    .innerJoin('avatars', 'avatars.id', 'photos.avatar_id')
    .select('photos.avatar_id')
    .where('photos.id', '=', photoId)
    .forNoKeyUpdate('avatars')
    .executeTakeFirst()

const isPending = (trx: Transaction<Schema>, photoId: number) =>
  trx
    .selectFrom('photos')
    .select('id')
    .where('id', '=', photoId)
    .where('status', '=', 'pending')
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
