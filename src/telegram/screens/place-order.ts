import type { OrderSummary } from '../../domain/generation/draft-order.ts'
import type { Generation } from '../../domain/generation/generation.ts'
import { isUnfinished } from '../../domain/work/work-status.ts'
import type { BotContext } from '../context.ts'
import { removeMessage } from './remove-other.ts'

/** Orders what a draft says, and shows what came of it, whichever screen it was ordered from. */
export async function placeOrder(ctx: BotContext, draftId: number): Promise<void> {
  const { order, common } = ctx.texts
  const outcome = await ctx.app.generations.order(ctx.person.id, draftId, ctx.language)
  switch (outcome.kind) {
    case 'queued':
      // Words that come from now on are a new wish, not a change of what is being made.
      await ctx.expectMessage(null)
      return ctx.open('making', { generation: outcome.generation.id })
    case 'ordered-before': {
      if (ctx.comesAgain && !isUnfinished(outcome.generation.status)) return leaveToNotice(ctx)
      const renewed = await renew(ctx, draftId, outcome.generation)
      if (renewed) {
        await ctx.toast(order.renewed)
        return ctx.open('order', { draft: renewed.draft.id })
      }
      await ctx.expectMessage(null)
      await ctx.toast(order.orderedBefore)
      return ctx.open('making', { generation: outcome.generation.id })
    }
    case 'series-queued':
      await ctx.expectMessage(null)
      return ctx.open('series', { series: outcome.series.id })
    case 'series-ordered-before': {
      if (ctx.comesAgain && outcome.series.unfinishedCount === 0) return leaveToNotice(ctx)
      const renewed = await ctx.app.series.renew(ctx.person, outcome.series, {
        draftId,
        madeByUpdate: ctx.update.update_id,
      })
      await ctx.toast(renewed ? order.renewed : order.orderedBefore)
      if (renewed) return ctx.open('order', { draft: renewed.draft.id })
      await ctx.expectMessage(null)
      return ctx.open('series', { series: outcome.series.id })
    }
    case 'not-enough-credits':
      await ctx.toast(order.notEnough)
      await ctx.refreshPerson()
      return ctx.open('order', { draft: draftId })
    case 'too-many-orders':
      await ctx.alert(common.tooManyOrders(outcome.perMinute))
      return ctx.open('order', { draft: draftId })
    case 'no-wish':
      await ctx.toast(order.noWish)
      return ctx.open('order', { draft: draftId })
    case 'avatar-not-ready':
      await ctx.toast(order.avatarNotReady)
      return ctx.open('order', { draft: draftId })
    case 'not-found':
      await ctx.toast(common.gone)
      return ctx.open('create', {})
  }
}

/**
 * Ordered by this very press, in a process that died before it said so, and over by now: the notice tells it, and the
 * picture would come twice.
 */
async function leaveToNotice(ctx: BotContext): Promise<void> {
  const pressed = ctx.callbackQuery?.message?.message_id
  if (pressed !== undefined) await removeMessage(ctx, pressed)
}

/** A summary still standing in the chat can be changed after it was ordered: then it is another order. */
async function renew(
  ctx: BotContext,
  draftId: number,
  ordered: Generation,
): Promise<OrderSummary | undefined> {
  const { generations } = ctx.app
  const summary = await generations.findDraft(ctx.person.id, draftId)
  if (!summary) return undefined
  const { avatarId, wish, format, imageCount, improve, written, styleKey } = summary.draft
  const isSame =
    avatarId === ordered.avatarId &&
    summary.composed.prompt === ordered.prompt &&
    format === ordered.format &&
    imageCount === ordered.imageCount
  if (isSame) return undefined
  const { draft } = await generations.startDraft(ctx.person, {
    avatarId,
    wish,
    styleKey,
    madeByUpdate: ctx.update.update_id,
  })
  return generations.updateDraft(ctx.person.id, draft.id, { format, imageCount, improve, written })
}

/** Everything as it was: at once in quick mode, else with a summary first. */
export async function orderAgain(ctx: BotContext, generationId: number): Promise<void> {
  const { generations } = ctx.app
  const summary = await generations.repeat(ctx.person, generationId, {
    madeByUpdate: ctx.update.update_id,
  })
  if (!summary) {
    await ctx.toast(ctx.texts.common.gone)
    return ctx.open('create', {})
  }
  const before = ctx.person.quickMode ? await generations.find(ctx.person.id, generationId) : undefined
  // Without the avatar that it was made with, it would be another picture at another price.
  const isSame = before !== undefined && before.avatarId === summary.draft.avatarId
  if (isSame) await placeOrder(ctx, summary.draft.id)
  else await ctx.open('order', { draft: summary.draft.id })
}

/** Nearly as it was: the summary shows what is different, and lets it be changed further. */
export async function orderLike(
  ctx: BotContext,
  generationId: number,
  changes: { readonly imageCount?: number; readonly keepsSeed?: boolean },
): Promise<void> {
  const summary = await ctx.app.generations.repeat(ctx.person, generationId, {
    ...changes,
    madeByUpdate: ctx.update.update_id,
  })
  if (summary) return ctx.open('order', { draft: summary.draft.id })
  await ctx.toast(ctx.texts.common.gone)
  await ctx.open('create', {})
}
