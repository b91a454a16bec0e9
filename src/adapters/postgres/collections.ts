import { sql, type Kysely } from 'kysely'
import type { CollectionStore } from '../../domain/gallery/collection.ts'
import { manyImages } from '../../domain/gallery/gallery-state.ts'
import { atomically } from './atomically.ts'
import { storable, toFields } from './column-names.ts'
import { forgetCounts } from './gallery/forget-counts.ts'
import type { Schema } from './schema.ts'
import { sqlState } from './transaction.ts'

const uniqueViolation = '23505'

export function createCollectionStore(db: Kysely<Schema>): CollectionStore {
  const columns = ['id', 'user_id', 'name'] as const
  const own = (userId: number) => db.selectFrom('collections').select(columns).where('user_id', '=', userId)

  return {
    async add(userId, name, most) {
      const row = await db
        .insertInto('collections')
        .columns(['user_id', 'name'])
        .expression(
          sql`select cast(${userId} as bigint), cast(${storable(name)} as text)
            where (select count(*) from collections where user_id = ${userId}) < ${most}`,
        )
        .onConflict((conflict) => conflict.doNothing())
        .returning(columns)
        .executeTakeFirst()
      return row && toFields(row)
    },

    async find(userId, collectionId) {
      const row = await own(userId).where('id', '=', collectionId).executeTakeFirst()
      return row && toFields(row)
    },

    async findNamed(userId, name) {
      const row = await own(userId)
        .where(sql<boolean>`lower(name) = lower(${storable(name)})`)
        .executeTakeFirst()
      return row && toFields(row)
    },

    async list(userId, { from, limit, imageId }) {
      const rows = await own(userId)
        .select(
          sql<number>`(select count(*) from (
            select from collection_images member join images on images.id = member.image_id
            where member.collection_id = collections.id and images.deleted_at is null
            limit ${sql.lit(manyImages)}) counted)`.as('images'),
        )
        .select(
          sql<boolean>`exists (select from collection_images member
            where member.collection_id = collections.id and member.image_id = cast(${imageId} as bigint))`.as(
            'has_image',
          ),
        )
        .orderBy(sql`lower(name)`)
        .orderBy('id')
        .offset(from)
        .limit(limit)
        .execute()
      return rows.map((row) => toFields(row))
    },

    async rename(userId, collectionId, name) {
      try {
        const renamed = await db
          .updateTable('collections')
          .set({ name: storable(name) })
          .where('id', '=', collectionId)
          .where('user_id', '=', userId)
          .executeTakeFirst()
        return renamed.numUpdatedRows === 1n
      } catch (error) {
        if (sqlState(error) === uniqueViolation) return false
        throw error
      }
    },

    remove: (userId, collectionId) =>
      atomically(db, async (trx) => {
        const removed = await trx
          .deleteFrom('collections')
          .where('id', '=', collectionId)
          .where('user_id', '=', userId)
          .executeTakeFirst()
        await sql`
          update galleries set filter = filter || '{"collectionId": null}', view = view + 1, image_id = null, place = 0,
            total = null
          where user_id = ${userId} and (filter ->> 'collectionId')::bigint = ${collectionId}`.execute(trx)
        return removed.numDeletedRows === 1n
      }),

    async setMember(userId, { collectionId, imageId, isIn }) {
      const { rows } = await sql`
        select from collections join images on images.user_id = collections.user_id
        where collections.user_id = ${userId} and collections.id = ${collectionId} and images.id = ${imageId}
          and images.deleted_at is null`.execute(db)
      if (rows.length === 0) return false
      if (isIn)
        await db
          .insertInto('collection_images')
          .values({ collection_id: collectionId, image_id: imageId })
          .onConflict((conflict) => conflict.doNothing())
          .execute()
      else
        await db
          .deleteFrom('collection_images')
          .where('collection_id', '=', collectionId)
          .where('image_id', '=', imageId)
          .execute()
      await forgetCounts(db, userId)
      return true
    },
  }
}
