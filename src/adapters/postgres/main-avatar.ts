import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Schema } from './schema.ts'

/**
 * At most one main avatar each, as the unique index demands. Every change locks the person first:
 * a statement that began before another's commit would not see its main avatar and break the index,
 * and with it the caller's whole transaction.
 */
export const createMainAvatar = (trx: Transaction<Schema>, userId: number) => {
  const lockPerson = () =>
    trx.selectFrom('users').select('id').where('id', '=', userId).forNoKeyUpdate().execute()

  const standing = () =>
    trx.selectFrom('avatars').select('id').where('user_id', '=', userId).where('deleted_at', 'is', null)

  const mainOnes = () => standing().where(sql<boolean>`is_main`)

  const appoint = () =>
    trx
      .updateTable('avatars')
      .set({ is_main: true, updated_at: sql<Date>`now()` })
      .where('user_id', '=', userId)
      .where('deleted_at', 'is', null)

  return {
    async takeIfFree(avatarId: number): Promise<void> {
      await lockPerson()
      await appoint()
        .where('id', '=', avatarId)
        .where((eb) => eb.not(eb.exists(mainOnes())))
        .execute()
    },

    async takeNewestIfFree(): Promise<void> {
      await lockPerson()
      await appoint()
        .where('id', '=', standing().where('status', '=', 'completed').orderBy('id', 'desc').limit(1))
        .where((eb) => eb.not(eb.exists(mainOnes())))
        .execute()
    },

    async change(avatarId: number): Promise<void> {
      await lockPerson()
      // A stranger's or a deleted avatar leaves everything as it is.
      await trx
        .updateTable('avatars')
        .set({ is_main: false, updated_at: sql<Date>`now()` })
        .where('id', 'in', mainOnes().where('id', '!=', avatarId))
        .where((eb) => eb.exists(standing().where('id', '=', avatarId)))
        .execute()
      await appoint().where('id', '=', avatarId).execute()
    },
  }
}
