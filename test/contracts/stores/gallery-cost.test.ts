import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { imageNear } from '../../../src/adapters/postgres/image-near.ts'
import { openStores, type OpenStores } from './open-stores.ts'

const imagesEach = 20_000

let open: OpenStores
let userId: number
let oldestId: number
beforeAll(async () => {
  open = await openStores()
  await seed((await open.person()).id)
  userId = (await open.person()).id
  await seed(userId)
  // Their images are newer than all of this person's.
  await seed((await open.person()).id)
  const oldest = await sql<{
    id: number
  }>`select min(id) as id from images where user_id = ${userId}`.execute(open.db)
  oldestId = oldest.rows[0]?.id ?? 0
})
afterAll(() => open.close())

/** Every hundredth is a favourite, every seventh lies in the trash. */
async function seed(owner: number) {
  const { id } = await open.generation(owner)
  // Twenty thousand changes of one counter in one transaction would take longer than the test.
  await open.database.runScript(`
    alter table images disable trigger images_keep_count;
    insert into images (user_id, generation_id, position, bucket, storage_key, thumbnail_key, content_type,
      width, height, model, is_favourite, deleted_at)
    select ${owner}, ${id}, n, 'images', 'k' || n, 't' || n, 'image/jpeg', 864, 1152, 'flux-lora', n % 100 = 0,
      case when n % 7 = 0 then now() end
    from generate_series(1, ${imagesEach}) n;
    alter table images enable trigger images_keep_count`)
  await sql`analyze images`.execute(open.db)
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

async function planOf(favouritesOnly: boolean, imageId: number | null): Promise<PlanNode[]> {
  const query = imageNear(open.db, { userId, filter: { favouritesOnly }, imageId })
  const rows = await query.explain<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>('json', sql`analyze`)
  const [row] = rows
  if (!row) throw new Error('Expected a plan.')
  return nodesOf(row['QUERY PLAN'][0].Plan)
}

const places = {
  'at the newest': () => null,
  'in the middle': () => oldestId + imagesEach / 2,
  'before the oldest': () => 1,
}

for (const favouritesOnly of [false, true]) {
  for (const [name, imageId] of Object.entries(places)) {
    const of = favouritesOnly ? 'favourites' : 'all images'
    test(`a page of ${of} ${name} touches a handful of rows out of sixty thousand`, async () => {
      const nodes = await planOf(favouritesOnly, imageId())
      expect(nodes.map((node) => node['Node Type'])).not.toContain('Sort')
      const scans = nodes.filter((node) => node['Relation Name'] === 'images')
      expect(scans.length).toBeGreaterThanOrEqual(4)
      for (const scan of scans) {
        expect(scan['Node Type']).toMatch(/^Index (Only )?Scan$/)
        const touched = (scan['Actual Rows'] + (scan['Rows Removed by Filter'] ?? 0)) * scan['Actual Loops']
        expect(touched).toBeLessThanOrEqual(1)
      }
    })
  }
}
