import type { OrderSummary } from '../../domain/generation/draft-order.ts'
import { maxWishLength } from '../../domain/wishes/tidy-wish.ts'
import type { BotContext } from '../context.ts'
import type { Rows } from '../kit/button.ts'
import { int } from '../kit/fields.ts'
import type { Html } from '../kit/html.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'
import type { Texts } from '../texts/en.ts'
import { isAffordable } from './draw-order.ts'
import { placeOrder } from './place-order.ts'
import { isPhotoMessage } from './receive-photo.ts'
import { shorten } from './shorten.ts'

const maxWishShown = 600

const { button, input, view } = screen('refine')

const confirm = button('order', { draft: int }, (ctx, { draft }) => placeOrder(ctx, draft))

const example = button('eg', { draft: int, place: int }, async (ctx, { draft, place }) => {
  const words = ctx.texts.refine.examples[place]
  if (words === undefined) return ctx.open('refine', { draft })
  await takeWords(ctx, draft, words)
})

const changeWords = button('words', { draft: int }, async (ctx, { draft }) => {
  const summary = await ctx.app.generations.findDraft(ctx.person.id, draft)
  return summary ? ask(ctx, summary) : gone(ctx)
})

const back = button('back', { draft: int }, async (ctx, { draft }) => {
  const summary = await ctx.app.generations.findDraft(ctx.person.id, draft)
  const imageId = summary?.draft.sourceImageId ?? null
  const image = imageId === null ? undefined : await ctx.app.gallery.find(ctx.person.id, imageId)
  await ctx.expectMessage(null)
  return image ? ctx.open('result', { generation: image.generationId }) : ctx.open('home', {})
})

const expectWords = input('say', { draft: int }, async (ctx, { draft }) => {
  const words = ctx.message?.text?.trim() ?? ''
  // A photo means another order, wherever it is sent.
  if (isPhotoMessage(ctx)) return 'declined'
  if (words === '') await ctx.reply(ctx.texts.order.onlyWords.html, { parse_mode: 'HTML' })
  else await takeWords(ctx, draft, words.slice(0, maxWishLength))
  return 'taken'
})

async function takeWords(ctx: BotContext, draft: number, wish: string): Promise<void> {
  const summary = await ctx.app.generations.updateDraft(ctx.person.id, draft, { wish })
  return summary ? showSummary(ctx, summary) : gone(ctx)
}

async function gone(ctx: BotContext): Promise<void> {
  await ctx.toast(ctx.texts.common.gone)
  await ctx.open('home', {})
}

async function ask(ctx: BotContext, { draft: { id: draft } }: OrderSummary): Promise<void> {
  const { refine } = ctx.texts
  const examples = refine.examples.map((words, place) => [example(words, { draft, place })])
  await show(ctx, { text: refine.ask, rows: [...examples, wayBack(ctx.texts, draft)] })
  await expectWords(ctx, { draft })
}

const wayBack = ({ common }: Texts, draft: number): Rows[number] => [
  back(common.back, { draft }),
  goTo('home', common.home, {}),
]

function drawSummary(ctx: BotContext, summary: OrderSummary): Html {
  const { refine, common, order } = ctx.texts
  const { draft, priceCredits } = summary
  const missing = priceCredits - ctx.person.balanceCredits
  return refine.summary({
    kind: draft.kind === 'image' ? 'edit' : draft.kind,
    wish: shorten(draft.wish, maxWishShown),
    price: common.credits(priceCredits),
    balance: common.credits(ctx.person.balanceCredits),
    shortage: missing > 0 ? order.shortage({ missing: common.credits(missing), affordable: null }) : null,
  })
}

async function showSummary(ctx: BotContext, summary: OrderSummary): Promise<void> {
  const { refine, common, order } = ctx.texts
  const { id: draft, kind } = summary.draft
  const price = common.credits(summary.priceCredits)
  const way = isAffordable(summary, ctx.person)
    ? confirm(refine.confirm(price), { draft }, 'success')
    : goTo('balance', order.toBalance, {}, 'primary')
  await show(ctx, {
    text: drawSummary(ctx, summary),
    rows: [
      [way],
      [kind === 'edit' ? changeWords(refine.otherWords, { draft }) : null],
      wayBack(ctx.texts, draft),
    ],
  })
  if (kind === 'edit') await expectWords(ctx, { draft })
}

export const refineScreen = view(async (ctx, { draft }) => {
  const summary = await ctx.app.generations.findDraft(ctx.person.id, draft)
  if (!summary) return gone(ctx)
  if (summary.draft.kind === 'edit' && summary.draft.wish === '') return ask(ctx, summary)
  await showSummary(ctx, summary)
})
