import type { GalleryFilter } from '../../domain/gallery/gallery-filter.ts'
import type { BotContext } from '../context.ts'

/** Changes what the gallery shows, and shows it, beginning with the newest. */
export async function chooseFilter(ctx: BotContext, changes: Partial<GalleryFilter>): Promise<void> {
  await ctx.app.gallery.choose(ctx.person, { ...ctx.person.gallery.filter, isTrash: false, ...changes })
  await ctx.refreshPerson()
  await ctx.open('gallery', { view: null, image: null })
}
