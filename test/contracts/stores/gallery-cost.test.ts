import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { galleryPage } from '../../../src/adapters/postgres/gallery/gallery-page.ts'
import { everything, type GalleryFilter } from '../../../src/domain/gallery/gallery-filter.ts'
import { openStores, type OpenStores } from './open-stores.ts'

const imagesEach = 20_000

let open: OpenStores
let userId: number
let avatarId: number
let oldestId: number
beforeAll(async () => {
  open = await openStores()
  await seed((await open.person()).id)
  userId = (await open.person()).id
  avatarId = await seed(userId)
  // Their images are newer than all of this person's.
  await seed((await open.person()).id)
  const oldest = await sql<{
    id: number
  }>`select min(id) as id from images where user_id = ${userId}`.execute(open.db)
  oldestId = oldest.rows[0]?.id ?? 0
})
afterAll(() => open.close())

/** Every hundredth is a favourite, every seventh lies in the trash, every other one shows an avatar; one a minute. */
async function seed(owner: number): Promise<number> {
  const { id } = await open.generation(owner)
  const avatar = await open.avatar(owner)
  await open.database.runScript(`
    insert into images (user_id, generation_id, avatar_id, position, bucket, storage_key, thumbnail_key, content_type,
      width, height, model, is_favourite, created_at, deleted_at)
    select ${owner}, ${id}, case when n % 2 = 0 then ${avatar.id} end, n, 'images', 'k' || n, 't' || n, 'image/jpeg',
      864, case when n % 3 = 0 then 1152 else 864 end, case when n % 5 = 0 then 'imagen4' else 'flux-lora' end,
      n % 100 = 0, timestamptz '2026-01-01 00:00Z' + n * interval '1 minute', case when n % 7 = 0 then now() end
    from generate_series(1, ${imagesEach}) n`)
  await sql`analyze images`.execute(open.db)
  return avatar.id
}

interface PlanNode {
  'Node Type': string
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  Plans?: PlanNode[]
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)]

async function planOf(filter: Partial<GalleryFilter>, imageId: number | null): Promise<PlanNode[]> {
  const query = galleryPage({
    userId,
    imageId,
    imageCount: imagesEach,
    isEverything: false,
    at: new Date(),
    state: {
      filter: { ...everything, ...filter },
      view: 1,
      imageId: null,
      place: 0,
      total: 1001,
      imageCount: imagesEach,
      collectionName: null,
    },
  })
  const { rows } = await sql<{
    'QUERY PLAN': [{ Plan: PlanNode }]
  }>`explain (analyze, format json) ${query}`.execute(open.db)
  const [row] = rows
  if (!row) throw new Error('Expected a plan.')
  return nodesOf(row['QUERY PLAN'][0].Plan)
}

const places = {
  'at the newest': () => null,
  'in the middle': () => oldestId + imagesEach / 2,
  'before the oldest': () => 1,
}

const filters: Record<string, () => Partial<GalleryFilter>> = {
  'all images': () => ({}),
  favourites: () => ({ favouritesOnly: true }),
  'one avatar': () => ({ avatar: avatarId }),
  'any avatar': () => ({ avatar: 'any' }),
  'no avatar': () => ({ avatar: 'none' }),
  'one model': () => ({ model: 'imagen4' }),
  'one format': () => ({ format: '3:4' }),
  'a few days': () => ({ period: { from: '2026-01-03', to: '2026-01-06' } }),
  'the trash': () => ({ isTrash: true }),
}

/** Where a stranger to the page's order counts what stands in front, it stops at a thousand. */
const mostInFront = 1001

describe.each(Object.keys(filters))('a page of %s out of sixty thousand', (name) => {
  test.each(Object.entries(places))('%s touches a handful of rows', async (_, imageId) => {
    const nodes = await planOf(filters[name]?.() ?? {}, imageId())
    expect(nodes.map((node) => node['Node Type'])).not.toContain('Sort')
    expect(nodes.map((node) => node['Node Type'])).not.toContain('Incremental Sort')
    const scans = nodes.filter((node) => node['Relation Name'] === 'images')
    expect(scans.length).toBeGreaterThanOrEqual(4)
    const touched = scans.map((scan) => {
      expect(scan['Node Type']).toMatch(/^Index (Only )?Scan$/)
      return (scan['Actual Rows'] + (scan['Rows Removed by Filter'] ?? 0)) * scan['Actual Loops']
    })
    expect(touched.filter((rows) => rows > 1).length).toBeLessThanOrEqual(1)
    for (const rows of touched) expect(rows).toBeLessThanOrEqual(mostInFront)
  })
})
