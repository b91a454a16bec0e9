import type { Message } from '@grammyjs/types'
import { memo, type MouseEvent } from 'react'
import { useActions } from '../chat-actions.ts'
import { Album } from '../media/album.tsx'
import { PhotoView } from '../media/photo.tsx'
import { photoWidth } from '../media/sizes.ts'
import { useLanguage, useTexts } from '../texts.ts'
import { Icon } from '../ui/icons.tsx'
import { fullName } from '../ui/person-mark.tsx'
import { EntityText } from './entity-text.tsx'
import type { Side } from './group-messages.ts'
import { InlineKeyboard } from './inline-keyboard.tsx'
import { InvoiceCard } from './invoice-card.tsx'
import { Attachment } from './attachment.tsx'
import { ReplyQuote } from './reply-quote.tsx'
import { clock } from './time.ts'
import './message-bubble.css'

interface MessageBubbleProps {
  readonly messages: readonly [Message, ...Message[]]
  readonly side: Side
  readonly first: boolean
  readonly last: boolean
}

const sameProps = (a: MessageBubbleProps, b: MessageBubbleProps): boolean =>
  a.side === b.side &&
  a.first === b.first &&
  a.last === b.last &&
  a.messages.length === b.messages.length &&
  a.messages.every((message, index) => message === b.messages[index])

export const MessageBubble = memo(function MessageBubble({
  messages,
  side,
  first,
  last,
}: MessageBubbleProps) {
  const actions = useActions()
  const texts = useTexts()
  const [message] = messages
  const isAlbum = messages.length > 1
  const worded = messages.filter((each) => each.text ?? each.caption)
  // Telegram shows an album's caption under it when only one of its members has one.
  const spoken = isAlbum ? (worded.length === 1 ? worded[0] : undefined) : message
  const words = spoken?.text ?? spoken?.caption
  const visual = isVisual(message)
  const keyboard =
    message.reply_markup && 'inline_keyboard' in message.reply_markup ? message.reply_markup : undefined
  const hasKeyboard = (keyboard?.inline_keyboard.length ?? 0) > 0
  const openMenu = (event: MouseEvent) => {
    event.preventDefault()
    actions.openMenu(message, { x: event.clientX, y: event.clientY })
  }
  const names = [
    'message',
    side,
    first && 'first',
    last && 'last',
    visual && 'visual',
    isAlbum && visual && 'album',
    hasKeyboard && 'keyed',
    visual && !words && 'bare',
  ]
  const width = visual && !isAlbum ? photoWidth(message) : undefined
  const body = <MessageBody messages={messages} visual={visual} />
  const above = message.show_caption_above_media === true
  return (
    <article
      className={names.filter(Boolean).join(' ')}
      id={`message-${message.message_id}`}
      aria-label={side === 'out' ? texts.you : fullNameOf(message)}
      style={width === undefined ? undefined : { width }}
    >
      <div className="bubble" onContextMenu={openMenu}>
        {message.forward_origin?.type === 'user' && (
          <p className="forwarded">{texts.forwardedFrom(fullName(message.forward_origin.sender_user))}</p>
        )}
        {message.reply_to_message && (
          <ReplyQuote message={message.reply_to_message} quote={message.quote?.text} />
        )}
        {!above && body}
        {words !== undefined && spoken ? (
          <div className="words" dir="auto">
            <EntityText text={words} entities={spoken.entities ?? spoken.caption_entities} />
            <Meta message={message} />
          </div>
        ) : (
          <Meta message={message} />
        )}
        {above && body}
        <button
          type="button"
          className="message-more"
          aria-label={texts.messageMenu}
          aria-haspopup="menu"
          onClick={(event) => {
            const { left, bottom } = event.currentTarget.getBoundingClientRect()
            actions.openMenu(message, { x: left, y: bottom })
          }}
        >
          <Icon name="down" small />
        </button>
      </div>
      {hasKeyboard && keyboard && <InlineKeyboard message={message} markup={keyboard} />}
    </article>
  )
}, sameProps)

const isVisual = (message: Message): boolean =>
  Boolean(message.photo ?? message.video ?? message.animation ?? message.invoice?.title)

const fullNameOf = (message: Message): string => (message.from ? fullName(message.from) : '')

interface BodyProps {
  readonly messages: readonly [Message, ...Message[]]
  readonly visual: boolean
}

function MessageBody({ messages, visual }: BodyProps) {
  const [message] = messages
  if (messages.length > 1 && visual) return <Album messages={messages} />
  if (message.photo) return <PhotoView message={message} />
  if (message.invoice) return <InvoiceCard invoice={message.invoice} />
  return messages.map((each) => <Attachment key={each.message_id} message={each} />)
}

function Meta({ message }: { readonly message: Message }) {
  const texts = useTexts()
  const language = useLanguage()
  return (
    <span className="meta">
      {message.via_bot?.username && <span>{texts.viaBot(message.via_bot.username)}</span>}
      {message.edit_date !== undefined && <span>{texts.edited}</span>}
      <time dateTime={new Date(message.date * 1000).toISOString()}>{clock(language, message.date)}</time>
    </span>
  )
}
