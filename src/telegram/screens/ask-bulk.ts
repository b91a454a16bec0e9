import type { BulkKind } from '../../domain/gallery/bulk-action.ts'
import type { BotContext } from '../context.ts'

/** Asks before anything is done with all that is shown; a button of an earlier filter leads to a fresh screen. */
export async function askBulk(
  ctx: BotContext,
  {
    drawnUnder,
    kind,
    collectionId,
  }: { readonly drawnUnder: number; readonly kind: BulkKind; readonly collectionId: number | null },
): Promise<void> {
  const { gallery, bulk } = ctx.texts
  if (drawnUnder !== ctx.person.gallery.view) {
    await ctx.toast(gallery.otherFilter)
    return ctx.open('bulk', {})
  }
  const asked = await ctx.app.bulk.ask(ctx.person, kind, collectionId)
  if (asked.kind === 'asked') return ctx.open('act', { action: asked.actionId })
  await ctx.toast(bulk.nothing)
  await ctx.open('gallery', { view: null, image: null })
}
