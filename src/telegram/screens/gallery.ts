import type { GalleryPage } from '../../domain/gallery/create-gallery.ts'
import type { BotContext } from '../context.ts'
import type { Button, Rows } from '../kit/button.ts'
import { flag, int } from '../kit/fields.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'
import { placeNow } from './gallery-place.ts'
import { orderAgain } from './place-order.ts'
import { sendOriginal, showImage } from './send-image.ts'
import { shorten } from './shorten.ts'

// Telegram's limit for a caption is 1024 characters.
const maxWishShown = 600

const { button, view } = screen('gallery')

/** One image in the gallery, and under which filter and number it is seen. */
const here = { image: int, favourites: flag, place: int, count: int }
interface Here {
  readonly image: number | null
  readonly favourites: boolean
  readonly place: number
  readonly count: number
}

const setFavourite = button('heart', { ...here, on: flag }, async (ctx, { on, ...at }) => {
  const { result, common } = ctx.texts
  const isSet = await ctx.app.gallery.setFavourite(ctx.person.id, at.image, on)
  const done = on ? result.markedFavourite : result.unmarkedFavourite
  await ctx.toast(isSet ? done : common.gone)
  await showGallery(ctx, at)
})

const again = button('again', { generation: int }, (ctx, { generation }) => orderAgain(ctx, generation))

const original = button('file', { image: int }, (ctx, { image }) => sendOriginal(ctx, image))

const remove = button('rm', here, async (ctx, at) => {
  const isRemoved = await ctx.app.gallery.moveToTrash(ctx.person.id, at.image)
  await ctx.toast(isRemoved ? ctx.texts.gallery.removed : ctx.texts.common.gone)
  await ctx.refreshPerson()
  // The next older one moves up to this place.
  const next = { ...at, count: ctx.person.imageCount }
  const undoing = isRemoved ? undo(ctx.texts.gallery.undo, at) : null
  await showGallery(ctx, next, undoing)
})

const undo = button('undo', here, async (ctx, at) => {
  const isRestored = await ctx.app.gallery.restore(ctx.person.id, at.image)
  await ctx.toast(isRestored ? ctx.texts.gallery.restored : ctx.texts.common.gone)
  await ctx.refreshPerson()
  await showGallery(ctx, { ...at, count: ctx.person.imageCount })
})

async function showGallery(ctx: BotContext, at: Here, undoing: Button | null = null): Promise<void> {
  const filter = { favouritesOnly: at.favourites }
  const page = await ctx.app.gallery.page(ctx.person.id, filter, at.image)
  if (!page) return showEmpty(ctx, at.favourites, undoing)
  const { gallery, order, common } = ctx.texts
  const { image, newerId, olderId } = page
  const count = ctx.person.imageCount
  const place = at.favourites
    ? 0
    : placeNow(at, { count, hasNewer: newerId !== null, hasOlder: olderId !== null })
  const text = gallery.caption({
    counter: place > 0 ? { place: common.number(place), count: common.number(count) } : null,
    favouritesOnly: at.favourites,
    isFavourite: image.isFavourite,
    date: common.date(image.createdAt),
    avatar: image.avatarId === null ? null : (image.avatarName ?? order.unnamed),
    wish: shorten(image.wish, maxWishShown),
  })
  const rows = rowsOf(ctx, page, { image: image.id, favourites: at.favourites, place, count })
  await showImage(ctx, image, { text, rows: [[undoing], ...rows] })
}

function rowsOf(ctx: BotContext, page: GalleryPage, at: Here & { readonly image: number }): Rows {
  const { gallery, common } = ctx.texts
  const { image, newerId, olderId } = page
  const { favourites, place, count } = at
  const step = (by: number) => ({ favourites, count, place: place > 0 ? place + by : 0 })
  const newest = { image: null, favourites: !favourites, place: 1, count }
  return [
    [
      newerId === null ? null : goTo('gallery', gallery.newer, { image: newerId, ...step(-1) }),
      setFavourite(image.isFavourite ? gallery.unfavourite : gallery.favourite, {
        ...at,
        on: !image.isFavourite,
      }),
      olderId === null ? null : goTo('gallery', gallery.older, { image: olderId, ...step(1) }),
    ],
    [
      goTo('prompt', gallery.prompt, { image: image.id, favourites, place }),
      again(gallery.again, { generation: image.generationId }),
    ],
    [original(gallery.original, { image: image.id }), remove(gallery.remove, at)],
    [
      goTo('gallery', favourites ? gallery.everything : gallery.onlyFavourites, newest),
      goTo('statistics', gallery.statistics, {}),
    ],
    [goTo('create', gallery.create, {}), goTo('home', common.home, {})],
  ]
}

async function showEmpty(ctx: BotContext, favourites: boolean, undoing: Button | null): Promise<void> {
  const { gallery, common } = ctx.texts
  const everything = { image: null, favourites: false, place: 1, count: ctx.person.imageCount }
  await show(ctx, {
    text: favourites ? gallery.emptyFavourites : gallery.empty,
    rows: [
      [undoing],
      favourites ? [goTo('gallery', gallery.everything, everything)] : [],
      [goTo('create', gallery.create, {}, 'primary'), goTo('home', common.home, {})],
    ],
  })
}

export const galleryScreen = view((ctx, at) => showGallery(ctx, at))
