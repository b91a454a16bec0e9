import type { BotContext } from '../context.ts'
import { removeOther } from './remove-other.ts'

/** The photos of this avatar are settled: a "Done" left standing above would lead nowhere. */
export async function removeCounter(ctx: BotContext, avatar: number): Promise<void> {
  const found = await ctx.app.avatars.find(ctx.person.id, avatar)
  const pressed = ctx.callbackQuery?.message?.message_id
  if (!found?.counterMessageId || pressed === undefined) return
  await removeOther(ctx, found.counterMessageId, pressed)
  await ctx.app.avatars.setCounterMessage(avatar, null)
}
