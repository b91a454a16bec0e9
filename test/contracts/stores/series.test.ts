import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Series } from '../../../src/domain/generation/series/series.ts'
import { readyMadeStyles } from '../../../src/domain/styles/ready-made-styles.ts'
import { openStores, type OpenStores } from './open-stores.ts'

let open: OpenStores
beforeAll(async () => {
  open = await openStores()
  await open.stores.styles.addMissing(readyMadeStyles)
})
afterAll(() => open.close())

const styleKeys = ['oil', 'noir', 'gone']
const written = {
  description: 'a "cat"',
  additions: ['soft light'],
  language: 'ru',
  writer: 'composer',
} as const

async function newSeries(): Promise<Series> {
  const { drafts, series, generations } = open.stores
  const { id: userId } = await open.person()
  const order = { userId, avatarId: null, wish: 'кот', format: '1:1', imageCount: 1 } as const
  const draft = await drafts.add({ ...order, styleKeys, improve: true })
  const words = { wish: 'кот', improve: false, written }
  const added = await series.add({ userId, draftId: draft.id, ...words, priceCredits: 3, imageCount: 3 })
  if (!added) throw new Error('Expected a series of a new draft.')
  const rest = { model: 'flux-2', prompt: 'a cat', promptChanges: [], priceCredits: 1, draftId: null }
  await generations.addAll(styleKeys.map((styleKey) => ({ ...order, ...rest, styleKey, seriesId: added.id })))
  return added
}

test('a series is found as it was ordered, once for each summary', async () => {
  const { series } = open.stores
  const added = await newSeries()
  expect(added).toMatchObject({
    improve: false,
    written,
    imageCount: 3,
    unfinishedCount: 3,
    stoppedCount: 0,
    refundedCredits: 0,
    progressMessageId: null,
  })
  expect(await series.find(added.id)).toEqual(added)
  expect(await series.findByDraft(added.draftId)).toEqual(added)
  expect(await series.add(added)).toBeUndefined()
})

test('its images stand in the order of the styles, each with the name of its style', async () => {
  const { series, images, generations } = open.stores
  const added = await newSeries()
  const [oil, noir] = await series.members(added.id)
  if (!oil || !noir) throw new Error('Expected three members.')
  await images.add([open.newImage(noir.generation, 0)])
  const members = await series.members(added.id)
  expect(members.map(({ generation }) => generation.styleKey)).toEqual(styleKeys)
  expect(members.map(({ styleNames }) => styleNames?.en ?? null)).toEqual(['Oil', 'Film noir', null])
  expect(members.map(({ image }) => image?.generationId ?? null)).toEqual([null, noir.generation.id, null])
  expect(members[0]?.generation).toEqual(await generations.find(oil.generation.id))
  const [image] = await images.ofGeneration(noir.generation.id)
  await images.setDeleted(added.userId, image?.id ?? 0, new Date())
  expect((await series.members(added.id)).every((member) => member.image === null)).toBe(true)
})

test('of those who end at once, one alone is told that none is left', async () => {
  const { id } = await newSeries()
  const told = await Promise.all(
    [true, false, true].map((isStopped) =>
      open.inTransaction((stores) =>
        stores.series.countDown(id, { isStopped, refundedCredits: isStopped ? 1 : 0 }),
      ),
    ),
  )
  expect(new Set(told.map(({ unfinishedCount }) => unfinishedCount))).toEqual(new Set([0, 1, 2]))
  expect(told.find(({ unfinishedCount }) => unfinishedCount === 0)).toMatchObject({
    stoppedCount: 2,
    refundedCredits: 2,
  })
  await expect(open.stores.series.countDown(id, { isStopped: false, refundedCredits: 0 })).rejects.toThrow(
    'series_unfinished_count_check',
  )
})

test('all of a series is charged or none of it, and it counts as one order', async () => {
  const { ledger, people, series } = open.stores
  const { id, userId } = await newSeries()
  const members = await series.members(id)
  const entries = members.map(({ generation }) => ({
    generationId: generation.id,
    credits: 2,
    details: { images: 1 },
  }))
  await ledger.credit({ userId, credits: 5, kind: 'grant', details: {} })
  expect(await ledger.chargeAll(userId, entries)).toEqual({ kind: 'short', balanceCredits: 5 })
  expect(await ledger.countCharges(userId, new Date(0), 10)).toBe(0)
  await ledger.credit({ userId, credits: 1, kind: 'grant', details: {} })
  expect(await ledger.chargeAll(userId, entries)).toEqual({ kind: 'charged' })
  expect(await people.find(userId)).toMatchObject({ balanceCredits: 0 })
  expect(await ledger.countCharges(userId, new Date(0), 10)).toBe(1)
})
