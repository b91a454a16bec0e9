import { int } from '../kit/fields.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'
import { chooseFilter } from './choose-filter.ts'
import { collectionLabel, collectionRows } from './collection-rows.ts'
import { namedOrSaid } from './name-collection.ts'

const { button, input, view } = screen('collections')

const showIts = button('show', { collection: int }, async (ctx, { collection: id }) => {
  const collection = await ctx.app.collections.find(ctx.person.id, id)
  if (!collection) {
    await ctx.toast(ctx.texts.common.gone)
    return ctx.open('collections', { page: 0 })
  }
  await chooseFilter(ctx, { collectionId: id })
})

const showAny = button('any', {}, (ctx) => chooseFilter(ctx, { collectionId: null }))

const create = button('new', {}, async (ctx) => {
  await expectName(ctx, {})
  await show(ctx, {
    text: ctx.texts.collections.askName,
    rows: [
      [goTo('collections', ctx.texts.common.back, { page: 0 }), goTo('home', ctx.texts.common.home, {})],
    ],
  })
})

const expectName = input('typed', {}, async (ctx) => {
  const words = ctx.message?.text
  if (words === undefined) return 'declined'
  const named = await namedOrSaid(ctx, await ctx.app.collections.create(ctx.person.id, words))
  if (named) await ctx.open('collection', { collection: named.id })
  return 'taken'
})

/** Collections to look into, and to change. */
export const collectionsScreen = view(async (ctx, { page }) => {
  await ctx.expectMessage(null)
  const { collections, gallery, common } = ctx.texts
  const { collectionId } = ctx.person.gallery.filter
  const rows = await collectionRows(
    ctx,
    { page, imageId: null },
    {
      row: (collection) => {
        const label = collectionLabel(ctx, collection)
        return [
          showIts(collection.id === collectionId ? gallery.isOn(label) : label, {
            collection: collection.id,
          }),
          goTo('collection', collections.edit, { collection: collection.id }),
        ]
      },
      turn: (label, to) => goTo('collections', label, { page: to }),
    },
  )
  await show(ctx, {
    text: rows.length === 0 ? collections.none : collections.list,
    rows: [
      ...rows,
      [create(collections.create, {}), collectionId === null ? null : showAny(gallery.anyOfThem, {})],
      [goTo('filter', common.back, {}), goTo('home', common.home, {})],
    ],
  })
})
