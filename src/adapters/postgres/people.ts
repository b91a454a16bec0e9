import { sql, type Kysely, type Selectable } from 'kysely'
import { everything } from '../../domain/gallery/gallery-filter.ts'
import { newGallery, type GalleryState } from '../../domain/gallery/gallery-state.ts'
import type { PeopleStore, Person } from '../../domain/people/person.ts'
import { toColumns, toFields } from './column-names.ts'
import { prepared } from './prepared.ts'
import type { Schema } from './schema.ts'
import type { UsersTable } from './schema/people.ts'

const personColumns = [
  'id',
  'telegram_id',
  'first_name',
  'language',
  'telegram_language',
  'default_format',
  'default_count',
  'quick_mode',
  'improve_wishes',
  'notices_on',
  'balance_credits',
  'image_count',
  'expects',
  'expects_update',
  'expected_before',
  'unreachable_since',
  'banned_at',
] as const satisfies (keyof UsersTable)[]

type PersonColumns = Pick<Selectable<UsersTable>, (typeof personColumns)[number]> & { telegram_id: number }

type GalleryRow = { gallery: GalleryState | null }
export type PersonRow = PersonColumns & GalleryRow

/** A filter that was kept before a new condition came lacks it. */
export const toPerson = ({ gallery, ...row }: PersonRow): Person => ({
  ...toFields(row),
  gallery: gallery ? { ...gallery, filter: { ...everything, ...gallery.filter } } : newGallery,
})

const galleryOfUser = sql<GalleryState | null>`(
  select jsonb_build_object('filter', filter, 'view', view, 'imageId', image_id, 'place', place, 'total', total,
    'imageCount', galleries.image_count, 'collectionName', (
      select name from collections
      where collections.id = (filter ->> 'collectionId')::bigint and collections.user_id = users.id))
  from galleries where user_id = users.id)`.as('gallery')

/** Whoever asked to be forgotten has no Telegram id any more and is found by nobody. */
export const selectPeople = (db: Kysely<Schema>) =>
  db
    .selectFrom('users')
    .select(personColumns)
    .select(galleryOfUser)
    .where('telegram_id', 'is not', null)
    .$narrowType<PersonColumns>()

export function createPeopleStore(db: Kysely<Schema>): PeopleStore {
  const people = () => selectPeople(db)

  return {
    async findByTelegramId(telegramId) {
      const row = await people()
        .modifyFront(prepared)
        .where('telegram_id', '=', telegramId)
        .executeTakeFirst()
      return row && toPerson(row)
    },

    async find(userId) {
      const row = await people().where('id', '=', userId).executeTakeFirst()
      return row && toPerson(row)
    },

    async add(person) {
      const { is_new: isNew, ...row } = await db
        .insertInto('users')
        .values(toColumns(person))
        .onConflict((conflict) =>
          conflict.column('telegram_id').doUpdateSet((eb) => ({
            first_name: eb.ref('excluded.first_name'),
            username: eb.ref('excluded.username'),
            telegram_language: eb.ref('excluded.telegram_language'),
            last_seen_at: sql<Date>`now()`,
          })),
        )
        .returning(personColumns)
        .returning(galleryOfUser)
        // Only a row that was there before carries the mark of the transaction that changed it.
        .returning(sql<boolean>`xmax = 0`.as('is_new'))
        .$narrowType<PersonColumns>()
        .executeTakeFirstOrThrow()
      return { person: toPerson(row), isNew }
    },

    async update(userId, changes) {
      const set = toColumns(changes)
      if (Object.keys(set).length === 0) return
      await db.updateTable('users').set(set).where('id', '=', userId).execute()
    },

    async expect(userId, expectation, updateId) {
      await db
        .updateTable('users')
        .set({
          expects: expectation,
          // The same update may change it twice, or once more when it comes again: it came but once.
          expected_before: sql<
            string | null
          >`case when expects_update = ${updateId} then expected_before else expects end`,
          expects_update: updateId,
        })
        .where('id', '=', userId)
        .execute()
    },

    async grantWelcomeOnce(personHash) {
      const granted = await db
        .insertInto('welcome_grants')
        .values({ person_hash: personHash })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      return granted.numInsertedOrUpdatedRows === 1n
    },
  }
}
