import type { OrderSummary } from '../../domain/generation/draft-order.ts'
import { isWrittenOut } from '../../domain/generation/write-draft.ts'
import { maxWishLength } from '../../domain/wishes/tidy-wish.ts'
import type { BotContext } from '../context.ts'
import { show } from '../kit/show.ts'
import type { Rows } from '../kit/button.ts'
import { placeOrder } from './place-order.ts'

/** The words of a message, written or spoken; undefined once the person was told why there are none. */
export async function wordsOf(ctx: BotContext, rows: Rows): Promise<string | undefined> {
  const { order, common } = ctx.texts
  const heard = await hear(ctx)
  if (heard) {
    if (heard.kind === 'heard') return heard.words
    await show(ctx, { text: order.notHeard[heard.kind], rows })
    return undefined
  }
  const words = ctx.message?.text?.trim() ?? ''
  if (words === '') {
    await show(ctx, { text: order.onlyWords, rows })
    return undefined
  }
  if (words.length > maxWishLength)
    await show(ctx, { text: order.wishShortened(common.number(maxWishLength)), rows: [] })
  return words
}

async function hear(ctx: BotContext) {
  const voice = ctx.message?.voice ?? ctx.message?.audio
  if (!voice) return undefined
  await ctx.replyWithChatAction('typing')
  return ctx.app.wishes.hear({
    fileId: voice.file_id,
    contentType: voice.mime_type ?? 'audio/ogg',
    seconds: voice.duration,
    language: ctx.language,
  })
}

/** Has the wish written out, which takes a moment; what is written already comes back as it is. */
export async function writeOut(ctx: BotContext, summary: OrderSummary): Promise<OrderSummary> {
  if (isWrittenOut(summary.draft)) return summary
  await ctx.replyWithChatAction('typing')
  return ctx.app.generations.write(summary, ctx.language)
}

/** A wish out of the blue: that is what people come for. */
export async function takeNewWish(ctx: BotContext): Promise<void> {
  const wish = await wordsOf(ctx, [])
  if (wish === undefined) return ctx.open('create', {})
  const summary = await ctx.app.generations.startDraft(ctx.person, {
    avatarId: undefined,
    wish,
    madeByUpdate: ctx.update.update_id,
  })
  const { draft } = ctx.person.quickMode ? await writeOut(ctx, summary) : summary
  if (ctx.person.quickMode) await placeOrder(ctx, draft.id)
  else await ctx.open('order', { draft: draft.id })
}
