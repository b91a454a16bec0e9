import { fileURLToPath } from 'node:url'
import { InputFile } from 'grammy'
import type { BotContext } from '../context.ts'
import { show, type Content } from '../kit/show.ts'

export type OwnPicture = 'tips-portrait' | 'tips-style'

/** Shows a screen with a picture that comes with the program, uploaded once for as long as the process lives. */
export async function showOwnPicture(
  ctx: BotContext,
  name: OwnPicture,
  content: Omit<Content, 'photo'>,
): Promise<void> {
  const { sentPictures } = ctx
  const file = fileURLToPath(new URL(`../pictures/${name}.jpg`, import.meta.url))
  const { photoId } = await show(ctx, { ...content, photo: sentPictures.get(name) ?? new InputFile(file) })
  if (photoId !== undefined) sentPictures.set(name, photoId)
}
