import { fileURLToPath } from 'node:url'
import { InputFile } from 'grammy'
import type { StyleCategory } from '../../domain/styles/style.ts'
import type { BotContext } from '../context.ts'
import type { Shown } from '../kit/show.ts'

const nameOf = (category: StyleCategory): string => `styles/${category}`

/** The picture of a category: by Telegram's name once it was sent, so that it costs no bytes again. */
export function sheetOf({ sentPictures }: BotContext, category: StyleCategory): string | InputFile {
  const file = fileURLToPath(new URL(`../pictures/${nameOf(category)}.jpg`, import.meta.url))
  return sentPictures.get(nameOf(category)) ?? new InputFile(file)
}

export function rememberSheet(
  { sentPictures }: BotContext,
  category: StyleCategory,
  { photoId }: Shown,
): void {
  if (photoId !== undefined) sentPictures.set(nameOf(category), photoId)
}
