import type { Composer } from 'grammy'
import type { BotContext } from './context.ts'
import { placeOrder } from './screens/place-order.ts'
import { isPicture, receivePhoto } from './screens/receive-photo.ts'

/** Everything that no screen was waiting for still gets an answer. */
export function installUnexpected(composer: Composer<BotContext>): void {
  composer.on('message', async (ctx, next) => {
    if (!isPicture(ctx)) return next()
    const draft = await ctx.app.avatars.openDraft(ctx.person.id)
    await receivePhoto(ctx, draft.id)
  })

  // Words out of the blue are a wish: that is what people come for.
  composer.on('message:text', async (ctx) => {
    if (ctx.message.text.startsWith('/')) {
      await ctx.reply(ctx.texts.common.unknownCommand)
      return ctx.open('home', {})
    }
    const { draft } = await ctx.app.generations.startDraft(ctx.person, {
      avatarId: undefined,
      wish: ctx.message.text,
    })
    if (ctx.person.quickMode) await placeOrder(ctx, draft.id)
    else await ctx.open('order', { draft: draft.id })
  })

  composer.on('message', async (ctx) => {
    await ctx.reply(ctx.texts.common.notUnderstood)
    await ctx.open('home', {})
  })

  composer.on('callback_query', async (ctx) => {
    await ctx.alert(ctx.texts.common.outOfDate)
    ctx.showAnew()
    await ctx.open('home', {})
  })
}
