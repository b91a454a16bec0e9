import type { BotContext } from '../context.ts'
import { isRefusal } from '../kit/show.ts'

/** One live message for each thing that is followed: the one before goes. */
export async function removeOther(ctx: BotContext, before: number | null, now: number): Promise<void> {
  if (before !== null && before !== now) await removeMessage(ctx, before)
}

/** Whatever is gone already, or can no longer be deleted, stays as it is. */
export async function removeMessage(ctx: BotContext, messageId: number): Promise<void> {
  try {
    await ctx.api.deleteMessage(ctx.person.telegramId, messageId)
  } catch (error) {
    if (!isRefusal(error, /message (to delete not found|can't be deleted)/i)) throw error
  }
}
