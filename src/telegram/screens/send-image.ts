import { InputFile } from 'grammy'
import type { Image } from '../../domain/gallery/image.ts'
import type { BotContext } from '../context.ts'
import { show, type Content } from '../kit/show.ts'

const fileNameOf = ({ id, contentType }: Image): string =>
  `aisha-${id}.${contentType === 'image/png' ? 'png' : 'jpg'}`

/** A picture that Telegram holds already costs no bytes. */
export const photoOf = async (ctx: BotContext, image: Image): Promise<string | InputFile> =>
  image.telegramPhotoId ?? new InputFile(await ctx.readImage(image), fileNameOf(image))

/** Shows a screen with this picture, and remembers Telegram's name of it for the next time. */
export async function showImage(
  ctx: BotContext,
  image: Image,
  content: Omit<Content, 'photo'>,
): Promise<void> {
  const { photoId } = await show(ctx, { ...content, photo: await photoOf(ctx, image) })
  if (image.telegramPhotoId === null && photoId !== undefined)
    await ctx.app.gallery.rememberTelegramFile(image.id, { photoId })
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
