// Everything that a gallery shows made a favourite, put into an album, deleted and brought back: what the press waits
// for, and what the job behind it takes. Usage: TEST_DATABASE_URL=postgres://… npm run bench:bulk [-- 1000000]
import { createStores } from '../src/adapters/postgres/stores.ts'
import { runInTransaction } from '../src/adapters/postgres/transaction.ts'
import { continueBulk, createBulk } from '../src/domain/gallery/create-bulk.ts'
import { newGallery } from '../src/domain/gallery/gallery-state.ts'
import { openStores } from '../test/contracts/stores/open-stores.ts'

const images = Number(process.argv[2] ?? 100_000)
const open = await openStores()
const waiting: number[] = []
const jobs = {
  add: async (_name: string, payload: object) => {
    if ('actionId' in payload) waiting.push(payload.actionId as number)
  },
}
const inTransaction = <T>(work: (stores: ReturnType<typeof createStores>) => Promise<T>): Promise<T> =>
  runInTransaction(open.db, (trx) => work(createStores(trx, jobs)))
const bulk = createBulk({ stores: createStores(open.db, jobs), inTransaction, clock: () => new Date() })

async function measured(label: string, press: () => Promise<unknown>): Promise<void> {
  const from = performance.now()
  await press()
  const pressed = performance.now() - from
  for (const actionId of waiting.splice(0)) await continueBulk({ inTransaction }, actionId)
  const all = (performance.now() - from) / 1000
  console.log(
    `${label}: the press ${pressed.toFixed(0)} ms, all ${all.toFixed(1)} s, ${(images / all).toFixed(0)} images a second`,
  )
}

try {
  const { id } = await open.person()
  const generation = await open.generation(id)
  await open.database.runScript(`
    set local statement_timeout = 0;
    insert into images (user_id, generation_id, position, bucket, storage_key, thumbnail_key, content_type, width, height,
      model)
    select ${id}, ${generation.id}, n % 30000, 'images', 'k' || n, 't' || n, 'image/jpeg', 864, 1152, 'flux-lora'
    from generate_series(1, least(${images}, 30000)) n`)
  for (let made = 30_000; made < images; made += 30_000) {
    const next = await open.generation(id)
    await open.database.runScript(`
      set local statement_timeout = 0;
      insert into images (user_id, generation_id, position, bucket, storage_key, thumbnail_key, content_type, width,
        height, model)
      select ${id}, ${next.id}, n, 'images', 'k' || n, 't' || n, 'image/jpeg', 864, 1152, 'flux-lora'
      from generate_series(1, ${Math.min(30_000, images - made)}) n`)
  }
  const person = { id, gallery: newGallery }
  const album = await open.stores.collections.add(id, 'All', 10)
  const actionOf = async (kind: 'favourite' | 'collect' | 'delete'): Promise<number> => {
    const asked = await bulk.ask(person, kind, kind === 'collect' ? (album?.id ?? null) : null)
    if (asked.kind === 'nothing') throw new Error('Expected images.')
    return asked.actionId
  }
  for (const kind of ['favourite', 'collect', 'delete'] as const) {
    const actionId = await actionOf(kind)
    await measured(kind, () => bulk.confirm(person, actionId))
    if (kind === 'delete') await measured('undo', () => bulk.undo(id, actionId))
  }
  const { images: counted, favourites } = await open.stores.images.numbers(id)
  console.log(`afterwards: ${counted} images, ${favourites} favourites`)
} finally {
  await open.close()
}
