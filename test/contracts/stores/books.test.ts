import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBooks } from '../../../src/adapters/postgres/books.ts'
import type { AuditCheck } from '../../../src/domain/billing/audit.ts'
import { openStores, type OpenStores } from './open-stores.ts'

const longAgo = new Date(0)
const soon = new Date(Date.now() + 60_000)

let open: OpenStores
beforeAll(async () => {
  open = await openStores()
})
afterAll(() => open.close())

const differences = (overdue = { trainings: longAgo, generations: longAgo }) =>
  createBooks(open.db).differences(overdue)

/** Does what no use case would do, and undoes it: what one test breaks is no other test's concern. */
async function findAfter(breakIt: string): Promise<[AuditCheck, string, string, string][]> {
  const undo = new Error('Undone')
  let found: [AuditCheck, string, string, string][] = []
  await open.db
    .transaction()
    .execute(async (trx) => {
      await sql.raw(breakIt).execute(trx)
      const all = await createBooks(trx.withoutPlugins()).differences({
        trainings: longAgo,
        generations: longAgo,
      })
      found = all.map(({ check, about, expected, found: is }) => [check, about, expected, is])
      throw undo
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error
    })
  return found
}

/** One order of four images that brought two of them, as the finisher leaves it. */
async function deliveredInPart() {
  const { stores } = open
  const { id: userId } = await open.person({ credits: 100 })
  const generation = await open.generation(userId)
  const { id: generationId } = generation
  await stores.ledger.charge({ userId, credits: 4, generationId, details: {} })
  await stores.ledger.credit({ userId, credits: 2, kind: 'refund', generationId, details: {} })
  await stores.generations.move(generationId, ['pending'], 'completed')
  await stores.generations.update(generationId, { deliveredCount: 2 })
  await stores.images.add([open.newImage(generation, 0), open.newImage(generation, 1)])
  await stores.notices.add({ userId, generationId, kind: 'generation-completed', refundedCredits: 2 })
  return { userId, generationId }
}

test('books that agree have no difference', async () => {
  await deliveredInPart()
  expect(await differences()).toEqual([])
})

test('a balance that is not the sum of its ledger is found', async () => {
  const { userId } = await deliveredInPart()
  expect(
    await findAfter(`update users set balance_credits = balance_credits + 1 where id = ${userId}`),
  ).toEqual([['balance', `person ${userId}`, '98', '99']])
})

test('work that ended without the refund of what did not come is found', async () => {
  const { generationId } = await deliveredInPart()
  const found = await findAfter(`update generations set status = 'failed' where id = ${generationId}`)
  expect(found).toEqual([
    ['ending', `generation ${generationId}`, 'charged 4, refunded 4', 'failed: charged 4, refunded 2'],
  ])
})

test('a refund of work that still goes on is found', async () => {
  const { generationId } = await deliveredInPart()
  const found = await findAfter(`update generations set status = 'processing' where id = ${generationId}`)
  expect(found.map(([check]) => check)).toEqual(['ending'])
})

test('work that was never charged, and a refund larger than its charge, are found', async () => {
  const { id: userId } = await open.person()
  const { id } = await open.generation(userId)
  expect(await differences()).toMatchObject([{ check: 'ending', about: `generation ${id}` }])
  const found = await findAfter(`insert into ledger_entries (user_id, credits, kind, generation_id)
    values (${userId}, 9, 'refund', ${id})`)
  expect(found.filter(([, about]) => about === `generation ${id}`)).toEqual([
    ['ending', `generation ${id}`, 'charged 4, refunded 0', 'pending: charged 0, refunded 9'],
    ['refund', `generation ${id}`, 'at most 0', '9'],
  ])
})

test.each([
  ['photo-count', 'update avatars set photo_count = 3 where user_id = '],
  ['image-count', 'update avatars set image_count = 3 where user_id = '],
  ['image-count', 'update users set image_count = 7 where id = '],
])('a kept number that is not the number of rows is found: %s', async (check, breakIt) => {
  const { userId } = await deliveredInPart()
  await open.avatar(userId)
  expect((await findAfter(`${breakIt}${userId}`)).map(([each]) => each)).toContain(check)
})

test('an image that no order says it delivered is found', async () => {
  const { generationId } = await deliveredInPart()
  const found = await findAfter(
    `update generations set delivered_count = 1, image_count = 3, price_credits = 3 where id = ${generationId}`,
  )
  expect(found.map(([check]) => check)).toContain('delivered-count')
})

test('finished work that nobody was told about is found', async () => {
  const { generationId } = await deliveredInPart()
  const found = await findAfter(`delete from notices where generation_id = ${generationId}`)
  expect(found.filter(([, about]) => about === `generation ${generationId}`)).toEqual([
    ['notice', `generation ${generationId}`, 'one notice', '0'],
  ])
})

test('a gift costs nothing, is told beside the refund, and is given once', async () => {
  const { stores } = open
  const { id: userId } = await open.person({ credits: 100 })
  const generation = await open.generation(userId)
  const { id: generationId } = generation
  await stores.ledger.charge({ userId, credits: 4, generationId, details: {} })
  await stores.ledger.credit({ userId, credits: 4, kind: 'refund', generationId, details: {} })
  expect(await stores.generations.give(generationId)).toBe(false)
  await stores.generations.move(generationId, ['pending'], 'failed', { code: 'submit-lost', detail: '' })
  await stores.notices.add({ userId, generationId, kind: 'generation-failed', refundedCredits: 4 })
  const given = await Promise.all(Array.from({ length: 3 }, () => stores.generations.give(generationId)))
  expect(given.filter(Boolean)).toHaveLength(1)
  const gift = { userId, generationId, kind: 'generation-gift', refundedCredits: 0 } as const
  expect(await stores.notices.add(gift)).toBeDefined()
  expect(await stores.notices.add(gift)).toBeUndefined()
  const ours = async (breakIt = 'select 1') =>
    (await findAfter(breakIt)).filter(([, about]) => about === `generation ${generationId}`)
  expect(await ours()).toEqual([])
  expect(await ours(`delete from notices where kind = 'generation-gift'`)).toEqual([
    ['notice', `generation ${generationId}`, 'two notices', '1'],
  ])
})

test('work that should be over is found, by the deadline of its kind', async () => {
  const { id: userId } = await open.person({ credits: 10 })
  const { id: trainingId } = await open.training(await open.avatar(userId))
  await open.stores.ledger.charge({ userId, credits: 10, trainingId, details: {} })
  const late = async (overdue: { trainings: Date; generations: Date }) =>
    (await differences(overdue)).filter(({ about }) => about === `training ${trainingId}`)
  expect(await late({ trainings: longAgo, generations: soon })).toEqual([])
  expect(await late({ trainings: soon, generations: longAgo })).toMatchObject([
    { check: 'deadline', expected: 'over' },
  ])
})

test('a series that nobody was told about, or that counts itself wrong, is found', async () => {
  const { id: userId } = await open.person()
  const order = { userId, avatarId: null, wish: '', format: '1:1', imageCount: 1 } as const
  const { id: draftId } = await open.stores.drafts.add({ ...order, improve: true })
  const words = { wish: '', improve: true, written: null }
  const series = { userId, draftId, ...words, priceCredits: 0, imageCount: 1 }
  const { id: seriesId = 0 } = (await open.stores.series.add(series)) ?? {}
  const rest = { model: 'flux-2', prompt: 'a cat', promptChanges: [], priceCredits: 0 }
  await open.stores.generations.add({ ...order, ...rest, draftId: null, seriesId })
  const found = await findAfter(`update series set unfinished_count = 0 where id = ${seriesId}`)
  expect(found.filter(([, about]) => about === `series ${seriesId}`)).toEqual([
    ['notice', `series ${seriesId}`, 'one notice', '0'],
    ['ending', `series ${seriesId}`, '1 unfinished, refunded 0', '0 unfinished, refunded 0'],
  ])
})
