import type { GalleryPage, Image } from '../../domain/gallery/image.ts'
import { everything, isEverything, type GalleryFilter } from '../../domain/gallery/gallery-filter.ts'
import { manyImages, type GalleryState } from '../../domain/gallery/gallery-state.ts'
import type { BotContext } from '../context.ts'
import type { Button, Rows } from '../kit/button.ts'
import { flag, int } from '../kit/fields.ts'
import { redraw, show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'
import { chooseFilter } from './choose-filter.ts'
import { filterMarks } from './filter-marks.ts'
import { orderAgain } from './place-order.ts'
import { showImage } from './send-image.ts'
import { shorten } from './shorten.ts'

// Telegram's limit for a caption is 1024 characters.
const maxWishShown = 600
const maxWordsShown = 40

const { button, view } = screen('gallery')

const setFavourite = button('heart', { image: int, on: flag }, async (ctx, { image, on }) => {
  const { result, common } = ctx.texts
  const isSet = await ctx.app.gallery.setFavourite(ctx.person.id, image, on)
  const done = on ? result.markedFavourite : result.unmarkedFavourite
  await ctx.toast(isSet ? done : common.gone)
  await showPage(ctx, await ctx.app.gallery.page(ctx.person, image))
})

const again = button('again', { generation: int }, (ctx, { generation }) => orderAgain(ctx, generation))

const remove = button('rm', { image: int }, async (ctx, { image }) => {
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

const showEverything = button('all', {}, (ctx) => chooseFilter(ctx, everything))

const askPurge = button('ask', { image: int }, async (ctx, { image }) => {
  const { gallery } = ctx.texts
  await ctx.toast(gallery.askPurge)
  await redraw(ctx, [
    [purge(gallery.reallyPurge, { image }, 'danger'), goTo('gallery', gallery.keep, { view: null, image })],
  ])
})

const purge = button('purge', { image: int }, async (ctx, { image }) => {
  const purged = await ctx.app.gallery.deleteForGood(ctx.person.id, image)
  await ctx.toast(purged > 0 ? ctx.texts.gallery.purged : ctx.texts.common.gone)
  await showPage(ctx, await ctx.app.gallery.page(ctx.person, image))
})

/** Words do not fit into a button, so what they may have meant is found once more. */
const meant = button('meant', { view: int }, async (ctx, { view: drawnUnder }) => {
  const words = isOutOfDate(ctx, drawnUnder) ? undefined : await ctx.app.gallery.suggestWords(ctx.person)
  if (words === undefined) return showAfresh(ctx)
  await chooseFilter(ctx, { words })
})

const isOutOfDate = (ctx: BotContext, drawnUnder: number | null): boolean =>
  drawnUnder !== null && drawnUnder !== ctx.person.gallery.view

/** A button drawn under an earlier filter would lead to a picture that nobody expects. */
async function showAfresh(ctx: BotContext): Promise<void> {
  await ctx.toast(ctx.texts.gallery.otherFilter)
  await showPage(ctx, await ctx.app.gallery.resume(ctx.person))
}

async function showPage(
  ctx: BotContext,
  page: GalleryPage | undefined,
  { undoing = null }: { readonly undoing?: Button | null } = {},
): Promise<void> {
  const state = ctx.person.gallery
  if (!page) return showEmpty(ctx, undoing)
  const { image } = page
  await showImage(ctx, image, {
    text: captionOf(ctx, page, state.filter),
    rows: [[undoing], ...(state.filter.isTrash ? trashRows : rowsOf)(ctx, page, state)],
  })
}

function captionOf(ctx: BotContext, { image, place, total }: GalleryPage, filter: GalleryFilter) {
  const { gallery, order, common } = ctx.texts
  const isMany = total === manyImages && !isEverything(filter)
  const count = isMany ? gallery.manyImages(common.number(total - 1)) : common.number(total)
  return gallery.caption({
    marks: filterMarks(ctx, image),
    counter: { place: place > 0 ? common.number(place) : null, count },
    isFavourite: image.isFavourite,
    date: common.date(image.createdAt),
    avatar: image.avatarId === null ? null : (image.avatarName ?? order.unnamed),
    wish: shorten(image.wish, maxWishShown),
  })
}

function neighbours({ texts }: BotContext, { newerId, olderId }: GalleryPage, at: { view: number }) {
  const { gallery } = texts
  return {
    newer: newerId === null ? null : goTo('gallery', gallery.newer, { ...at, image: newerId }),
    older: olderId === null ? null : goTo('gallery', gallery.older, { ...at, image: olderId }),
  }
}

function rowsOf(ctx: BotContext, page: GalleryPage, state: GalleryState): Rows {
  const { gallery, common } = ctx.texts
  const { image } = page
  const at = { view: state.view, image: image.id }
  const { newer, older } = neighbours(ctx, page, at)
  const filterLabel = isEverything(state.filter) ? gallery.filter : gallery.isOn(gallery.filter)
  return [
    [newer, heart(ctx, image), older],
    [
      goTo('prompt', gallery.prompt, { image: image.id }),
      again(gallery.again, { generation: image.generationId }),
      remove(gallery.remove, { image: image.id }),
    ],
    [
      goTo('sheet', gallery.sheetOfNine, at),
      goTo('filter', filterLabel, {}),
      goTo('picture', gallery.more, at),
    ],
    [
      isEverything(state.filter) ? null : showEverything(gallery.everything, {}),
      goTo('share', gallery.share, { image: image.id }),
      goTo('home', common.home, {}),
    ],
  ]
}

function trashRows(ctx: BotContext, page: GalleryPage, { view: drawnUnder }: GalleryState): Rows {
  const { gallery, common } = ctx.texts
  const { newer, older } = neighbours(ctx, page, { view: drawnUnder })
  const { id: image } = page.image
  return [
    [newer, older],
    [undo(gallery.restore, { image }), askPurge(gallery.purge, { image }, 'danger')],
    [showEverything(gallery.everything, {}), goTo('home', common.home, {})],
  ]
}

const heart = ({ texts }: BotContext, { id, isFavourite }: Image): Button =>
  setFavourite(isFavourite ? texts.gallery.unfavourite : texts.gallery.favourite, {
    image: id,
    on: !isFavourite,
  })

async function showEmpty(ctx: BotContext, undoing: Button | null): Promise<void> {
  const { gallery, common } = ctx.texts
  const marks = filterMarks(ctx, null)
  const words = await ctx.app.gallery.suggestWords(ctx.person)
  await show(ctx, {
    text: marks.length > 0 ? gallery.nothingFound(marks) : gallery.empty,
    rows: [
      [undoing],
      words === undefined
        ? []
        : [meant(gallery.meant(shorten(words, maxWordsShown)), { view: ctx.person.gallery.view }, 'primary')],
      marks.length > 0 ? [showEverything(gallery.everything, {}), goTo('filter', gallery.filter, {})] : [],
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
