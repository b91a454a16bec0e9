import type { MessageEntity } from '@grammyjs/types'
import { memo, useState, type ReactNode } from 'react'
import { useActions, type ChatActions } from '../chat-actions.ts'
import { useTexts, type Texts } from '../texts.ts'
import { Icon } from '../ui/icons.tsx'
import { entityTree, type EntityNode } from './entity-tree.ts'
import './entity-text.css'

interface EntityTextProps {
  readonly text: string
  readonly entities?: readonly MessageEntity[] | undefined
}

/** Formatted text out of elements, never out of markup: what a bot or a person writes stays text. */
export const EntityText = memo(function EntityText({ text, entities }: EntityTextProps) {
  const actions = useActions()
  const texts = useTexts()
  return <>{draw(entityTree(text, entities), { actions, texts })}</>
})

interface Tools {
  readonly actions: ChatActions
  readonly texts: Texts
}

const plainText = (node: EntityNode): string =>
  typeof node === 'string' ? node : node.children.map(plainText).join('')

const draw = (nodes: readonly EntityNode[], tools: Tools): ReactNode[] =>
  nodes.map((node, index) =>
    typeof node === 'string' ? (
      node
    ) : (
      <Entity key={index} entity={node.entity} content={node.children.map(plainText).join('')} tools={tools}>
        {draw(node.children, tools)}
      </Entity>
    ),
  )

interface EntityProps {
  readonly entity: MessageEntity
  readonly content: string
  readonly tools: Tools
  readonly children: ReactNode
}

function Entity({ entity, content, tools, children }: EntityProps) {
  const { actions, texts } = tools
  switch (entity.type) {
    case 'bold':
      return <strong>{children}</strong>
    case 'italic':
      return <em>{children}</em>
    case 'underline':
      return <u>{children}</u>
    case 'strikethrough':
      return <s>{children}</s>
    case 'spoiler':
      return <Spoiler label={texts.revealSpoiler}>{children}</Spoiler>
    case 'code':
      return (
        <code className="code" title={texts.copyText} onClick={() => actions.copy(content)}>
          {children}
        </code>
      )
    case 'pre':
      return (
        <span className="pre">
          <span className="pre-head">
            <span>{entity.language ?? ''}</span>
            <button type="button" aria-label={texts.copyText} onClick={() => actions.copy(content)}>
              <Icon name="copy" small />
            </button>
          </span>
          <code>{children}</code>
        </span>
      )
    case 'blockquote':
      return <span className="blockquote">{children}</span>
    case 'expandable_blockquote':
      return <ExpandableQuote>{children}</ExpandableQuote>
    case 'text_link':
      return <Link url={entity.url}>{children}</Link>
    case 'url':
      return <Link url={/^[a-z]+:/i.test(content) ? content : `https://${content}`}>{children}</Link>
    case 'email':
      return <Link url={`mailto:${content}`}>{children}</Link>
    case 'mention':
      return <Link url={`https://t.me/${content.slice(1)}`}>{children}</Link>
    case 'bot_command':
      return (
        <button type="button" className="text-link" onClick={() => void actions.sendText(content)}>
          {children}
        </button>
      )
    case 'hashtag':
    case 'cashtag':
    case 'phone_number':
    case 'text_mention':
      return <span className="text-link">{children}</span>
    case 'custom_emoji':
    case 'date_time':
      return <>{children}</>
  }
}

const safeSchemes = /^(https?|mailto|tg):/i

function Link({ url, children }: { readonly url: string; readonly children: ReactNode }) {
  const actions = useActions()
  if (!safeSchemes.test(url)) return <>{children}</>
  return (
    <a
      className="text-link"
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      title={url}
      onClick={(event) => {
        event.preventDefault()
        actions.openLink(url)
      }}
    >
      {children}
    </a>
  )
}

function Spoiler({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const [open, setOpen] = useState(false)
  if (open) return <span className="spoiler-open">{children}</span>
  return (
    <button type="button" className="spoiler" aria-label={label} onClick={() => setOpen(true)}>
      <span aria-hidden="true">{children}</span>
    </button>
  )
}

function ExpandableQuote({ children }: { readonly children: ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <button
      type="button"
      className={open ? 'blockquote' : 'blockquote folded'}
      aria-expanded={open}
      onClick={() => setOpen(!open)}
    >
      {children}
    </button>
  )
}
