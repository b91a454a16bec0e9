import { InputFile } from 'grammy'
import { fileNameOf } from '../../domain/gallery/file-name.ts'
import type { Image } from '../../domain/gallery/image.ts'
import type { BotContext } from '../context.ts'
import { imageFile, shownAs, shownFileOf } from '../image-file.ts'
import { show, type Content } from '../kit/show.ts'

/** Shows a screen with this picture or video, and remembers Telegram's name of it for the next time. */
export async function showImage(
  ctx: BotContext,
  image: Image,
  content: Omit<Content, 'photo' | 'video'>,
): Promise<void> {
  const file = await imageFile(ctx, image)
  const { photoId, videoId } = await show(ctx, {
    ...content,
    ...(image.media === 'photo' ? { photo: file } : { video: file }),
  })
  const fileId = photoId ?? videoId
  if (shownFileOf(image) === null && fileId !== undefined)
    await ctx.app.gallery.rememberTelegramFile(image.id, shownAs(image, fileId))
}

/** Sends the file in full quality below whatever stands; Telegram shrinks what is sent as a photo. */
export async function sendOriginal(ctx: BotContext, imageId: number): Promise<void> {
  const image = await ctx.app.gallery.find(ctx.person.id, imageId)
  if (!image || image.isDeleted) return ctx.alert(ctx.texts.common.gone)
  await ctx.toast(ctx.texts.result.sendingOriginal)
  const { telegramId } = ctx.person
  if (image.telegramDocumentId !== null) {
    await ctx.api.sendDocument(telegramId, image.telegramDocumentId)
    return
  }
  await ctx.api.sendChatAction(telegramId, 'upload_document')
  const file = new InputFile(await ctx.readImage(image), fileNameOf(image))
  // Otherwise Telegram may take the file for a picture and shrink it after all.
  const { document } = await ctx.api.sendDocument(telegramId, file, { disable_content_type_detection: true })
  await ctx.app.gallery.rememberTelegramFile(image.id, { documentId: document.file_id })
}
