import type { BotContext } from '../context.ts'

/** A photo, or any file: where photos are waited for, what is none is refused with its reason. */
export const isPhotoMessage = (ctx: BotContext): boolean =>
  ctx.message?.photo !== undefined || ctx.message?.document !== undefined

/** A photo, or a picture sent as a file for its full quality. */
export const isPicture = (ctx: BotContext): boolean =>
  ctx.message?.photo !== undefined || ctx.message?.document?.mime_type?.startsWith('image/') === true

/** Takes note of one photo. The counter message answers for all of an album; only a closed door is answered here. */
export async function receivePhoto(ctx: BotContext, avatarId: number): Promise<void> {
  const { message, texts } = ctx
  const file = message?.photo?.at(-1) ?? message?.document
  if (!message || !file) return
  const outcome = await ctx.app.avatars.addPhoto({
    avatarId,
    userId: ctx.person.id,
    telegramFileId: file.file_id,
    telegramUniqueId: file.file_unique_id,
    sentAs: message.photo ? 'photo' : 'document',
    messageId: message.message_id,
  })
  switch (outcome) {
    case 'added':
    case 'counted-before':
    case 'full':
      return
    case 'closed':
    case 'not-found':
      await ctx.reply(texts.photos.closed)
  }
}
