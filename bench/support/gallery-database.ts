import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Client } from 'pg'
import { openDatabase } from '../../src/adapters/postgres/open-database.ts'
import { migrate } from '../../src/adapters/postgres/migrate.ts'
import { createPeopleStore } from '../../src/adapters/postgres/people.ts'
import type { Database } from '../../src/adapters/postgres/database.ts'

export interface Seeded {
  readonly userId: number
  readonly avatarId: number
  readonly telegramId: number
  readonly count: number
}

/** A database of its own on the server of TEST_DATABASE_URL, with people who have so many images each. */
export async function openGalleryDatabase(counts: readonly number[]) {
  const server = process.env['TEST_DATABASE_URL']
  if (server === undefined)
    throw new Error('TEST_DATABASE_URL must name a PostgreSQL where databases may be made')
  const name = `aisha_bench_${randomUUID().replaceAll('-', '')}`
  const onServer = async (statement: string) => {
    const client = new Client({ connectionString: server })
    await client.connect()
    await client.query(statement)
    await client.end()
  }
  await onServer(`create database ${name}`)
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href
  const database = await openDatabase({ kind: 'postgres', url })
  const close = async () => {
    await database.close()
    await onServer(`drop database ${name} with (force)`)
  }
  try {
    await migrate(database, { directory: new URL('../../migrations/', import.meta.url) })
    // Built behind the rows: filling it row by row takes minutes.
    await sql`drop index ix_images_terms`.execute(database.db)
    const people: Seeded[] = []
    for (const [place, count] of counts.entries()) people.push(await seed(database, place + 1, count))
    await database.runScript(`
      set local statement_timeout = 0;
      create index ix_images_terms on images using gin (terms) with (fastupdate = off)`)
    await database.db.connection().execute(async (connection) => {
      await sql`set statement_timeout = 0`.execute(connection)
      await sql`vacuum analyze`.execute(connection)
    })
    return { database, url, people, close }
  } catch (error) {
    await close()
    throw error
  }
}

/**
 * Wishes repeat as people's do; images are sunny or rainy by turns, the older half is ancient, one in 100,000 is rare.
 * Telegram has seen all of them before.
 */
async function seed(database: Database, telegramId: number, count: number): Promise<Seeded> {
  const { person } = await createPeopleStore(database.db).add({
    telegramId,
    firstName: 'Anna',
    username: null,
    telegramLanguage: 'ru',
  })
  const { id: userId } = person
  const { id: avatarId } = await database.db
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
      model, is_favourite, telegram_photo_id, deleted_at, created_at, terms)
    select ${userId}, id, a, 0, 'images', 'k' || id, 't' || id, 'image/jpeg', 864, h, m, n % 3 = 0, 'photo' || id,
      case when n % 3 = 1 and n % 2 = 0 then now() end, now() - (${count} - n) * interval '1 minute', terms_of_image(${userId}, a, m, 864, h, said)
    from numbered cross join lateral (select
      case when n % 4 < 2 then ${avatarId} end::bigint as a,
      case when n % 5 < 2 then 'imagen4' else 'flux-lora' end as m,
      case when n % 3 < 2 then 1152 else 864 end as h) of
    order by id;
    insert into gallery_counts (user_id, facet, value, images, favourites)
    select user_id, facet, value, count(*), count(*) filter (where is_favourite)
    from images cross join lateral image_facets(avatar_id, model, format, created_at, style_key)
    where deleted_at is null and user_id = ${userId} group by user_id, facet, value;
    insert into gallery_words (user_id, word)
    select distinct ${userId}::bigint, word from (select distinct wish || ' ' || prompt as said from generations where user_id = ${userId}) made
    cross join lateral words_said(said) word;
    update users set image_count = (select images from gallery_counts where user_id = ${userId} and facet = 'all')
    where id = ${userId}`)
  return { userId, avatarId, telegramId, count }
}
