import type { Message } from '@grammyjs/types'
import type { Texts } from '../texts.ts'

/** One line that stands for a message: in a reply, a quote, a notification. */
export function messageTitle(message: Message, texts: Texts): string {
  const words = message.text ?? message.caption
  if (words) return words.replaceAll('\n', ' ')
  if (message.photo) return texts.photo
  if (message.video ?? message.animation ?? message.video_note) return texts.video
  if (message.voice) return texts.voice
  if (message.document) return message.document.file_name ?? texts.file
  if (message.audio) return message.audio.title ?? message.audio.file_name ?? texts.file
  if (message.sticker) return `${message.sticker.emoji ?? ''} ${texts.sticker}`.trim()
  if (message.invoice) return message.invoice.title
  return texts.message
}
