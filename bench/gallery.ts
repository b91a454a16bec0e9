// A page of the gallery for somebody with a million images ÷ with a hundred, under each filter, and what searching and
// numbers take, on a real PostgreSQL. Usage: TEST_DATABASE_URL=postgres://… npm run bench:gallery [-- 200000]
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Client } from 'pg'
import { openDatabase } from '../src/adapters/postgres/open-database.ts'
import { migrate } from '../src/adapters/postgres/migrate.ts'
import { createImageStore } from '../src/adapters/postgres/images.ts'
import { createPeopleStore } from '../src/adapters/postgres/people.ts'
import { everything, isEverything, type GalleryFilter } from '../src/domain/gallery/gallery-filter.ts'
import { newGallery } from '../src/domain/gallery/gallery-state.ts'

const manyImages = Number(process.argv[2] ?? 1_000_000)
const fewImages = 100
const rounds = 300
const slowest = 'a frequent word of long ago'
const server = process.env['TEST_DATABASE_URL']
if (server === undefined)
  throw new Error('TEST_DATABASE_URL must name a PostgreSQL where databases may be made')

const name = `aisha_bench_${randomUUID().replaceAll('-', '')}`
await onServer(`create database ${name}`)
const database = await openDatabase({
  kind: 'postgres',
  url: Object.assign(new URL(server), { pathname: `/${name}` }).href,
})
const { db } = database
const images = createImageStore(db)
const people = createPeopleStore(db)
try {
  await migrate(database, { directory: new URL('../migrations/', import.meta.url) })
  // Built behind the rows: filling it row by row takes minutes.
  await sql`drop index ix_images_terms`.execute(db)
  const rich = await seed(1, manyImages)
  const poor = await seed(2, fewImages)
  await database.runScript(`
    set local statement_timeout = 0;
    create index ix_images_terms on images using gin (terms) with (fastupdate = off)`)
  await db.connection().execute(async (connection) => {
    await sql`set statement_timeout = 0`.execute(connection)
    await sql`vacuum analyze`.execute(connection)
  })
  const filters: Record<string, (who: Seeded) => Partial<GalleryFilter>> = {
    everything: () => ({}),
    favourites: () => ({ favouritesOnly: true }),
    'one avatar': ({ avatarId }) => ({ avatar: avatarId }),
    'any avatar': () => ({ avatar: 'any' }),
    'no avatar': () => ({ avatar: 'none' }),
    'one model': () => ({ model: 'imagen4' }),
    'one format': () => ({ format: '3:4' }),
    'a period': () => ({ period: { from: '2000-01-01', to: '2100-01-01' } }),
    'the trash': () => ({ isTrash: true }),
  }
  for (const [label, filterOf] of Object.entries(filters)) {
    const times: Record<'rich' | 'poor', number[]> = { rich: [], poor: [] }
    const walkers = { rich: await walker(rich, filterOf(rich)), poor: await walker(poor, filterOf(poor)) }
    for (let round = 0; round < rounds; round += 1)
      for (const who of round % 2 === 0 ? (['rich', 'poor'] as const) : (['poor', 'rich'] as const))
        times[who].push(await walkers[who]())
    const ratio = (share: number) => (at(times.rich, share) / at(times.poor, share)).toFixed(2)
    console.log(
      `next page, ${label}: median ${at(times.rich, 0.5).toFixed(2)} ms, ×${ratio(0.5)} (at most 1.15); 95th percentile ×${ratio(0.95)} (at most 1.5)`,
    )
  }
  const searches: Record<string, Partial<GalleryFilter>> = {
    'a rare word': { words: 'lighthouse' },
    'a frequent word': { words: 'портрет' },
    'an absent word': { words: 'zeppelin' },
    'two frequent words that never meet': { words: 'sunny rainy' },
    'an avatar and a word': { avatar: rich.avatarId, words: 'rainy' },
    [slowest]: { words: 'ancient' },
  }
  for (const [label, filter] of Object.entries(searches)) {
    const times: number[] = []
    for (let round = 0; round < 9; round += 1) times.push(await timed(() => pageOf(rich, filter, null)))
    console.log(
      `search for ${label} in ${manyImages} images: median ${at(times, 0.5).toFixed(1)} ms (${label === slowest ? 'the slowest there is' : 'at most 150'})`,
    )
  }
  const times: number[] = []
  for (let round = 0; round < 51; round += 1) times.push(await timed(() => images.numbers(rich.userId)))
  console.log(`numbers of ${manyImages} images: median ${at(times, 0.5).toFixed(1)} ms (at most 50)`)
} finally {
  await database.close()
  await onServer(`drop database ${name} with (force)`)
}

interface Seeded {
  readonly userId: number
  readonly avatarId: number
  readonly telegramId: number
  readonly count: number
}

/** Wishes repeat as people's do; images are sunny or rainy by turns, the older half is ancient, one in 100,000 is rare. */
async function seed(telegramId: number, count: number): Promise<Seeded> {
  const { person } = await people.add({
    telegramId,
    firstName: 'Anna',
    username: null,
    telegramLanguage: 'ru',
  })
  const { id: userId } = person
  const { id: avatarId } = await db
    .insertInto('avatars')
    .values({ user_id: userId, type: 'portrait', name: 'Anna' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await database.runScript(`
    set local statement_timeout = 0;
    -- Neither triggers nor foreign keys a million times: the counters are filled at the end.
    set local session_replication_role = replica;
    insert into generations (user_id, model, format, image_count, wish, prompt, price_credits)
    select ${userId}, 'flux-lora', '3:4', 1,
      'портрет ' || case when n % 2 = 0 then 'sunny' else 'rainy' end || case when n < ${count / 2} then ' ancient' else '' end
        || case when n % 100000 = 77 then ' lighthouse' else '' end,
      'a portrait in soft evening light, 85 mm lens, shallow depth of field, ' || (array['sea', 'forest', 'city', 'desert'])[1 + n % 4], 1
    from generate_series(1, ${count}) n;
    set local work_mem = '256MB';
    create temp table numbered on commit drop as select id, row_number() over (order by id) as n, wish || ' ' || prompt as said
      from generations where user_id = ${userId};
    insert into images (user_id, generation_id, avatar_id, position, bucket, storage_key, thumbnail_key, content_type, width, height,
      model, is_favourite, deleted_at, created_at, terms)
    select ${userId}, id, a, 0, 'images', 'k' || id, 't' || id, 'image/jpeg', 864, h, m, n % 3 = 0,
      case when n % 3 = 1 and n % 2 = 0 then now() end, now() - (${count} - n) * interval '1 minute', terms_of_image(${userId}, a, m, 864, h, said)
    from numbered cross join lateral (select
      case when n % 4 < 2 then ${avatarId} end::bigint as a,
      case when n % 5 < 2 then 'imagen4' else 'flux-lora' end as m,
      case when n % 3 < 2 then 1152 else 864 end as h) of;
    insert into gallery_counts (user_id, facet, value, images, favourites)
    select user_id, facet, value, count(*), count(*) filter (where is_favourite)
    from images cross join lateral image_facets(avatar_id, model, format, created_at)
    where deleted_at is null and user_id = ${userId} group by user_id, facet, value;
    update users set image_count = (select images from gallery_counts where user_id = ${userId} and facet = 'all')
    where id = ${userId}`)
  return { userId, avatarId, telegramId, count }
}

/** Steps from page to page as a person does, and back to the newest at the end: the person's row and the page. */
async function walker(who: Seeded, filter: Partial<GalleryFilter>): Promise<() => Promise<number>> {
  let next: number | null = (await pageOf(who, filter, null))?.olderId ?? null
  return () =>
    timed(async () => {
      const page = await pageOf(who, filter, next)
      next = page?.olderId ?? null
    })
}

async function pageOf(who: Seeded, changes: Partial<GalleryFilter>, imageId: number | null) {
  const person = await people.findByTelegramId(who.telegramId)
  const filter = { ...everything, ...changes }
  const kept = person?.gallery ?? newGallery
  const isSame = JSON.stringify(kept.filter) === JSON.stringify(filter)
  return images.openPage({
    userId: who.userId,
    state: isSame ? kept : { ...newGallery, filter, view: kept.view + 1 },
    imageId,
    imageCount: person?.imageCount ?? 0,
    isEverything: isEverything(filter),
    at: new Date(),
  })
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begunAt = performance.now()
  await work()
  return performance.now() - begunAt
}

function at(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) * share)] ?? Number.NaN
}

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: server })
  await client.connect()
  await client.query(statement)
  await client.end()
}
