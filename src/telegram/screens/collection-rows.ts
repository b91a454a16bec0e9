import type { ListedCollection } from '../../domain/gallery/collection.ts'
import { manyImages } from '../../domain/gallery/gallery-state.ts'
import type { BotContext } from '../context.ts'
import type { Button, Rows } from '../kit/button.ts'
import { pairs } from './pairs.ts'

const collectionsAtOnce = 8

/** A page of the person's collections, one a row where its name has room for what stands beside it, and the buttons that lead to the pages beside. */
export async function collectionRows(
  ctx: BotContext,
  where: { readonly page: number; readonly imageId: number | null },
  draw: {
    readonly row: (collection: ListedCollection) => readonly Button[]
    readonly turn: (label: string, page: number) => Button
  },
): Promise<Rows> {
  const page = Math.max(0, where.page)
  const found = await ctx.app.collections.list(ctx.person.id, {
    from: page * collectionsAtOnce,
    limit: collectionsAtOnce + 1,
    imageId: where.imageId,
  })
  const hasMore = found.length > collectionsAtOnce
  if (found.length === 0 && page === 0) return []
  return [
    ...found.slice(0, collectionsAtOnce).flatMap((collection) => pairs(draw.row(collection))),
    [page > 0 ? draw.turn('‹', page - 1) : null, hasMore ? draw.turn('›', page + 1) : null],
  ]
}

/** «📁 Отпуск · 12» */
export const collectionLabel = ({ texts }: BotContext, { name, images }: ListedCollection): string => {
  const { common, gallery, collections } = texts
  const isMany = images === manyImages
  return collections.counted(
    name,
    isMany ? gallery.manyImages(common.number(images - 1)) : common.number(images),
  )
}
