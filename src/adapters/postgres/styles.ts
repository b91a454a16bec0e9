import { sql, type Kysely } from 'kysely'
import type { StyleStore } from '../../domain/styles/style-store.ts'
import { toFields } from './column-names.ts'
import { toJsonb } from './jsonb.ts'
import type { Schema } from './schema.ts'

export function createStyleStore(db: Kysely<Schema>): StyleStore {
  const known = (userId: number) =>
    db
      .selectFrom('styles')
      .leftJoin('style_favourites', (join) =>
        join.onRef('style_favourites.style_id', '=', 'styles.id').on('style_favourites.user_id', '=', userId),
      )
      .select(['id', 'key', 'category', 'position', 'names', 'descriptions', 'tags', 'prompt'])
      .select(sql<boolean>`style_favourites.user_id is not null`.as('is_favourite'))
  const visible = (userId: number) => known(userId).where('styles.enabled', '=', true)

  return {
    async list(userId, selection) {
      const all = visible(userId)
      switch (selection.kind) {
        case 'category':
          return (
            await all.where('category', '=', selection.category).orderBy('position').orderBy('id').execute()
          ).map(toFields)
        case 'popular':
          return (await all.orderBy('use_count', 'desc').orderBy('id').limit(selection.limit).execute()).map(
            toFields,
          )
        case 'favourites':
          return (
            await all
              .where('style_favourites.user_id', 'is not', null)
              .orderBy('style_favourites.created_at', 'desc')
              .limit(50)
              .execute()
          ).map(toFields)
        case 'keys':
          if (selection.keys.length === 0) return []
          return (await known(userId).where('key', 'in', selection.keys).execute()).map(toFields)
        case 'search': {
          const text = sql<string>`lower(names::text || ' ' || descriptions::text || ' ' || tags)`
          const found = selection.parts.reduce(
            (query, part) => query.where(sql<boolean>`strpos(${text}, ${part}) > 0`),
            all,
          )
          return (
            await found.orderBy('use_count', 'desc').orderBy('id').limit(selection.limit).execute()
          ).map(toFields)
        }
      }
    },

    async find(userId, style) {
      const all = visible(userId)
      const row = await // A forged button may hold a number that no id of this type can have.
      (
        'id' in style
          ? all.where('id', '=', sql<number>`cast(${style.id} as bigint)`)
          : all.where('key', '=', style.key)
      ).executeTakeFirst()
      return row && toFields(row)
    },

    async setFavourite(userId, styleId, isFavourite) {
      if (isFavourite)
        await db
          .insertInto('style_favourites')
          .values({ user_id: userId, style_id: styleId })
          .onConflict((conflict) => conflict.doNothing())
          .execute()
      else
        await db
          .deleteFrom('style_favourites')
          .where('user_id', '=', userId)
          .where('style_id', '=', styleId)
          .execute()
    },

    async noteUse(keys) {
      await db
        .updateTable('styles')
        .set({ use_count: sql`use_count + 1` })
        .where('key', 'in', keys)
        .execute()
    },

    async addMissing(styles) {
      await db
        .insertInto('styles')
        .values(
          styles.map(({ names, descriptions, ...style }) => ({
            ...style,
            names: toJsonb(names),
            descriptions: toJsonb(descriptions),
          })),
        )
        .onConflict((conflict) => conflict.column('key').doNothing())
        .execute()
    },
  }
}
