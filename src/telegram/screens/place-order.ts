import type { BotContext } from '../context.ts'

/** Orders what a draft says, and shows what came of it, whichever screen it was ordered from. */
export async function placeOrder(ctx: BotContext, draftId: number): Promise<void> {
  const { order, common } = ctx.texts
  const outcome = await ctx.app.generations.order(ctx.person.id, draftId)
  switch (outcome.kind) {
    case 'queued':
      // Words that come from now on are a new wish, not a change of what is being made.
      await ctx.expectMessage(null)
      return ctx.open('making', { generation: outcome.generation.id })
    case 'ordered-before':
      await ctx.expectMessage(null)
      await ctx.toast(order.orderedBefore)
      return ctx.open('making', { generation: outcome.generation.id })
    case 'not-enough-credits':
      await ctx.toast(order.notEnough)
      await ctx.refreshPerson()
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

/** Everything as it was: at once in quick mode, else with a summary first. */
export async function orderAgain(ctx: BotContext, generationId: number): Promise<void> {
  const { generations } = ctx.app
  const summary = await generations.repeat(ctx.person, generationId)
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
