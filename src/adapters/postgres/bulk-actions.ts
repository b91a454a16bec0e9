import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { BulkAction, BulkStore } from '../../domain/gallery/bulk-action.ts'
import { toColumns, toFields } from './column-names.ts'
import { forgetCounts } from './gallery/forget-counts.ts'
import { boundsOf, shownImages } from './gallery/shown-images.ts'
import { toJsonb } from './jsonb.ts'
import type { Schema } from './schema.ts'

export function createBulkStore(db: Kysely<Schema>): BulkStore {
  const actions = () =>
    db
      .selectFrom('bulk_actions')
      .select(['id', 'user_id', 'kind', 'status', 'filter', 'view', 'collection_id', 'images', 'changed'])
      .select(['next_id', 'created_at'])
      .select((eb) =>
        eb
          .selectFrom('collections')
          .select('name')
          .whereRef('collections.id', '=', 'bulk_actions.collection_id')
          .as('collection_name'),
      )

  return {
    async add({ filter, ...action }) {
      await db
        .deleteFrom('bulk_actions')
        .where('user_id', '=', action.userId)
        .where('status', '=', 'asked')
        .execute()
      const { id } = await db
        .insertInto('bulk_actions')
        .values({ ...toColumns(action), filter: toJsonb(filter) })
        .returning('id')
        .executeTakeFirstOrThrow()
      return id
    },

    async find(userId, actionId) {
      const row = await actions().where('id', '=', actionId).where('user_id', '=', userId).executeTakeFirst()
      return row && toFields(row)
    },

    async lock(actionId) {
      const row = await actions().where('id', '=', actionId).forUpdate('bulk_actions').executeTakeFirst()
      return row && toFields(row)
    },

    async step(action, selection, limit) {
      const { userId, nextId } = action
      const { oldest, newest } = boundsOf(userId, selection)
      const until = sql<number>`least(${newest}, cast(${nextId} as bigint))`
      const ids = shownImages(userId, selection)({ direction: 'older', oldest, newest: until, limit })
      const { rows } = await sql<{ looked: number; last: number | null; changed: number }>`
        with batch as materialized (select id from ${ids} shown),
        changed as (${changeOf(action)})
        select count(*) as looked, min(id) as last, (select count(*) from changed) as changed from batch`.execute(
        db,
      )
      const { looked = 0, last: lastId = null, changed = 0 } = rows[0] ?? {}
      await forgetCounts(db, userId)
      return { changed, lastId, isLast: looked < limit }
    },

    async restore({ id }, limit) {
      const { rows } = await sql<{ found: number }>`
        with batch as materialized (select id from images where deleted_with = ${id} order by id limit ${limit}),
        restored as (
          update images set deleted_at = null, deleted_with = null
          where deleted_with = ${id} and id in (select id from batch)
        )
        select count(*) as found from batch`.execute(db)
      return rows[0]?.found ?? 0
    },

    async update(actionId, changes) {
      await db.updateTable('bulk_actions').set(toColumns(changes)).where('id', '=', actionId).execute()
    },
  }
}

/** What is done with the images of `batch`; returns a row for each that it changed. */
function changeOf({ id, userId, kind, collectionId, createdAt }: BulkAction): RawBuilder<unknown> {
  // The batch is of this person alone. With `user_id = …` the planner may walk all their images for each of the batch.
  const meant = sql`images.id in (select id from batch) and deleted_at is null`
  switch (kind) {
    case 'favourite':
      return sql`update images set is_favourite = true where ${meant} and not is_favourite returning id`
    case 'delete':
      return sql`update images set deleted_at = ${createdAt}, deleted_with = ${id} where ${meant} returning id`
    case 'collect':
      return sql`insert into collection_images (collection_id, image_id)
        select collections.id, batch.id from batch
        join collections on collections.id = ${collectionId} and collections.user_id = ${userId}
        on conflict do nothing returning image_id`
  }
}
