import type { Message, MessageEntity } from '@grammyjs/types'

import { badRequest } from '../api/refusal.ts'
import { formatText, lengthInCodePoints, type FormattedText } from './formatted-text.ts'

const maxText = 4096
const maxCaption = 1024

/** The names of the errors differ between sending and editing. */
export type Purpose = 'send' | 'edit'

export function messageText(
  source: { text: string; parse_mode?: string; entities?: MessageEntity[] },
  purpose: Purpose,
): FormattedText {
  if (source.text === '') throw badRequest('message text is empty')
  const formatted = formatText({
    text: source.text,
    parseMode: source.parse_mode,
    entities: source.entities,
  })
  if (formatted.text === '') throw badRequest('text must be non-empty')
  if (lengthInCodePoints(formatted.text) > maxText)
    throw badRequest(purpose === 'send' ? 'message is too long' : 'MESSAGE_TOO_LONG')
  return formatted
}

export interface CaptionSource {
  caption?: string
  parse_mode?: string
  caption_entities?: MessageEntity[]
  show_caption_above_media?: boolean
}

export function messageCaption(
  source: CaptionSource,
  purpose: Purpose,
): Pick<Message, 'caption' | 'caption_entities' | 'show_caption_above_media'> {
  if (!source.caption) return {}
  const { text, entities } = formatText({
    text: source.caption,
    parseMode: source.parse_mode,
    entities: source.caption_entities,
  })
  if (lengthInCodePoints(text) > maxCaption)
    throw badRequest(purpose === 'send' ? 'message caption is too long' : 'MEDIA_CAPTION_TOO_LONG')
  if (text === '') return {}
  return {
    caption: text,
    ...(entities && { caption_entities: entities }),
    ...(source.show_caption_above_media && { show_caption_above_media: true }),
  }
}
