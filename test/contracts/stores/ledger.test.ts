import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLedgerStore } from '../../../src/adapters/postgres/ledger.ts'
import { openStores, type OpenStores } from './open-stores.ts'

let open: OpenStores
beforeAll(async () => {
  open = await openStores()
})
afterAll(() => open.close())

const balanceOf = async (userId: number) => (await open.stores.people.find(userId))?.balanceCredits
const entriesOf = (userId: number) => open.stores.ledger.history(userId, { offset: 0, limit: 100 })

test('thirty orders at once with credits for ten make exactly ten', async () => {
  const { id: userId } = await open.person({ credits: 10 * 7 })
  const generations = await Promise.all(Array.from({ length: 30 }, () => open.generation(userId)))
  const outcomes = await Promise.all(
    generations.map(({ id: generationId }) =>
      open.inTransaction(({ ledger }) => ledger.charge({ userId, credits: 7, generationId, details: {} })),
    ),
  )
  expect(outcomes.filter(({ kind }) => kind === 'charged')).toHaveLength(10)
  expect(await balanceOf(userId)).toBe(0)
  const charges = (await entriesOf(userId)).filter(({ kind }) => kind === 'charge')
  expect(charges.map(({ credits }) => credits)).toEqual(Array(10).fill(-7))
})

test('charges since a moment are counted, no further than asked', async () => {
  const { id: userId } = await open.person({ credits: 100 })
  const before = new Date(Date.now() - 60_000)
  const { countCharges, charge } = open.stores.ledger
  expect(await countCharges(userId, before, 5)).toBe(0)
  for (let count = 0; count < 3; count++) await charge({ userId, credits: 1, details: {} })
  expect(await countCharges(userId, before, 5)).toBe(3)
  expect(await countCharges(userId, before, 2)).toBe(2)
  expect(await countCharges(userId, new Date(Date.now() + 60_000), 5)).toBe(0)
})

test('orders that write rows of the same person and then charge do not wait for each other in a circle', async () => {
  const { id: userId } = await open.person({ credits: 100 })
  await Promise.all(
    Array.from({ length: 10 }, () =>
      open.db.transaction().execute(async (trx) => {
        // The new row holds a share of the person; with a stronger lock two such orders would deadlock.
        await trx.insertInto('avatars').values({ user_id: userId, type: 'style' }).execute()
        await createLedgerStore(trx).charge({ userId, credits: 1, details: {} })
      }),
    ),
  )
  expect(await balanceOf(userId)).toBe(90)
})

test('a balance that is short is named and nothing is written', async () => {
  const { id: userId } = await open.person({ credits: 3 })
  const charged = await open.stores.ledger.charge({ userId, credits: 4, details: {} })
  expect(charged).toEqual({ kind: 'short', balanceCredits: 3 })
  expect(await entriesOf(userId)).toHaveLength(1)
  expect(await open.stores.ledger.charge({ userId, credits: 3, details: {} })).toEqual({ kind: 'charged' })
  expect(await balanceOf(userId)).toBe(0)
})

test('what costs nothing writes nothing', async () => {
  const { id: userId } = await open.person()
  expect(await open.stores.ledger.charge({ userId, credits: 0, details: {} })).toEqual({ kind: 'charged' })
  await open.stores.ledger.credit({ userId, credits: 0, kind: 'refund', details: {} })
  expect(await entriesOf(userId)).toEqual([])
})

test('a charge of nobody is a fault', async () => {
  await expect(open.stores.ledger.charge({ userId: 999_999, credits: 1, details: {} })).rejects.toThrow(
    'Expected a person to charge, found none with id 999999',
  )
})

test('an order that fails after its charge costs nothing', async () => {
  const { id: userId } = await open.person({ credits: 10 })
  const failing = open.inTransaction(async ({ ledger }) => {
    await ledger.charge({ userId, credits: 10, details: {} })
    throw new Error('the rest of the order failed')
  })
  await expect(failing).rejects.toThrow('the rest of the order failed')
  expect(await balanceOf(userId)).toBe(10)
})

test('a job is refunded once, however many finish it', async () => {
  const { id: userId } = await open.person({ credits: 10 })
  const avatar = await open.avatar(userId)
  const { id: trainingId } = await open.training(avatar)
  await open.stores.ledger.charge({ userId, credits: 10, trainingId, details: { avatarName: 'Аня' } })
  const refund = { userId, credits: 10, kind: 'refund', trainingId, details: { avatarName: 'Аня' } } as const
  await Promise.all(Array.from({ length: 5 }, () => open.stores.ledger.credit(refund)))
  expect(await balanceOf(userId)).toBe(10)
})

test('a job is charged once: the database refuses the second', async () => {
  const { id: userId } = await open.person({ credits: 10 })
  const { id: generationId } = await open.generation(userId)
  const charge = { userId, credits: 4, generationId, details: {} }
  await open.stores.ledger.charge(charge)
  await expect(open.stores.ledger.charge(charge)).rejects.toMatchObject({ code: '23505' })
  expect(await balanceOf(userId)).toBe(6)
})

test('the welcome is credited once', async () => {
  const { id: userId } = await open.person()
  const welcome = { userId, credits: 100, kind: 'welcome', details: {} } as const
  await Promise.all([open.stores.ledger.credit(welcome), open.stores.ledger.credit(welcome)])
  expect(await balanceOf(userId)).toBe(100)
})

test('the database itself refuses a negative balance and a charge that adds', async () => {
  const { id: userId } = await open.person({ credits: 5 })
  const write = (kind: 'charge' | 'chargeback', credits: number) =>
    open.db.insertInto('ledger_entries').values({ user_id: userId, kind, credits }).execute()
  await expect(write('chargeback', -6)).rejects.toThrow('users_balance_not_negative')
  await expect(write('charge', 6)).rejects.toMatchObject({ code: '23514' })
  await expect(write('chargeback', 0)).rejects.toMatchObject({ code: '23514' })
  expect(await balanceOf(userId)).toBe(5)
})

test('a written entry is never changed or removed', async () => {
  const { id: userId } = await open.person({ credits: 5 })
  const { db } = open
  const refusal = 'Ledger entries are never changed'
  const mine = db.updateTable('ledger_entries').set({ credits: 500 }).where('user_id', '=', userId)
  await expect(mine.execute()).rejects.toThrow(refusal)
  await expect(db.deleteFrom('ledger_entries').where('user_id', '=', userId).execute()).rejects.toThrow(
    refusal,
  )
  await expect(sql`truncate ledger_entries`.execute(db)).rejects.toThrow(refusal)
  expect(await balanceOf(userId)).toBe(5)
})

test('the history is newest first, in pages, with what each entry was for', async () => {
  const { id: userId } = await open.person({ credits: 10 })
  const details = { images: 2, wish: 'на море, "золотой час"' }
  await open.stores.ledger.charge({ userId, credits: 2, details })
  await open.stores.ledger.credit({ userId, credits: 1, kind: 'refund', details: { images: 1 } })
  const page = (offset: number) => open.stores.ledger.history(userId, { offset, limit: 2 })
  const [newest, middle] = await page(0)
  expect(newest).toMatchObject({ kind: 'refund', credits: 1, details: { images: 1 } })
  expect(middle).toEqual({
    id: expect.any(Number),
    kind: 'charge',
    credits: -2,
    details,
    createdAt: expect.any(Date),
  })
  expect((await page(2)).map(({ kind }) => kind)).toEqual(['grant'])
})

test('only a top-up makes somebody a paying person', async () => {
  const { id: userId } = await open.person({ credits: 10 })
  expect(await open.stores.ledger.hasPaid(userId)).toBe(false)
  await open.stores.ledger.credit({ userId, credits: 100, kind: 'topup', details: {} })
  expect(await open.stores.ledger.hasPaid(userId)).toBe(true)
})
