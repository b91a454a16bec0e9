import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { ChatState } from '../../../protocol.ts'
import { useTexts } from '../texts.ts'
import { Icon } from '../ui/icons.tsx'
import { groupMessages, type Block } from './group-messages.ts'
import { MessageBubble } from './message-bubble.tsx'
import { DayLine, ServiceLine } from './service-line.tsx'
import './message-list.css'

interface MessageListProps {
  readonly messages: ChatState['messages']
  readonly personId: number
  /** What stands below the newest message: drafts, the bot's action. */
  readonly children?: ReactNode
}

const WINDOW = 80
const AT_BOTTOM_PX = 120

/**
 * The scroller runs bottom up (column-reverse), so the browser itself keeps the newest message in view while
 * pictures load and texts grow. Only the newest messages are drawn; older ones come as one scrolls up.
 */
export function MessageList({ messages, personId, children }: MessageListProps) {
  const texts = useTexts()
  const scroller = useRef<HTMLDivElement>(null)
  const sentinel = useRef<HTMLDivElement>(null)
  const [shown, setShown] = useState(WINDOW)
  const [isAway, setAway] = useState(false)
  const hidden = Math.max(0, messages.length - shown)
  const blocks = useMemo(() => groupMessages(messages.slice(hidden), personId), [messages, hidden, personId])

  const newest = messages.at(-1)
  const isMine = newest?.from?.id === personId
  useEffect(() => {
    if (isMine) scroller.current?.scrollTo({ top: 0 })
  }, [newest?.message_id, isMine])

  useEffect(() => {
    const element = sentinel.current
    if (!element || hidden === 0) return undefined
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) setShown((before) => before + WINDOW)
      },
      { root: scroller.current, rootMargin: '600px' },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [hidden])

  return (
    <div className="list-frame">
      <div
        ref={scroller}
        className="scroller"
        tabIndex={-1}
        onScroll={({ currentTarget }) => setAway(currentTarget.scrollTop < -AT_BOTTOM_PX)}
      >
        <div className="rows" role="log" aria-label={texts.conversation}>
          {hidden > 0 && <div ref={sentinel} className="sentinel" />}
          {blocks.map((block) => (
            <Row key={block.key} block={block} />
          ))}
          {children}
        </div>
      </div>
      {isAway && (
        <button
          type="button"
          className="to-bottom"
          aria-label={texts.toBottom}
          onClick={() => scroller.current?.scrollTo({ top: 0, behavior: 'smooth' })}
        >
          <Icon name="down" />
        </button>
      )}
    </div>
  )
}

function Row({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'day':
      return <DayLine date={block.date} />
    case 'service':
      return <ServiceLine message={block.message} />
    case 'bubble':
      return (
        <div className={`row ${block.side}${block.first ? ' first' : ''}`}>
          <MessageBubble messages={block.messages} side={block.side} first={block.first} last={block.last} />
        </div>
      )
  }
}
