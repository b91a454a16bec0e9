import { expect, test } from 'vitest'
import { maxWishLength } from '../../domain/wishes/tidy-wish.ts'
import type { OrderSummary } from '../../domain/generation/draft-order.ts'
import type { BotContext } from '../context.ts'
import { textsIn } from '../texts/texts.ts'
import { orderScreen } from './order.ts'

const texts = textsIn('en')

interface World {
  readonly balance?: number
  readonly quickMode?: boolean
  readonly message?: object
  readonly isDraftGone?: boolean
  readonly heard?: object
}

/** A person in the middle of an order that costs 4 credits, and everything that they are shown. */
function begin({ balance = 100, quickMode = false, message = {}, isDraftGone = false, heard }: World = {}) {
  const written = { description: 'a red ship', additions: [], language: 'en', writer: 'composer' }
  const order = {
    kind: 'image',
    avatarId: null,
    wish: '',
    format: '1:1',
    imageCount: 2,
    improve: true,
    written,
    styleKeys: [],
  }
  let draft = { id: 7, userId: 1, ...order }
  const shown: { text: string; buttons: string[][] }[] = []
  const opened: unknown[] = []
  const summary = () =>
    isDraftGone ? undefined : { draft, avatar: null, priceCredits: 4, composed: { prompt: '', changes: [] } }
  const ctx = {
    app: {
      wishes: { hear: async () => heard },
      series: { stylesOf: async () => [] },
      generations: {
        findDraft: async () => summary() as unknown as OrderSummary,
        updateDraft: async (_: number, __: number, changes: object) => {
          draft = { ...draft, ...changes }
          return summary()
        },
        order: async () => ({ kind: 'queued', generation: { id: 70 } }),
      },
    },
    api: {
      sendMessage: async (
        _: number,
        text: string,
        { reply_markup }: { reply_markup: { inline_keyboard: { text: string }[][] } },
      ) => {
        shown.push({ text, buttons: reply_markup.inline_keyboard.map((row) => row.map((each) => each.text)) })
        return { message_id: shown.length }
      },
    },
    chat: { id: 1 },
    replyWithChatAction: async () => true,
    message,
    texts,
    person: { id: 1, balanceCredits: balance, quickMode },
    screenState: { isAnswered: false, isAnew: false },
    toast: async () => undefined,
    open: async (name: string, params: object) => void opened.push([name, params]),
    expectMessage: async () => undefined,
  } as unknown as BotContext
  return { ctx, shown, opened, draft: () => draft }
}

const typing = (world: World) => {
  const begun = begin(world)
  return { ...begun, taken: orderScreen.take(begun.ctx, 'wish', ['7']) }
}

test('words are the wish, and the summary shows them with the price', async () => {
  const { taken, shown } = typing({ message: { text: ' a <red> ship ' } })
  expect(await taken).toBe(true)
  expect(shown).toHaveLength(1)
  expect(shown[0]?.text).toContain('“a &lt;red&gt; ship”')
  expect(shown[0]?.buttons[0]).toEqual([texts.order.confirm('4 credits')])
  for (const row of shown[0]?.buttons ?? []) expect(row.length).toBeLessThanOrEqual(3)
})

test('a photo is not a wish: it goes where photos go', async () => {
  const { taken, shown } = typing({ message: { photo: [{}] } })
  expect(await taken).toBe(false)
  expect(shown).toEqual([])
})

test('a sticker is answered, and the question stays open', async () => {
  const { taken, shown, draft } = typing({ message: { sticker: {} } })
  expect(await taken).toBe(true)
  expect(shown[0]?.text).toBe(texts.order.onlyWords.html)
  expect(draft().wish).toBe('')
})

test.each(['nothing-heard', 'too-long', 'unavailable'] as const)(
  'a voice message that is %s is answered kindly, and the question stays open',
  async (kind) => {
    const { taken, shown, draft } = typing({ message: { voice: { duration: 3 } }, heard: { kind } })
    expect(await taken).toBe(true)
    expect(shown[0]?.text).toBe(texts.order.notHeard[kind].html)
    expect(draft().wish).toBe('')
  },
)

test('a voice message is a wish', async () => {
  const heard = { kind: 'heard', words: 'a red ship' }
  const { taken, shown, draft } = typing({ message: { voice: { duration: 3 } }, heard })
  expect(await taken).toBe(true)
  expect(draft().wish).toBe('a red ship')
  expect(shown[0]?.text).toContain('“a red ship”')
})

test('a wish beyond all measure is cut, and the person is told', async () => {
  const { taken, shown } = typing({ message: { text: 'a'.repeat(maxWishLength + 1) } })
  await taken
  expect(shown.map(({ text }) => text)[0]).toBe(texts.order.wishShortened('4,000').html)
  expect(shown).toHaveLength(2)
})

test('in quick mode a wish is ordered at once', async () => {
  const { taken, shown, opened } = typing({ message: { text: 'a ship' }, quickMode: true })
  await taken
  expect(shown).toEqual([])
  expect(opened).toEqual([['making', { generation: 70 }]])
})

test('in quick mode without enough credits the summary says what is missing', async () => {
  const { taken, shown, opened } = typing({ message: { text: 'a ship' }, quickMode: true, balance: 3 })
  await taken
  expect(opened).toEqual([])
  expect(shown[0]?.text).toContain('Missing: 1 credit.')
  expect(shown[0]?.text).toContain('enough for 1 image:')
  expect(shown[0]?.buttons[0]).toEqual([texts.order.toBalance])
})

test('the question offers examples, and tapping one makes it the wish', async () => {
  const { ctx, shown, draft } = begin()
  await orderScreen.open(ctx, { draft: 7 })
  const [first = ''] = texts.order.examplesWithout
  expect(shown[0]?.buttons[0]).toEqual([first])
  await orderScreen.press(ctx, 'eg', ['7', '0'])
  expect(draft().wish).toBe(first)
})

test.each([
  ['an example', 'eg', '99'],
  ['a number', 'count', '5'],
  ['a number', 'count', '-1'],
])('%s that was never offered changes nothing', async (_, action, value) => {
  const { ctx, opened, draft } = begin()
  const before = draft()
  await orderScreen.press(ctx, action, ['7', value])
  expect(draft()).toEqual(before)
  expect(opened).toEqual([['create', {}]])
})

test("somebody else's draft, or one that is gone, leads to a new order", async () => {
  const { taken, opened } = typing({ message: { text: 'a ship' }, isDraftGone: true })
  await taken
  expect(opened).toEqual([['create', {}]])
})
