import { imagesIn, type OrderSummary } from '../../domain/generation/draft-order.ts'
import { formats, maxImagesPerGeneration } from '../../domain/generation/formats.ts'
import type { DraftChanges } from '../../domain/generation/generation.ts'
import type { BotContext } from '../context.ts'
import type { Rows } from '../kit/button.ts'
import { flag, int, oneOf, optionalInt } from '../kit/fields.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'
import { avatarChoice } from './avatar-choice.ts'
import { isAffordable, isAvatarMissing, askText, summaryText } from './draw-order.ts'
import { pairs } from './pairs.ts'
import { placeOrder } from './place-order.ts'
import { isPhotoMessage } from './receive-photo.ts'
import { wordsOf, writeOut } from './take-wish.ts'

const { button, input, view } = screen('order')

const expectWish = input('wish', { draft: int }, async (ctx, { draft }) => {
  // A photo means an avatar, wherever it is sent.
  if (isPhotoMessage(ctx)) return 'declined'
  const wish = await wordsOf(ctx, [wayBack(ctx)])
  if (wish !== undefined) await takeWish(ctx, draft, wish)
  return 'taken'
})

const example = button('eg', { draft: int, place: int }, async (ctx, { draft, place }) => {
  const summary = await ctx.app.generations.findDraft(ctx.person.id, draft)
  const wish = summary && examplesFor(ctx, summary)[place]
  if (wish === undefined) return gone(ctx)
  await takeWish(ctx, draft, wish)
})

const setFormat = button('format', { draft: int, format: oneOf(formats) }, (ctx, { draft, format }) =>
  change(ctx, draft, { format }),
)
const setCount = button('count', { draft: int, count: int }, (ctx, { draft, count }) =>
  count >= 1 && count <= maxImagesPerGeneration ? change(ctx, draft, { imageCount: count }) : gone(ctx),
)
const setImprove = button('improve', { draft: int, on: flag }, (ctx, { draft, on }) =>
  change(ctx, draft, { improve: on }),
)
const dropStyle = button('plain', { draft: int }, (ctx, { draft }) => change(ctx, draft, { styleKey: null }))
const setAvatar = button(
  'who',
  { draft: int, avatar: optionalInt },
  async (ctx, { draft, avatar: avatarId }) => {
    const avatar = avatarId === null ? null : await ctx.app.avatars.find(ctx.person.id, avatarId)
    if (avatar !== null && avatar?.status !== 'completed') return gone(ctx)
    await change(ctx, draft, { avatarId })
  },
)
const changeWish = button('words', { draft: int }, async (ctx, { draft }) => {
  const summary = await ctx.app.generations.findDraft(ctx.person.id, draft)
  if (!summary) return gone(ctx)
  const { common } = ctx.texts
  await ask(ctx, summary, [goTo('order', common.back, { draft }), goTo('home', common.home, {})])
})

const chooseAvatar = button('avatars', { draft: int, page: int }, async (ctx, { draft, page }) => {
  const { order, common } = ctx.texts
  const avatars = await ctx.app.avatars.listCompleted(ctx.person.id)
  const isFirst = avatars.length === 0
  await show(ctx, {
    text: isFirst ? order.noAvatars : order.whoIsInIt,
    rows: [
      isFirst ? [goTo('newAvatar', order.createAvatar, {}, 'primary')] : [],
      ...avatarChoice({
        texts: ctx.texts,
        avatars,
        page,
        pick: (text, avatar) => setAvatar(text, { draft, avatar }),
        turn: (text, to) => chooseAvatar(text, { draft, page: to }),
      }),
      [goTo('order', common.back, { draft }), goTo('home', common.home, {})],
    ],
  })
})

const confirm = button('order', { draft: int }, (ctx, { draft }) => placeOrder(ctx, draft))

async function takeWish(ctx: BotContext, draftId: number, wish: string): Promise<void> {
  const { generations } = ctx.app
  const before = await generations.findDraft(ctx.person.id, draftId)
  // The same words, as when Telegram repeats them, stay as they were written out.
  const isSame = before?.draft.wish === wish.trim()
  const changed = isSame ? before : await generations.updateDraft(ctx.person.id, draftId, { wish })
  if (!changed) return gone(ctx)
  const summary = await writeOut(ctx, changed)
  const isComplete = isAffordable(summary, ctx.person) && !isAvatarMissing(summary)
  if (ctx.person.quickMode && isComplete) await placeOrder(ctx, draftId)
  else await showOrder(ctx, summary)
}

async function change(ctx: BotContext, draftId: number, changes: DraftChanges): Promise<void> {
  const summary = await ctx.app.generations.updateDraft(ctx.person.id, draftId, changes)
  if (!summary) return gone(ctx)
  const { order, common } = ctx.texts
  const { format } = summary.draft
  const price = common.credits(summary.priceCredits)
  await ctx.toast(
    order.changed({ number: common.images(imagesIn(summary.draft)), format: order.format(format), price }),
  )
  await showOrder(ctx, summary)
}

async function gone(ctx: BotContext): Promise<void> {
  await ctx.toast(ctx.texts.common.gone)
  await ctx.open('create', {})
}

async function showOrder(ctx: BotContext, asked: OrderSummary): Promise<void> {
  if (asked.draft.wish === '' && asked.draft.styleKeys.length === 0) return ask(ctx, asked, wayBack(ctx))
  const summary = await writeOut(ctx, asked)
  const names = (await ctx.app.series.stylesOf(summary.draft)).map((style) => style.names[ctx.language])
  const text = summaryText(ctx.texts, summary, { person: ctx.person, styleNames: names })
  await show(ctx, { text, rows: [...summaryRows(ctx, summary), wayBack(ctx)] })
  await expectWish(ctx, { draft: summary.draft.id })
}

async function ask(ctx: BotContext, summary: OrderSummary, way: Rows[number]): Promise<void> {
  const { id: draft } = summary.draft
  const examples = examplesFor(ctx, summary).map((wish, place) => [example(wish, { draft, place })])
  const { order } = ctx.texts
  await show(ctx, {
    text: askText(ctx.texts, summary, ctx.person),
    rows: [
      ...examples,
      [
        goTo('styles', order.byStyle, { draft: null, avatarOf: draft }),
        goTo('sample', order.bySample, { draft }),
      ],
      [chooseAvatar(order.changeAvatar, { draft, page: 0 })],
      way,
    ],
  })
  await expectWish(ctx, { draft })
}

const wayBack = ({ texts: { common } }: BotContext) => [
  goTo('create', common.back, {}),
  goTo('home', common.home, {}),
]

const examplesFor = ({ texts: { order } }: BotContext, { avatar }: OrderSummary): readonly string[] =>
  avatar === null || avatar.type === 'style' ? order.examplesWithout : order.examplesWithAvatar

function summaryRows({ texts: { order, series, common }, person }: BotContext, summary: OrderSummary): Rows {
  const { id: draft, format: chosen, imageCount, improve, styleKey, wish } = summary.draft
  const isSeries = summary.draft.styleKeys.length > 0
  const mark = (label: string, isChosen: boolean) => (isChosen ? order.chosen(label) : label)
  const formatButtons = formats.map((format) =>
    setFormat(mark(order.formatName(format), format === chosen), { draft, format }),
  )
  const countButtons = Array.from({ length: maxImagesPerGeneration }, (_, index) => index + 1).map((count) =>
    setCount(mark(common.images(count), count === imageCount), { draft, count }),
  )
  return [
    isAvatarMissing(summary)
      ? [setAvatar(order.withoutAvatar, { draft, avatar: null })]
      : isAffordable(summary, person)
        ? [confirm(order.confirm(common.credits(summary.priceCredits)), { draft }, 'success')]
        : [goTo('balance', order.toBalance, {}, 'primary')],
    formatButtons.slice(0, 3),
    formatButtons.slice(3),
    ...(isSeries ? [[goTo('styles', series.otherStyles, { draft, avatarOf: null })]] : pairs(countButtons)),
    [wish === '' ? null : setImprove(improve ? order.improveOn : order.improveOff, { draft, on: !improve })],
    [isSeries ? null : goTo('exact', order.toExact, { draft })],
    [styleKey === null ? null : dropStyle(order.withoutStyle, { draft })],
    [
      changeWish(isSeries ? series.ownWords : order.changeWish, { draft }),
      chooseAvatar(order.changeAvatar, { draft, page: 0 }),
    ],
  ]
}

export const orderScreen = view(async (ctx, { draft }) => {
  const summary = await ctx.app.generations.findDraft(ctx.person.id, draft)
  if (!summary) return gone(ctx)
  if (summary.draft.kind !== 'image') return ctx.open('refine', { draft })
  await showOrder(ctx, summary)
})
