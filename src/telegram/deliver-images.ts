import { InputFile, InputMediaBuilder, type Api } from 'grammy'
import type { NoticeContent } from '../domain/notices/messenger.ts'
import type { Image } from '../domain/gallery/image.ts'
import type { Conversation } from './context.ts'
import { insist } from './insist.ts'
import { keyboard } from './kit/button.ts'
import { drawResult } from './screens/result.ts'
import type { Texts } from './texts/en.ts'

export interface Sent {
  readonly messageId: number
  readonly files: readonly { readonly imageId: number; readonly photoId: string }[]
}

type Delivered = Extract<NoticeContent, { kind: 'generation-completed' }>

/** One image carries its buttons; an album cannot, so they follow it in a message of their own. */
export async function deliverImages(
  needs: { readonly api: Api; readonly readImage: Conversation['readImage'] },
  content: Delivered,
  texts: Texts,
): Promise<Sent> {
  const { person, images } = content
  const { text, rows } = drawResult(texts, content)
  const quiet = { disable_notification: !person.noticesOn }
  const [first] = images
  if (images.length === 1 && first) {
    const sent = await needs.api.sendPhoto(person.telegramId, await fileOf(needs, first), {
      caption: text.html,
      parse_mode: 'HTML',
      reply_markup: keyboard(rows),
      ...quiet,
    })
    return { messageId: sent.message_id, files: remembered(first, sent.photo) }
  }
  const pictures = await Promise.all(images.map((image) => fileOf(needs, image)))
  const album = await needs.api.sendMediaGroup(
    person.telegramId,
    pictures.map((picture) => InputMediaBuilder.photo(picture)),
    quiet,
  )
  const { message_id: messageId } = await insist(() =>
    needs.api.sendMessage(person.telegramId, text.html, {
      parse_mode: 'HTML',
      reply_markup: keyboard(rows),
      disable_notification: true,
    }),
  )
  const files = images.flatMap((image, index) => {
    const message = album[index]
    return remembered(image, message && 'photo' in message ? message.photo : undefined)
  })
  return { messageId, files }
}

/** A picture that Telegram holds already costs no bytes. */
export async function fileOf(
  needs: { readImage: Conversation['readImage'] },
  image: Image,
): Promise<string | InputFile> {
  if (image.telegramPhotoId !== null) return image.telegramPhotoId
  return new InputFile(
    await needs.readImage(image),
    `aisha-${image.id}.${image.contentType === 'image/png' ? 'png' : 'jpg'}`,
  )
}

function remembered(
  image: Image,
  sizes: readonly { file_id: string }[] | undefined,
): { imageId: number; photoId: string }[] {
  const photoId = sizes?.at(-1)?.file_id
  return photoId === undefined ? [] : [{ imageId: image.id, photoId }]
}
