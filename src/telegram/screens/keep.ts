import { flag, int } from '../kit/fields.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'
import { collectionLabel, collectionRows } from './collection-rows.ts'
import { namedOrSaid } from './name-collection.ts'
import { showImage } from './send-image.ts'
import { shorten } from './shorten.ts'

const maxWishShown = 300

const { button, input, view } = screen('keep')

/** Sets rather than toggles, so that a press that comes twice changes nothing more. */
const put = button(
  'put',
  { image: int, collection: int, isIn: flag, page: int },
  async (ctx, { image, collection: collectionId, isIn, page }) => {
    const { collections, common } = ctx.texts
    const collection = await ctx.app.collections.find(ctx.person.id, collectionId)
    const isSet = await ctx.app.collections.setMember(ctx.person.id, { collectionId, imageId: image, isIn })
    const said = isIn ? collections.put : collections.taken
    await ctx.toast(collection && isSet ? said(collection.name) : common.gone)
    await ctx.refreshPerson()
    await ctx.open('keep', { image, page })
  },
)

const create = button('new', { image: int }, async (ctx, { image }) => {
  const { collections, common } = ctx.texts
  await expectName(ctx, { image })
  await show(ctx, {
    text: collections.askName,
    rows: [[goTo('keep', common.back, { image, page: 0 }), goTo('home', common.home, {})]],
  })
})

const expectName = input('typed', { image: int }, async (ctx, { image: imageId }) => {
  const words = ctx.message?.text
  if (words === undefined) return 'declined'
  const outcome = await ctx.app.collections.create(ctx.person.id, words)
  // Whoever names one that is there means that one.
  const isThere = outcome.kind === 'taken'
  const named = await namedOrSaid(ctx, isThere ? { ...outcome, kind: 'kept' } : outcome)
  if (!named) return 'taken'
  await ctx.app.collections.setMember(ctx.person.id, { collectionId: named.id, imageId, isIn: true })
  await ctx.refreshPerson()
  await ctx.open('keep', { image: imageId, page: 0 })
  return 'taken'
})

/** Which collections an image is in. */
export const keepScreen = view(async (ctx, { image: id, page }) => {
  await ctx.expectMessage(null)
  const { collections, gallery, common } = ctx.texts
  const image = await ctx.app.gallery.find(ctx.person.id, id)
  if (!image || image.isDeleted) {
    await ctx.toast(common.gone)
    return ctx.open('gallery', { view: null, image: null })
  }
  const rows = await collectionRows(
    ctx,
    { page, imageId: id },
    {
      row: (collection) => {
        const label = collectionLabel(ctx, collection)
        return [
          put(collection.hasImage ? gallery.isOn(label) : label, {
            image: id,
            collection: collection.id,
            isIn: !collection.hasImage,
            page,
          }),
        ]
      },
      turn: (label, to) => goTo('keep', label, { image: id, page: to }),
    },
  )
  await showImage(ctx, image, {
    text: collections.keep(shorten(image.wish, maxWishShown)),
    rows: [
      ...rows,
      [create(collections.create, { image: id })],
      [goTo('gallery', gallery.backToGallery, { view: null, image: id }), goTo('home', common.home, {})],
    ],
  })
})
