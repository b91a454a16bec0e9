import { InputFile } from 'grammy'
import { fileNameOf } from '../domain/gallery/file-name.ts'
import type { Image, TelegramFiles } from '../domain/gallery/image.ts'
import type { Conversation } from './context.ts'

/** As much of an image as showing it takes. */
type Shown = Pick<
  Image,
  'id' | 'bucket' | 'storageKey' | 'contentType' | 'media' | 'telegramPhotoId' | 'telegramVideoId'
>

/** Telegram's name of what was shown before; null the first time. */
export const shownFileOf = ({
  media,
  telegramPhotoId,
  telegramVideoId,
}: Pick<Shown, 'media' | 'telegramPhotoId' | 'telegramVideoId'>): string | null =>
  media === 'photo' ? telegramPhotoId : telegramVideoId

/** What is shown of an image: a file that Telegram holds already costs no bytes. */
export async function imageFile(
  { readImage }: Pick<Conversation, 'readImage'>,
  image: Shown,
): Promise<string | InputFile> {
  return shownFileOf(image) ?? new InputFile(await readImage(image), fileNameOf(image))
}

/** The name under which Telegram now holds what was shown, to be kept. */
export const shownAs = ({ media }: Pick<Shown, 'media'>, fileId: string): TelegramFiles =>
  media === 'photo' ? { photoId: fileId } : { videoId: fileId }
