import type { MiddlewareFn } from 'grammy'
import type { MessageLimit } from '../../domain/people/message-limit.ts'
import type { BotContext } from '../context.ts'
import { isPhotoMessage } from '../screens/receive-photo.ts'

/**
 * Leaves out what comes faster than anybody writes, and says so once. Buttons are not counted; neither are photos and
 * files, of which twenty at once are what we ask for, nor payments.
 */
export function limitMessages(limit: MessageLimit): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    if (isPhotoMessage(ctx) || ctx.message?.successful_payment) return next()
    const verdict = await limit.count(ctx.person.telegramId)
    if (verdict === 'allowed') return next()
    if (verdict === 'first-over') await ctx.reply(ctx.texts.common.tooManyMessages)
  }
}
