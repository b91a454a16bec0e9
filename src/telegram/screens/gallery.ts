import type { GalleryPage, Image } from '../../domain/gallery/image.ts'
import { isEverything, type GalleryFilter } from '../../domain/gallery/gallery-filter.ts'
import { manyImages, type GalleryState } from '../../domain/gallery/gallery-state.ts'
import type { BotContext } from '../context.ts'
import type { Button, Rows } from '../kit/button.ts'
import { flag, int } from '../kit/fields.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'
import { filterMarks } from './filter-marks.ts'
import { orderAgain } from './place-order.ts'
import { sendOriginal, showImage } from './send-image.ts'
import { shorten } from './shorten.ts'

// Telegram's limit for a caption is 1024 characters.
const maxWishShown = 600

const { button, view } = screen('gallery')

/** An image, and the number of the filter under which it was drawn. */
const here = { view: int, image: int }

const setFavourite = button('heart', { ...here, on: flag }, async (ctx, { view: drawnUnder, image, on }) => {
  if (isOutOfDate(ctx, drawnUnder)) return showAfresh(ctx)
  const { result, common } = ctx.texts
  const isSet = await ctx.app.gallery.setFavourite(ctx.person.id, image, on)
  const done = on ? result.markedFavourite : result.unmarkedFavourite
  await ctx.toast(isSet ? done : common.gone)
  await showPage(ctx, await ctx.app.gallery.page(ctx.person, image))
})

const again = button('again', { generation: int }, (ctx, { generation }) => orderAgain(ctx, generation))

const original = button('file', { image: int }, (ctx, { image }) => sendOriginal(ctx, image))

const remove = button('rm', here, async (ctx, { view: drawnUnder, image }) => {
  if (isOutOfDate(ctx, drawnUnder)) return showAfresh(ctx)
  const isRemoved = await ctx.app.gallery.moveToTrash(ctx.person.id, image)
  await ctx.toast(isRemoved ? ctx.texts.gallery.removed : ctx.texts.common.gone)
  await ctx.refreshPerson()
  // The next older one moves up to this place.
  const page = await ctx.app.gallery.page(ctx.person, image)
  await showPage(ctx, page, { undoing: isRemoved ? undo(ctx.texts.gallery.undo, { image }) : null })
})

const undo = button('undo', { image: int }, async (ctx, { image }) => {
  const isRestored = await ctx.app.gallery.restore(ctx.person.id, image)
  await ctx.toast(isRestored ? ctx.texts.gallery.restored : ctx.texts.common.gone)
  await ctx.refreshPerson()
  await showPage(ctx, await ctx.app.gallery.page(ctx.person, image))
})

const showFavourites = button('only', { on: flag }, (ctx, { on }) =>
  choose(ctx, { ...ctx.person.gallery.filter, favouritesOnly: on }),
)

async function choose(ctx: BotContext, filter: GalleryFilter): Promise<void> {
  const { state, page } = await ctx.app.gallery.choose(ctx.person, filter)
  await showPage(ctx, page, { state })
}

const isOutOfDate = (ctx: BotContext, drawnUnder: number | null): boolean =>
  drawnUnder !== null && drawnUnder !== ctx.person.gallery.view

/** A button drawn under an earlier filter would lead to a picture that nobody expects. */
async function showAfresh(ctx: BotContext): Promise<void> {
  await ctx.alert(ctx.texts.common.outOfDate)
  await showPage(ctx, await ctx.app.gallery.resume(ctx.person))
}

async function showPage(
  ctx: BotContext,
  page: GalleryPage | undefined,
  {
    state = ctx.person.gallery,
    undoing = null,
  }: { readonly state?: GalleryState; readonly undoing?: Button | null } = {},
): Promise<void> {
  if (!page) return showEmpty(ctx, state, undoing)
  const { image } = page
  await showImage(ctx, image, {
    text: captionOf(ctx, page, state.filter),
    rows: [[undoing], ...rowsOf(ctx, page, state)],
  })
}

function captionOf(ctx: BotContext, { image, place, total }: GalleryPage, filter: GalleryFilter) {
  const { gallery, order, common } = ctx.texts
  const isMany = total === manyImages && !isEverything(filter)
  const count = isMany ? gallery.manyImages(common.number(total - 1)) : common.number(total)
  return gallery.caption({
    marks: filterMarks(ctx.texts, filter, image),
    counter: { place: place > 0 ? common.number(place) : null, count },
    isFavourite: image.isFavourite,
    date: common.date(image.createdAt),
    avatar: image.avatarId === null ? null : (image.avatarName ?? order.unnamed),
    wish: shorten(image.wish, maxWishShown),
  })
}

function rowsOf(ctx: BotContext, { image, newerId, olderId }: GalleryPage, state: GalleryState): Rows {
  const { gallery, common } = ctx.texts
  const at = { view: state.view, image: image.id }
  const { favouritesOnly } = state.filter
  return [
    [
      newerId === null ? null : goTo('gallery', gallery.newer, { ...at, image: newerId }),
      heart(ctx, image, at.view),
      olderId === null ? null : goTo('gallery', gallery.older, { ...at, image: olderId }),
    ],
    [
      goTo('prompt', gallery.prompt, { image: image.id }),
      again(gallery.again, { generation: image.generationId }),
    ],
    [
      original(gallery.original, { image: image.id }),
      goTo('share', gallery.share, { image: image.id }),
      remove(gallery.remove, at),
    ],
    [
      showFavourites(favouritesOnly ? gallery.everything : gallery.onlyFavourites, { on: !favouritesOnly }),
      goTo('statistics', gallery.statistics, {}),
    ],
    [goTo('create', gallery.create, {}), goTo('home', common.home, {})],
  ]
}

const heart = ({ texts }: BotContext, { id, isFavourite }: Image, drawnUnder: number): Button =>
  setFavourite(isFavourite ? texts.gallery.unfavourite : texts.gallery.favourite, {
    view: drawnUnder,
    image: id,
    on: !isFavourite,
  })

async function showEmpty(ctx: BotContext, { filter }: GalleryState, undoing: Button | null): Promise<void> {
  const { gallery, common } = ctx.texts
  const marks = filterMarks(ctx.texts, filter, null)
  await show(ctx, {
    text: marks.length > 0 ? gallery.nothingFound(marks) : gallery.empty,
    rows: [
      [undoing],
      marks.length > 0 ? [showFavourites(gallery.everything, { on: false })] : [],
      [goTo('create', gallery.create, {}, 'primary'), goTo('home', common.home, {})],
    ],
  })
}

export const galleryScreen = view(async (ctx, { view: drawnUnder, image }) => {
  if (isOutOfDate(ctx, drawnUnder)) return showAfresh(ctx)
  const { gallery } = ctx.app
  const page = await (image === null ? gallery.resume(ctx.person) : gallery.page(ctx.person, image))
  // Deleted elsewhere, or not of this filter: what stands nearest is shown in its place, and said to be another.
  if (image !== null && page?.image.id !== image) await ctx.toast(ctx.texts.common.gone)
  await showPage(ctx, page)
})
