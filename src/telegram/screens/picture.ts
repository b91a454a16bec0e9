import { everything } from '../../domain/gallery/gallery-filter.ts'
import { int } from '../kit/fields.ts'
import { goTo, screen } from '../screen-kit.ts'
import { chooseFilter } from './choose-filter.ts'
import { sendOriginal, showImage } from './send-image.ts'
import { shorten } from './shorten.ts'

const maxWishShown = 600

const { button, view } = screen('picture')

const original = button('file', { image: int }, (ctx, { image }) => sendOriginal(ctx, image))

/** Of the same wish, whatever came of it. */
const similar = button('like', { image: int }, async (ctx, { image: id }) => {
  const image = await ctx.app.gallery.find(ctx.person.id, id)
  if (!image) return ctx.alert(ctx.texts.common.gone)
  await chooseFilter(ctx, { ...everything, words: image.wish })
})

/** What can be done with an image beyond the first row of its buttons. */
export const pictureScreen = view(async (ctx, { view: drawnUnder, image: id }) => {
  const { gallery, bulk, collections, order, common } = ctx.texts
  const image = await ctx.app.gallery.find(ctx.person.id, id)
  if (!image || image.isDeleted) {
    await ctx.toast(common.gone)
    return ctx.open('gallery', { view: null, image: null })
  }
  await showImage(ctx, image, {
    text: gallery.picture({
      date: common.date(image.createdAt),
      avatar: image.avatarId === null ? null : (image.avatarName ?? order.unnamed),
      wish: shorten(image.wish, maxWishShown),
    }),
    rows: [
      [original(gallery.original, { image: id }), similar(gallery.similar, { image: id })],
      [goTo('keep', collections.intoAlbum, { image: id, page: 0 })],
      [goTo('jump', gallery.byDate, { page: 0 }), goTo('statistics', gallery.statistics, {})],
      [goTo('bulk', bulk.open, {}), goTo('create', gallery.create, {})],
      [goTo('gallery', common.back, { view: drawnUnder, image: id }), goTo('home', common.home, {})],
    ],
  })
})
