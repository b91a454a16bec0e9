import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createRequestStore } from '../../../src/adapters/postgres/requests.ts'
import type { ProviderRequest } from '../../../src/domain/work/provider-request.ts'
import { nextNumber, openStores, type OpenStores } from './open-stores.ts'

let open: OpenStores
beforeAll(async () => {
  open = await openStores()
})
afterAll(() => open.close())
beforeEach(async () => {
  await open.db.deleteFrom('provider_requests').execute()
})

const now = new Date('2026-06-11T12:00:00Z')
const lease = new Date('2026-06-11T12:01:00Z')
const ready = { kind: 'ready', output: { seed: '18446744073709551615', images: [] } } as const

async function newRequest(options?: { nextCheckAt: Date }): Promise<ProviderRequest> {
  const { id } = await open.generation((await open.person()).id)
  return open.request({ kind: 'generation', id }, options)
}

const refOf = (requestId: string) => ({
  requestId,
  statusUrl: `https://queue.fal.run/${requestId}/status`,
  responseUrl: `https://queue.fal.run/${requestId}`,
  cancelUrl: `https://queue.fal.run/${requestId}/cancel`,
})

const nextCheckOf = async (id: number) => {
  const { next_check_at: at } = await open.db
    .selectFrom('provider_requests')
    .select('next_check_at')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return at
}
const claimed = async (limit = 10) =>
  (await open.stores.requests.claimDue(now, lease, limit)).map(({ id }) => id)

test('an attempt is written down before the vendor hears of it', async () => {
  const { requests } = open.stores
  const { id } = await open.generation((await open.person()).id)
  const subject = { kind: 'generation', id } as const
  const first = await open.request(subject)
  expect(first).toEqual({
    id: first.id,
    correlation: first.correlation,
    subject,
    endpointId: 'fal-ai/flux-lora',
    model: 'flux-lora',
    input: { prompt: 'a portrait by the sea', loras: [{ path: 'https://v3.fal.media/w', scale: 1 }] },
    state: 'sending',
    requestId: null,
    statusUrl: null,
    responseUrl: null,
    cancelUrl: null,
    webhookResult: null,
    queuePosition: null,
    step: null,
    totalSteps: null,
    cancelRequestedAt: null,
    submittedAt: expect.any(Date),
    startedAt: null,
    checks: 0,
  })
  expect(await requests.find(first.id)).toEqual(first)
  const second = await open.request(subject)
  expect(await requests.findLatest(subject)).toEqual(second)
  // A training of the same number is another piece of work.
  expect(await requests.findLatest({ kind: 'training', id })).toBeUndefined()
})

test('what is due is taken by one, in order, no more than asked, and comes due again after the lease', async () => {
  const at = (second: number) => new Date(now.getTime() - second * 1000)
  const [late, later, latest] = [
    await newRequest({ nextCheckAt: at(1) }),
    await newRequest({ nextCheckAt: at(2) }),
    await newRequest({ nextCheckAt: at(3) }),
  ]
  await newRequest({ nextCheckAt: new Date(now.getTime() + 1) })
  expect(new Set(await claimed(2))).toEqual(new Set([later.id, latest.id]))
  expect(await claimed()).toEqual([late.id])
  expect(await claimed()).toEqual([])
  expect(await nextCheckOf(late.id)).toEqual(lease)
  expect(await open.stores.requests.find(late.id)).toMatchObject({ checks: 1 })
  const again = await open.stores.requests.claimDue(lease, new Date(lease.getTime() + 1), 10)
  expect(again.map(({ checks }) => checks).toSorted((a, b) => a - b)).toEqual([1, 2, 2, 2])
})

test('what is under way with the taker is left for later', async () => {
  const [busy, free] = [await newRequest({ nextCheckAt: now }), await newRequest({ nextCheckAt: now })]
  const { requests } = open.stores
  expect((await requests.claimDue(now, lease, 10, [busy.id])).map(({ id }) => id)).toEqual([free.id])
  expect(await claimed()).toEqual([busy.id])
})

test('a result that is here is taken before looks that are due longer', async () => {
  const look = await newRequest({ nextCheckAt: new Date(now.getTime() - 60_000) })
  const ready = await newRequest({ nextCheckAt: now })
  const hook = {
    correlation: ready.correlation,
    requestId: 'fal-first',
    result: { kind: 'ready', output: {} },
  } as const
  await open.stores.requests.keepWebhook(hook)
  await open.db
    .updateTable('provider_requests')
    .set({ next_check_at: now })
    .where('id', '=', ready.id)
    .execute()
  expect(await claimed(1)).toEqual([ready.id])
  expect(await claimed(1)).toEqual([look.id])
})

test('many takers at once never take the same', async () => {
  const all = await Promise.all(Array.from({ length: 20 }, () => newRequest({ nextCheckAt: now })))
  const taken = await Promise.all(
    Array.from({ length: 8 }, () => open.inTransaction(({ requests }) => requests.claimDue(now, lease, 3))),
  )
  const ids = taken.flat().map(({ id }) => id)
  const rest = await claimed(20)
  expect([...ids, ...rest]).toHaveLength(20)
  expect(new Set([...ids, ...rest])).toEqual(new Set(all.map(({ id }) => id)))
})

test.runIf(process.env['TEST_DATABASE_URL'])('a taker that is slow to commit holds nobody up', async () => {
  const all = [await newRequest({ nextCheckAt: now }), await newRequest({ nextCheckAt: now })]
  const slow = await open.db.startTransaction().execute()
  try {
    const [taken] = await createRequestStore(slow).claimDue(now, lease, 1)
    expect(await claimed()).toEqual(all.map(({ id }) => id).filter((id) => id !== taken?.id))
  } finally {
    await slow.rollback().execute()
  }
})

test('an accepted request is found where the vendor said', async () => {
  const { requests } = open.stores
  const request = await newRequest()
  const ref = refOf('fal-1')
  expect(await requests.accept(request.id, ref, lease)).toBe(true)
  expect(await requests.find(request.id)).toEqual({ ...request, ...ref, state: 'accepted' })
  expect(await nextCheckOf(request.id)).toEqual(lease)
  expect(await requests.accept(request.id, refOf('fal-2'), lease)).toBe(false)
  await requests.moveToLost(request.id, now)
  expect(await requests.find(request.id)).toMatchObject({ state: 'accepted', requestId: 'fal-1' })
})

test('a lost request is found again later', async () => {
  const { requests } = open.stores
  const request = await newRequest()
  await requests.moveToLost(request.id, lease)
  expect(await requests.find(request.id)).toMatchObject({ state: 'lost' })
  expect(await nextCheckOf(request.id)).toEqual(lease)
  expect(await requests.accept(request.id, refOf('fal-3'), lease)).toBe(true)
})

test('a wish to stop that came during the submit is acted upon at once', async () => {
  const { requests } = open.stores
  const request = await newRequest({ nextCheckAt: lease })
  await requests.update(request.id, { cancelRequestedAt: now, nextCheckAt: now })
  expect(await requests.accept(request.id, refOf('fal-4'), lease)).toBe(true)
  expect(await claimed()).toEqual([request.id])
})

test('a finished request stays finished', async () => {
  const { requests } = open.stores
  const request = await newRequest({ nextCheckAt: now })
  expect(await requests.finish(request.id)).toBe(true)
  expect(await requests.finish(request.id)).toBe(false)
  await requests.moveToLost(request.id, now)
  expect(await requests.accept(request.id, refOf('fal-5'), now)).toBe(false)
  expect(await requests.find(request.id)).toMatchObject({ state: 'finished' })
  expect(await claimed()).toEqual([])
})

test('a webhook faster than the answer to the submit names the request itself', async () => {
  const { requests } = open.stores
  const request = await newRequest({ nextCheckAt: new Date(Date.now() + 60_000) })
  const hook = { correlation: request.correlation, requestId: 'fal-6', result: ready }
  expect(await requests.keepWebhook(hook)).toEqual({ kind: 'kept' })
  expect(await requests.find(request.id)).toEqual({
    ...request,
    state: 'accepted',
    requestId: 'fal-6',
    webhookResult: ready,
  })
  expect(await requests.accept(request.id, refOf('fal-6'), lease)).toBe(false)
  const due = await requests.claimDue(new Date(Date.now() + 1000), lease, 1)
  expect(due.map(({ id }) => id)).toEqual([request.id])
})

test('a webhook is found by its own name or by the vendor’s, and may come twice', async () => {
  const { requests } = open.stores
  const request = await newRequest()
  await requests.accept(request.id, refOf('fal-7'), lease)
  expect(await requests.keepWebhook({ correlation: null, requestId: 'fal-7', result: ready })).toEqual({
    kind: 'kept',
  })
  const bare = { correlation: request.correlation, requestId: 'fal-7', result: null }
  expect(await requests.keepWebhook(bare)).toEqual({ kind: 'kept' })
  expect(await requests.find(request.id)).toMatchObject({
    webhookResult: ready,
    // Where the vendor said that it is found again.
    responseUrl: 'https://queue.fal.run/fal-7',
  })
  await requests.finish(request.id)
  expect(await requests.keepWebhook(bare)).toEqual({ kind: 'finished-before' })
  expect(await requests.keepWebhook({ ...bare, correlation: null })).toEqual({ kind: 'finished-before' })
})

test('a webhook that comes when its work was given back as lost is kept, and nothing else of it changes', async () => {
  const { requests, trainings } = open.stores
  const training = await open.training(await open.avatar((await open.person()).id))
  const request = await open.request({ kind: 'training', id: training.id })
  await requests.finish(request.id)
  const hook = { correlation: request.correlation, requestId: `fal-${nextNumber()}`, result: ready }
  expect(await requests.keepWebhook(hook)).toEqual({ kind: 'finished-before' })
  await trainings.move(training.id, ['pending'], 'failed', { code: 'submit-lost', detail: '' })
  expect(await requests.keepWebhook(hook)).toEqual({ kind: 'late', attemptId: request.id })
  const kept = { ...request, state: 'finished', requestId: hook.requestId, webhookResult: ready }
  expect(await requests.find(request.id)).toEqual(kept)
  expect(await requests.keepWebhook({ ...hook, requestId: 'fal-of-another' })).toEqual({ kind: 'unknown' })
  await trainings.give(training.id)
  expect(await requests.keepWebhook(hook)).toEqual({ kind: 'finished-before' })
})

test('what is found late is kept, unless it is the request of another attempt', async () => {
  const { requests } = open.stores
  const [lost, other] = [await newRequest(), await newRequest()]
  const [own, taken] = [refOf(`fal-${nextNumber()}`), refOf(`fal-${nextNumber()}`)]
  await requests.accept(other.id, taken, lease)
  await requests.finish(lost.id)
  expect(await requests.keepLate(lost.id, taken, ready)).toBe(false)
  expect(await requests.find(lost.id)).toMatchObject({ requestId: null, webhookResult: null })
  expect(await requests.keepLate(lost.id, own, ready)).toBe(true)
  expect(await requests.find(lost.id)).toMatchObject({ requestId: own.requestId, webhookResult: ready })
})

test('a webhook of another request is not believed', async () => {
  const { requests } = open.stores
  const [one, two] = [await newRequest(), await newRequest()]
  await requests.accept(one.id, refOf('fal-8'), lease)
  const keep = (correlation: string | null, requestId: string) =>
    requests.keepWebhook({ correlation, requestId, result: ready })
  expect(await keep(one.correlation, 'fal-9')).toEqual({ kind: 'unknown' })
  expect(await keep(two.correlation, 'fal-8')).toEqual({ kind: 'unknown' })
  expect(await keep(randomUUID(), 'fal-8')).toEqual({ kind: 'unknown' })
  expect(await keep(randomUUID(), 'fal-9')).toEqual({ kind: 'unknown' })
  expect(await keep("'; drop table users", 'fal-8')).toEqual({ kind: 'unknown' })
  expect(await keep(null, 'fal-9')).toEqual({ kind: 'unknown' })
  expect(await requests.find(two.id)).toEqual(two)
  expect(await requests.find(one.id)).toMatchObject({ webhookResult: null })
})

test('of many webhooks and finishers at once nothing is lost', async () => {
  const { requests } = open.stores
  const request = await newRequest()
  const hook = { correlation: request.correlation, requestId: `fal-${nextNumber()}`, result: ready }
  const answers = await Promise.all([
    ...Array.from({ length: 5 }, () => requests.keepWebhook(hook)),
    requests.finish(request.id),
    requests.keepWebhook(hook),
  ])
  expect(answers.filter((each) => typeof each === 'object' && each.kind === 'unknown')).toEqual([])
  expect(await requests.find(request.id)).toMatchObject({ state: 'finished' })
})

test('progress is kept, and a check that ends late does not put off what a webhook has brought', async () => {
  const { requests } = open.stores
  const request = await newRequest({ nextCheckAt: now })
  await requests.accept(request.id, refOf('fal-10'), now)
  await claimed()
  const progress = { queuePosition: 3, step: 5, totalSteps: 1000, startedAt: now }
  const afterwards = new Date(Date.now() + 15_000)
  await requests.update(request.id, { ...progress, logs: 'step 5/1000\u0000', nextCheckAt: afterwards })
  expect(await requests.find(request.id)).toMatchObject(progress)
  expect(await nextCheckOf(request.id)).toEqual(afterwards)
  await requests.update(request.id, {})

  await requests.keepWebhook({ correlation: request.correlation, requestId: 'fal-10', result: ready })
  await requests.update(request.id, { queuePosition: null, nextCheckAt: afterwards })
  const due = await requests.claimDue(new Date(Date.now() + 1000), afterwards, 1)
  expect(due.map(({ id, queuePosition }) => [id, queuePosition])).toEqual([[request.id, null]])
  // Taken, it can be put off again: its result could not be stored, say.
  await requests.update(request.id, { nextCheckAt: new Date(Date.now() + 60_000) })
  expect(await requests.claimDue(new Date(Date.now() + 1000), afterwards, 1)).toEqual([])
})

test('a request that nothing would ever check again is woken', async () => {
  const { requests, unfinished } = open.stores
  const [forgotten, finished] = [await newRequest({ nextCheckAt: lease }), await newRequest()]
  await requests.finish(finished.id)
  await open.db
    .updateTable('provider_requests')
    .set({ next_check_at: null })
    .where('id', '=', forgotten.id)
    .execute()
  expect(await unfinished.wakeForgottenRequests(now)).toBe(1)
  expect(await unfinished.wakeForgottenRequests(now)).toBe(0)
  expect(await claimed()).toEqual([forgotten.id])
})

test('after a lonely start every unfinished request is woken, also what a dead process had taken', async () => {
  const { requests, unfinished } = open.stores
  const [taken, finished] = [await newRequest({ nextCheckAt: lease }), await newRequest()]
  await requests.finish(finished.id)
  expect(await unfinished.wakeEveryRequest(now)).toBeGreaterThan(0)
  expect(await claimed()).toContain(taken.id)
  expect(await claimed()).not.toContain(finished.id)
})

test('what is due is found by index', async () => {
  await open.database.runScript(`
    insert into provider_requests (correlation, generation_id, endpoint_id, model, input, state)
    select gen_random_uuid(), (select max(id) from generations), 'e', 'm', '{}', 'finished'
    from generate_series(1, 5000)`)
  await sql`analyze provider_requests`.execute(open.db)
  const due = open.db
    .selectFrom('provider_requests')
    .select('id')
    .where(sql<boolean>`state in ('accepted', 'lost', 'sending')`)
    .where('next_check_at', '<=', now)
    .orderBy('next_check_at')
    .limit(10)
  expect(JSON.stringify(await due.explain('json'))).toContain('ix_provider_requests_due')
})
