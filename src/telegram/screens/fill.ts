import { int } from '../kit/fields.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'
import { askBulk } from './ask-bulk.ts'
import { collectionLabel, collectionRows } from './collection-rows.ts'
import { namedOrSaid } from './name-collection.ts'

const { button, input, view } = screen('fill')

const into = button('into', { view: int, collection: int }, (ctx, { view: drawnUnder, collection }) =>
  askBulk(ctx, { drawnUnder, kind: 'collect', collectionId: collection }),
)

const create = button('new', { view: int }, async (ctx, { view: drawnUnder }) => {
  const { collections, common } = ctx.texts
  await expectName(ctx, { view: drawnUnder })
  await show(ctx, {
    text: collections.askName,
    rows: [[goTo('fill', common.back, { view: drawnUnder, page: 0 }), goTo('home', common.home, {})]],
  })
})

const expectName = input('typed', { view: int }, async (ctx, { view: drawnUnder }) => {
  const words = ctx.message?.text
  if (words === undefined) return 'declined'
  const outcome = await ctx.app.collections.create(ctx.person.id, words)
  // Whoever names one that is there means that one.
  const isThere = outcome.kind === 'taken'
  const named = await namedOrSaid(ctx, isThere ? { ...outcome, kind: 'kept' } : outcome)
  if (named) await askBulk(ctx, { drawnUnder, kind: 'collect', collectionId: named.id })
  return 'taken'
})

/** The collection that everything shown is put into. */
export const fillScreen = view(async (ctx, { view: drawnUnder, page }) => {
  await ctx.expectMessage(null)
  const { bulk, collections, common } = ctx.texts
  const rows = await collectionRows(
    ctx,
    { page, imageId: null },
    {
      row: (collection) => [
        into(collectionLabel(ctx, collection), { view: drawnUnder, collection: collection.id }),
      ],
      turn: (label, to) => goTo('fill', label, { view: drawnUnder, page: to }),
    },
  )
  await show(ctx, {
    text: bulk.fill,
    rows: [
      ...rows,
      [create(collections.create, { view: drawnUnder })],
      [goTo('bulk', common.back, {}), goTo('home', common.home, {})],
    ],
  })
})
