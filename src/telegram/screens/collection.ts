import type { Collection } from '../../domain/gallery/collection.ts'
import { everything } from '../../domain/gallery/gallery-filter.ts'
import { manyImages } from '../../domain/gallery/gallery-state.ts'
import type { BotContext } from '../context.ts'
import { int } from '../kit/fields.ts'
import { redraw, show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'
import { chooseFilter } from './choose-filter.ts'
import { namedOrSaid } from './name-collection.ts'

const { button, input, view } = screen('collection')

const showIts = button('show', { collection: int }, async (ctx, { collection: id }) => {
  if (await findOrLeave(ctx, id)) await chooseFilter(ctx, { ...everything, collectionId: id })
})

const rename = button('name', { collection: int }, async (ctx, { collection: id }) => {
  const collection = await findOrLeave(ctx, id)
  if (!collection) return
  await expectName(ctx, { collection: id })
  const { collections, common } = ctx.texts
  await show(ctx, {
    text: collections.askNewName(collection.name),
    rows: [[goTo('collection', common.back, { collection: id }), goTo('home', common.home, {})]],
  })
})

const expectName = input('typed', { collection: int }, async (ctx, { collection: id }) => {
  const words = ctx.message?.text
  if (words === undefined) return 'declined'
  const named = await namedOrSaid(ctx, await ctx.app.collections.rename(ctx.person.id, id, words))
  if (named) await ctx.open('collection', { collection: id })
  return 'taken'
})

const askRemove = button('ask', { collection: int }, async (ctx, { collection }) => {
  const { collections } = ctx.texts
  await ctx.alert(collections.askRemove)
  await redraw(ctx, [
    [
      remove(collections.reallyRemove, { collection }, 'danger'),
      goTo('collection', collections.keepIt, { collection }),
    ],
  ])
})

const remove = button('rm', { collection: int }, async (ctx, { collection }) => {
  const isRemoved = await ctx.app.collections.remove(ctx.person.id, collection)
  await ctx.toast(isRemoved ? ctx.texts.collections.removed : ctx.texts.common.gone)
  await ctx.refreshPerson()
  await ctx.open('collections', { page: 0 })
})

async function findOrLeave(ctx: BotContext, id: number): Promise<Collection | undefined> {
  const collection = await ctx.app.collections.find(ctx.person.id, id)
  if (collection) return collection
  await ctx.toast(ctx.texts.common.gone)
  await ctx.open('collections', { page: 0 })
  return undefined
}

/** One collection, to be renamed or deleted. */
export const collectionScreen = view(async (ctx, { collection: id }) => {
  await ctx.expectMessage(null)
  const collection = await findOrLeave(ctx, id)
  if (!collection) return
  const { collections, gallery, common } = ctx.texts
  const images = await ctx.app.gallery.count(ctx.person.id, { ...everything, collectionId: id })
  const isMany = images === manyImages
  await show(ctx, {
    text: collections.collection({
      name: collection.name,
      images: isMany ? gallery.manyImages(common.number(images - 1)) : common.number(images),
    }),
    rows: [
      [images > 0 ? showIts(collections.show, { collection: id }, 'primary') : null],
      [rename(collections.rename, { collection: id }), askRemove(collections.remove, { collection: id })],
      [goTo('collections', common.back, { page: 0 }), goTo('home', common.home, {})],
    ],
  })
})
