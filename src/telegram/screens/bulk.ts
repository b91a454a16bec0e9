import { isEverything, type GalleryFilter } from '../../domain/gallery/gallery-filter.ts'
import { manyImages } from '../../domain/gallery/gallery-state.ts'
import type { BotContext } from '../context.ts'
import { int } from '../kit/fields.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'
import { askBulk } from './ask-bulk.ts'
import { filterMarks } from './filter-marks.ts'

const { button, view } = screen('bulk')

const favouriteAll = button('fav', { view: int }, (ctx, { view: drawnUnder }) =>
  askBulk(ctx, { drawnUnder, kind: 'favourite', collectionId: null }),
)

const deleteAll = button('del', { view: int }, (ctx, { view: drawnUnder }) =>
  askBulk(ctx, { drawnUnder, kind: 'delete', collectionId: null }),
)

const download = button('zip', { view: int }, async (ctx, { view: drawnUnder }) => {
  const { bulk, gallery, common } = ctx.texts
  if (drawnUnder !== ctx.person.gallery.view) {
    await ctx.toast(gallery.otherFilter)
    return ctx.open('bulk', {})
  }
  const outcome = await ctx.app.exports.order(ctx.person, ctx.language)
  switch (outcome.kind) {
    case 'under-way':
      return ctx.alert(bulk.underWay)
    case 'nothing':
      return ctx.alert(bulk.nothing)
    case 'too-many':
      return ctx.alert(bulk.tooMany(common.number(outcome.most)))
    case 'ordered':
      await show(ctx, {
        text: bulk.ordered(common.images(outcome.images)),
        rows: [
          [
            goTo('gallery', gallery.backToGallery, { view: null, image: null }),
            goTo('home', common.home, {}),
          ],
        ],
      })
  }
})

/** Counted up to a thousand. */
async function countOf(ctx: BotContext, filter: GalleryFilter): Promise<{ images: number; shown: string }> {
  const { common, gallery } = ctx.texts
  if (isEverything(filter)) {
    const { imageCount } = ctx.person
    return { images: imageCount, shown: common.number(imageCount) }
  }
  const images = await ctx.app.gallery.count(ctx.person.id, filter)
  const isMany = images === manyImages
  return {
    images,
    shown: isMany ? gallery.manyImages(common.number(images - 1)) : common.number(images),
  }
}

/** What can be done with everything that the gallery shows now. */
export const bulkScreen = view(async (ctx) => {
  const { bulk, gallery, common } = ctx.texts
  const { filter, view: current } = ctx.person.gallery
  const { images, shown } = await countOf(ctx, filter)
  if (images === 0 || filter.isTrash) {
    await ctx.toast(bulk.nothing)
    return ctx.open('gallery', { view: null, image: null })
  }
  await show(ctx, {
    text: bulk.screen({ marks: filterMarks(ctx, null), count: shown }),
    rows: [
      [download(bulk.download, { view: current }, 'primary')],
      [
        favouriteAll(bulk.favouriteAll, { view: current }),
        goTo('fill', bulk.collectAll, { view: current, page: 0 }),
      ],
      [deleteAll(bulk.deleteAll, { view: current }), goTo('filter', gallery.filter, {})],
      [goTo('gallery', gallery.backToGallery, { view: null, image: null }), goTo('home', common.home, {})],
    ],
  })
})
