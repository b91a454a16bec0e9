import type { Composer } from 'grammy'
import { maxAvatars } from '../domain/avatars/limits.ts'
import type { BotContext } from './context.ts'
import { isPicture, receivePhoto } from './screens/receive-photo.ts'
import { takeSample } from './screens/sample.ts'
import { takeNewWish } from './screens/take-wish.ts'

/** Everything that no screen was waiting for still gets an answer. */
export function installUnexpected(composer: Composer<BotContext>): void {
  composer.on('message', async (ctx, next) => {
    if (!isPicture(ctx)) return next()
    // Words with a single photo are about that photo; photos of an album are for an avatar.
    if (ctx.message.caption !== undefined && ctx.message.media_group_id === undefined) return takeSample(ctx)
    const draft = await ctx.app.avatars.openDraft(ctx.person.id)
    if (draft) await receivePhoto(ctx, draft.id)
    else await ctx.reply(ctx.texts.newAvatar.tooMany(maxAvatars))
  })

  composer.on(['message:text', 'message:voice', 'message:audio'], async (ctx) => {
    if (!ctx.message.text?.startsWith('/')) return takeNewWish(ctx)
    await ctx.reply(ctx.texts.common.unknownCommand)
    await ctx.open('home', {})
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
