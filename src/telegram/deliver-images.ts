import { InputMediaBuilder, type Api } from 'grammy'
import type { DeliveredFile } from '../domain/notices/messenger.ts'
import type { Image } from '../domain/gallery/image.ts'
import type { Person } from '../domain/people/person.ts'
import type { Conversation } from './context.ts'
import { imageFile, shownAs } from './image-file.ts'
import { insist } from './insist.ts'
import { keyboard } from './kit/button.ts'
import type { Content } from './kit/show.ts'

export interface Sent {
  readonly messageId: number
  readonly files: readonly DeliveredFile[]
}

/** One image carries its buttons; an album cannot, so they follow it in a message of their own. */
export async function deliverImages(
  needs: {
    readonly api: Api
    readonly readImage: Conversation['readImage']
    readonly pause: (ms: number) => Promise<unknown>
  },
  {
    person,
    images,
    drawn: { text, rows },
  }: { readonly person: Person; readonly images: readonly Image[]; readonly drawn: Content },
): Promise<Sent> {
  const quiet = { disable_notification: !person.noticesOn }
  const [first] = images
  if (images.length === 1 && first) {
    const options = {
      caption: text.html,
      parse_mode: 'HTML',
      reply_markup: keyboard(rows),
      ...quiet,
    } as const
    const file = await imageFile(needs, first)
    if (first.media === 'photo') {
      const sent = await needs.api.sendPhoto(person.telegramId, file, options)
      return { messageId: sent.message_id, files: remembered(first, sent.photo.at(-1)) }
    }
    const sent = await needs.api.sendVideo(person.telegramId, file, { ...options, ...sizeOf(first) })
    return { messageId: sent.message_id, files: remembered(first, sent.video) }
  }
  const pictures = await Promise.all(images.map((image) => imageFile(needs, image)))
  const album = await needs.api.sendMediaGroup(
    person.telegramId,
    pictures.map((picture) => InputMediaBuilder.photo(picture)),
    quiet,
  )
  const { message_id: messageId } = await insist(
    () =>
      needs.api.sendMessage(person.telegramId, text.html, {
        parse_mode: 'HTML',
        reply_markup: keyboard(rows),
        disable_notification: true,
      }),
    needs.pause,
  )
  const files = images.flatMap((image, index) => {
    const message = album[index]
    return remembered(image, message && 'photo' in message ? message.photo?.at(-1) : undefined)
  })
  return { messageId, files }
}

const remembered = (image: Image, file: { file_id: string } | undefined): DeliveredFile[] =>
  file ? [{ imageId: image.id, ...shownAs(image, file.file_id) }] : []

/** Told beforehand, so that a chat has room for the video while it is loaded, and plays it meanwhile. */
const sizeOf = ({ width, height }: Image) => ({ width, height, supports_streaming: true })
