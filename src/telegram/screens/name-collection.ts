import { maxCollectionNameLength, maxCollections, type Collection } from '../../domain/gallery/collection.ts'
import type { NamedCollection } from '../../domain/gallery/create-collections.ts'
import type { BotContext } from '../context.ts'

/** The collection that a typed name has given; otherwise says what is wrong with it, and waits for another one. */
export async function namedOrSaid(
  ctx: BotContext,
  outcome: NamedCollection,
): Promise<Collection | undefined> {
  const { collections, common } = ctx.texts
  switch (outcome.kind) {
    case 'kept':
      await ctx.expectMessage(null)
      return outcome.collection
    case 'not-a-name':
      await ctx.reply(collections.notAName(maxCollectionNameLength))
      return undefined
    case 'taken':
      // It was this very message that has taken it, before it came again.
      if (ctx.comesAgain) {
        await ctx.expectMessage(null)
        return outcome.collection
      }
      await ctx.reply(collections.isTaken(outcome.collection.name))
      return undefined
    case 'too-many':
      await ctx.expectMessage(null)
      await ctx.reply(collections.tooMany(common.number(maxCollections)))
      return undefined
    case 'not-found':
      await ctx.expectMessage(null)
      await ctx.reply(common.gone)
      return undefined
  }
}
