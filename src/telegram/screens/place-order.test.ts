import { expect, test } from 'vitest'
import type { Generation, OrderDraft } from '../../domain/generation/generation.ts'
import type { OrderGenerationOutcome } from '../../domain/generation/order-generation.ts'
import type { Series } from '../../domain/generation/series/series.ts'
import type { BotContext } from '../context.ts'
import { textsIn } from '../texts/texts.ts'
import { orderAgain, placeOrder } from './place-order.ts'

const { order, common } = textsIn('en')

const draft: OrderDraft = {
  id: 7,
  kind: 'image',
  sourceImageId: null,
  sourcePhotoKey: null,
  seed: null,
  userId: 1,
  avatarId: 3,
  wish: 'a red ship',
  format: '3:4',
  imageCount: 2,
  improve: true,
  written: null,
  styleKey: null,
  styleKeys: [],
  sampleFileId: null,
}
const generation = { ...draft, id: 70, status: 'completed', prompt: 'a red ship' } as unknown as Generation

interface World {
  readonly outcome?: OrderGenerationOutcome
  readonly draft?: OrderDraft
  readonly repeated?: OrderDraft
  readonly quickMode?: boolean
  readonly comesAgain?: boolean
  /** The draft that a changed summary of a series became. */
  readonly renewed?: number
}

/** What a person sees of an order: where they end up, and what they are told on the way. */
async function see(world: World, act: (ctx: BotContext) => Promise<void>): Promise<unknown[]> {
  const seen: unknown[] = []
  const current = world.draft ?? draft
  const generations = {
    order: async () => world.outcome,
    find: async () => generation,
    findDraft: async () => ({ draft: current, composed: { prompt: current.wish, changes: [] } }),
    repeat: async () => world.repeated && { draft: world.repeated },
    startDraft: async (_: unknown, start: object) => ({ draft: { ...draft, ...start, id: 8 } }),
    updateDraft: async (_: number, id: number, changes: object) => {
      seen.push({ draft: id, ...changes })
      return { draft: { ...draft, id } }
    },
  }
  const series = {
    renew: async () => (world.renewed === undefined ? undefined : { draft: { id: world.renewed } }),
  }
  await act({
    app: { generations, series },
    update: { update_id: 1 },
    comesAgain: world.comesAgain ?? false,
    callbackQuery: { message: { message_id: 30 } },
    api: { deleteMessage: async (_: number, messageId: number) => void seen.push({ removed: messageId }) },
    texts: textsIn('en'),
    person: { id: 1, quickMode: world.quickMode ?? false },
    toast: async (text: string) => void seen.push(text),
    open: async (name: string, params: object) => void seen.push([name, params]),
    expectMessage: async (expectation: string | null) => void seen.push({ expectation }),
    refreshPerson: async () => undefined,
  } as unknown as BotContext)
  return seen
}

const ordering = (outcome: OrderGenerationOutcome, changed?: OrderDraft) =>
  see({ outcome, ...(changed ? { draft: changed } : {}) }, (ctx) => placeOrder(ctx, 7))

test('what is queued is watched, and words from now on are a new wish', async () => {
  expect(await ordering({ kind: 'queued', generation })).toEqual([
    { expectation: null },
    ['making', { generation: 70 }],
  ])
})

test('a second tap shows the order that there is', async () => {
  expect(await ordering({ kind: 'ordered-before', generation })).toEqual([
    { expectation: null },
    order.orderedBefore,
    ['making', { generation: 70 }],
  ])
})

test('a press that comes again shows nothing of what its notice tells, and what is still being made', async () => {
  const press = (status: string) => {
    const outcome = {
      kind: 'ordered-before',
      generation: { ...generation, status },
    } as OrderGenerationOutcome
    return see({ outcome, comesAgain: true }, (ctx) => placeOrder(ctx, 7))
  }
  expect(await press('completed')).toEqual([{ removed: 30 }])
  expect((await press('processing')).at(-1)).toEqual(['making', { generation: 70 }])
})

test('a summary that was changed after it had been ordered becomes another order', async () => {
  const changed = { ...draft, wish: 'a green ship', imageCount: 4 }
  expect(await ordering({ kind: 'ordered-before', generation }, changed)).toEqual([
    { draft: 8, format: '3:4', imageCount: 4, improve: true, written: null },
    order.renewed,
    ['order', { draft: 8 }],
  ])
})

const series = { id: 5, unfinishedCount: 2 } as Series

test('a series is watched as a whole', async () => {
  expect(await ordering({ kind: 'series-queued', series })).toEqual([
    { expectation: null },
    ['series', { series: 5 }],
  ])
})

test('a second tap on several styles shows those that there are, a changed summary is another order', async () => {
  const outcome = { kind: 'series-ordered-before', series } as const
  expect(await ordering(outcome)).toEqual([
    order.orderedBefore,
    { expectation: null },
    ['series', { series: 5 }],
  ])
  expect(await see({ outcome, renewed: 8 }, (ctx) => placeOrder(ctx, 7))).toEqual([
    order.renewed,
    ['order', { draft: 8 }],
  ])
})

test('a press for several styles that comes again shows no album that its notice brings', async () => {
  const press = (unfinishedCount: number) => {
    const outcome = { kind: 'series-ordered-before', series: { ...series, unfinishedCount } } as const
    return see({ outcome, comesAgain: true }, (ctx) => placeOrder(ctx, 7))
  }
  expect(await press(0)).toEqual([{ removed: 30 }])
  expect((await press(1)).at(-1)).toEqual(['series', { series: 5 }])
})

test.each([
  [{ kind: 'not-enough-credits', priceCredits: 4, balanceCredits: 3 }, order.notEnough],
  [{ kind: 'no-wish' }, order.noWish],
  [{ kind: 'avatar-not-ready' }, order.avatarNotReady],
] as const)('$0.kind is said, and the summary shows the way on', async (outcome, words) => {
  expect(await ordering(outcome)).toEqual([words, ['order', { draft: 7 }]])
})

test('an order that is not there leads to a new one', async () => {
  expect(await ordering({ kind: 'not-found' })).toEqual([common.gone, ['create', {}]])
})

const again = (world: World) =>
  see({ outcome: { kind: 'queued', generation }, ...world }, (ctx) => orderAgain(ctx, 70))

test('again begins with a summary', async () => {
  expect(await again({ repeated: { ...draft, id: 9 } })).toEqual([['order', { draft: 9 }]])
})

test('again in quick mode orders at once', async () => {
  const seen = await again({ repeated: { ...draft, id: 9 }, quickMode: true })
  expect(seen.at(-1)).toEqual(['making', { generation: 70 }])
})

test('again in quick mode asks first when the avatar is gone: the price is another', async () => {
  const seen = await again({ repeated: { ...draft, id: 9, avatarId: null }, quickMode: true })
  expect(seen).toEqual([['order', { draft: 9 }]])
})

test('again of what is not there says so', async () => {
  expect(await again({})).toEqual([common.gone, ['create', {}]])
})
