import { sql, type RawBuilder } from 'kysely'
import type { ImageSelection } from '../../../domain/gallery/gallery-filter.ts'

/** How far several conditions are looked for picture by picture before their postings are intersected. */
const walkedAtLeast = 1000
const walkedForEach = 20

type Condition = RawBuilder<boolean>
type Id = RawBuilder<number>

/** An index whose order is the gallery's, and what it cannot tell. */
interface Walk {
  readonly from: RawBuilder<unknown>
  readonly id: RawBuilder<unknown>
  /** The columns before the id, with the one value of each. */
  readonly prefix: readonly (readonly [column: RawBuilder<unknown>, value: RawBuilder<unknown>])[]
  /** Written out, not parameters: the planner takes a partial index only where it sees the condition. */
  readonly isShown: Condition
  /** Checked image by image; null where the index tells everything. */
  readonly isMeant: Condition | null
  /** What else must be checked of an image that the index of terms has found. */
  readonly isFar?: Condition
}

export interface Stretch {
  readonly direction: 'older' | 'newer'
  /** Both belong to it. */
  readonly oldest: Id
  readonly newest: Id
  readonly limit: number
}

const imagesWalk = (userId: number, more: readonly Walk['prefix'][number][], isShown: Condition) => ({
  from: sql`images`,
  id: sql`images.id`,
  prefix: [[sql`images.user_id`, sql`cast(${userId} as bigint)`] as const, ...more],
  isShown,
})

/** All ids that a selection shows within a stretch, nearest first: a subquery at equal cost for any number of images. */
export function shownImages(userId: number, selection: ImageSelection) {
  const walk = walkOf(userId, selection)
  const terms = termsOf(userId, selection)
  // Without terms the index of terms knows nothing: what is left is walked.
  const isMixed = walk.isMeant !== null && terms.count > 0

  const ids = ({ direction, oldest, newest, limit }: Stretch): RawBuilder<number> => {
    const columns = sql.join([...walk.prefix.map(([column]) => column), walk.id])
    const keyAt = (id: Id) => sql.join([...walk.prefix.map(([, value]) => value), id])
    const order = direction === 'older' ? sql`desc` : sql`asc`
    const ordered = sql.join(
      [...walk.prefix.map(([column]) => column), walk.id].map((each) => sql`${each} ${order}`),
    )
    // Owner and id compared as one. With `user_id = …` the planner may walk the primary key instead,
    // through everything that others have made since.
    const stretch = sql`${walk.isShown} and (${columns}) >= (${keyAt(oldest)}) and (${columns}) <= (${keyAt(newest)})`
    if (walk.isMeant === null)
      return sql`(select ${walk.id} as id from ${walk.from} where ${stretch} order by ${ordered} limit ${sql.lit(limit)})`

    const walked = sql`select ${walk.id} as id, (${walk.isMeant}) as is_meant from ${walk.from} where ${stretch} order by ${ordered}`
    if (!isMixed) return sql`(select id from (${walked}) walked where is_meant limit ${sql.lit(limit)})`
    // What meets often is met within a few steps; what meets rarely, or never, has short postings in common.
    const steps = sql.lit(Math.max(walkedAtLeast, walkedForEach * limit))
    return sql`(
      with near as materialized (
        select id from (${walked} limit ${steps}) walked where is_meant limit ${sql.lit(limit)}
      ),
      -- Enough, or all there is.
      walk as materialized (
        select case when count(*) = ${sql.lit(limit)} then true else not exists (
          select from ${walk.from} where ${stretch} order by ${ordered} offset ${steps} limit 1
        ) end as is_enough from near
      )
      select id from near where (select is_enough from walk)
      union all
      select id from (
        select id from (
          select images.id from images
          where terms @> ${terms.array} and ${walk.isShown} and ${walk.isFar ?? sql`true`}
            and images.id + 0 >= ${oldest} and images.id + 0 <= ${newest}
          offset 0
        ) met order by id ${order} limit ${sql.lit(limit)}
      ) far where not (select is_enough from walk)
    )`
  }
  /** Whether the index alone tells what is shown: then one plan suits all. */
  return Object.assign(ids, { isOneWalk: walk.isMeant === null })
}

function walkOf(userId: number, selection: ImageSelection): Walk {
  const { avatar, model, format, favouritesOnly, collectionId, isTrash } = selection
  if (isTrash) return { ...imagesWalk(userId, [], sql<boolean>`deleted_at is not null`), isMeant: null }
  const live = sql<boolean>`deleted_at is null`
  const terms = termsOf(userId, selection)
  const meets = sql<boolean>`terms @> ${terms.array}`
  const isKept = sql<boolean>`(is_favourite or ${sql.lit(!favouritesOnly)})`
  if (collectionId !== null)
    return {
      from: sql`collection_images join images on images.id = collection_images.image_id`,
      id: sql`collection_images.image_id`,
      prefix: [[sql`collection_images.collection_id`, sql`cast(${collectionId} as bigint)`]],
      isShown: sql`${live} and images.user_id = ${userId}`,
      isMeant: terms.count > 0 ? sql`${meets} and ${isKept}` : favouritesOnly ? isKept : null,
      isFar: sql`${isKept} and exists (select from collection_images
        where collection_id = cast(${collectionId} as bigint) and image_id = images.id)`,
    }
  const alone = terms.count > 1 ? meets : null
  if (favouritesOnly)
    return {
      ...imagesWalk(userId, [], sql`${live} and is_favourite`),
      isMeant: terms.count > 0 ? meets : null,
    }
  if (typeof avatar === 'number')
    return {
      ...imagesWalk(userId, [[sql`images.avatar_id`, sql`cast(${avatar} as bigint)`]], live),
      isMeant: alone,
    }
  if (model !== null)
    return { ...imagesWalk(userId, [[sql`images.model`, sql`cast(${model} as text)`]], live), isMeant: alone }
  if (format !== null)
    return {
      ...imagesWalk(userId, [[sql`images.format`, sql`cast(${format} as text)`]], live),
      isMeant: alone,
    }
  if (avatar === 'none')
    return { ...imagesWalk(userId, [], sql`${live} and avatar_id is null`), isMeant: alone }
  if (avatar === 'any')
    return { ...imagesWalk(userId, [], sql`${live} and avatar_id is not null`), isMeant: alone }
  return { ...imagesWalk(userId, [], live), isMeant: terms.count > 0 ? meets : null }
}

/** The conditions as the index of terms knows them, and how many there are. Favourites change too often to be one. */
function termsOf(userId: number, { avatar, model, format, words }: ImageSelection) {
  const facets = [
    avatar === 'none' ? 'avatar:absent' : avatar === null ? null : `avatar:${avatar}`,
    model === null ? null : `model:${model}`,
    format === null ? null : `format:${format}`,
  ].filter((each) => each !== null)
  const named = sql`array[${sql.join(facets.map((each) => sql`cast(${`${userId}=${each}`} as text)`))}]::text[]`
  const typed = words === null ? null : sql`search_terms(${userId}, ${words})`
  const array = typed === null ? named : facets.length === 0 ? typed : sql`${typed} || ${named}`
  // A subquery is computed once; and its value, unknown to the planner, tempts it to no other index.
  return { count: facets.length + (words === null ? 0 : 1), array: sql<string[]>`(select ${array})` }
}

const largestId = sql<number>`cast(9223372036854775807 as bigint)`
const smallestId = sql<number>`cast(0 as bigint)`

/** Where a period begins and ends, as ids: images are numbered as they come. Nothing lies between them where it is empty. */
export function boundsOf(
  userId: number,
  { createdFrom, createdBefore, isTrash }: ImageSelection,
): { oldest: Id; newest: Id } {
  const at = (moment: Date) => sql`cast(${moment} as timestamptz)`
  const columns = sql`user_id, created_at, id`
  const from = sql`select id from images where deleted_at is null`
  return {
    oldest:
      createdFrom === null || isTrash
        ? smallestId
        : sql`coalesce((${from} and (${columns}) >= (${userId}, ${at(createdFrom)}, 0) and user_id <= ${userId}
            order by user_id, created_at, id limit 1), ${largestId})`,
    newest:
      createdBefore === null || isTrash
        ? largestId
        : sql`coalesce((${from} and (${columns}) < (${userId}, ${at(createdBefore)}, 0) and user_id >= ${userId}
            order by user_id desc, created_at desc, id desc limit 1), ${smallestId})`,
  }
}
