import { InputFile } from 'grammy'
import type { Avatar, Photo } from '../../domain/avatars/avatar.ts'
import type { BotContext } from '../context.ts'
import { show, type Content } from '../kit/show.ts'

type Shown = Pick<Photo, 'id' | 'telegramFileId' | 'sentAs' | 'storageKey'>

/** Shows a card with the avatar's face: its first picture, else its first photo, else words alone. */
export async function showWithFace(
  ctx: BotContext,
  { avatar, photo }: { readonly avatar: Avatar; readonly photo: Shown | null },
  content: Content,
): Promise<void> {
  const picture = (await previewOf(ctx, avatar)) ?? (photo && (await photoOf(ctx, photo)))
  const { photoId } = await show(ctx, picture ? { ...content, photo: picture } : content)
  const isUnknown = avatar.previewKey !== null && avatar.previewTelegramId === null
  if (isUnknown && photoId !== undefined) await ctx.app.avatars.rememberPreview(avatar.id, photoId)
}

async function previewOf(ctx: BotContext, avatar: Avatar): Promise<string | InputFile | null> {
  const { id, previewKey: storageKey, previewTelegramId } = avatar
  if (storageKey === null || previewTelegramId !== null) return previewTelegramId
  return new InputFile(await ctx.readImage({ bucket: 'avatars', storageKey }), `avatar-${id}.jpg`)
}

/** A photo of Telegram's is shown by its name; a file must be read from our own copy. */
export async function photoOf(ctx: BotContext, photo: Shown): Promise<string | InputFile | null> {
  if (photo.sentAs === 'photo') return photo.telegramFileId
  if (photo.storageKey === null) return null
  const bytes = await ctx.readImage({ bucket: 'photos', storageKey: photo.storageKey })
  return new InputFile(bytes, `photo-${photo.id}.jpg`)
}
