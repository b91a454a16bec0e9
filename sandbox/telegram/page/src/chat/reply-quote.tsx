import type { Message } from '@grammyjs/types'
import { useTexts } from '../texts.ts'
import { fullName } from '../ui/person-mark.tsx'
import { Thumbnail } from '../media/photo.tsx'
import { messageTitle } from './message-title.ts'
import { pointAt } from './point-at.ts'
import './reply-quote.css'

interface ReplyQuoteProps {
  readonly message: Message
  readonly quote?: string | undefined
}

export function ReplyQuote({ message, quote }: ReplyQuoteProps) {
  const texts = useTexts()
  return (
    <button type="button" className="reply-quote" onClick={() => pointAt(message.message_id)}>
      <Thumbnail message={message} />
      <span className="reply-words">
        <strong>{message.from ? fullName(message.from) : texts.message}</strong>
        <span>{quote ?? messageTitle(message, texts)}</span>
      </span>
    </button>
  )
}
