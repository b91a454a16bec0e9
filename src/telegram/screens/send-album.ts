import { InputMediaBuilder } from 'grammy'
import type { Image } from '../../domain/gallery/image.ts'
import type { BotContext } from '../context.ts'
import { imageFile } from '../image-file.ts'

/** Two to ten images in one message; Telegram's names of them are kept. */
export async function sendAlbum(ctx: BotContext, images: readonly Image[]): Promise<void> {
  const photos = await Promise.all(images.map((image) => imageFile(ctx, image)))
  const sent = await ctx.api.sendMediaGroup(
    ctx.person.telegramId,
    photos.map((photo) => InputMediaBuilder.photo(photo)),
  )
  for (const [index, image] of images.entries()) {
    const message = sent[index]
    const photoId = message && 'photo' in message ? message.photo?.at(-1)?.file_id : undefined
    if (image.telegramPhotoId === null && photoId !== undefined)
      await ctx.app.gallery.rememberTelegramFile(image.id, { photoId })
  }
}
