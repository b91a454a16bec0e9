import type { BotCommand, InlineQueryResult } from '@grammyjs/types'
import { useEffect, useRef } from 'react'
import { fileUrl } from '../api.ts'
import { useTexts } from '../texts.ts'
import { AishaMark } from '../ui/aisha-mark.tsx'
import './suggestions.css'

interface CommandListProps {
  readonly commands: readonly BotCommand[]
  readonly active: number
  readonly onChoose: (command: BotCommand) => void
}

export function CommandList({ commands, active, onChoose }: CommandListProps) {
  const texts = useTexts()
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <div ref={list} className="suggestions" role="listbox" aria-label={texts.commands} id="suggestions">
      {commands.map((command, index) => (
        <button
          key={command.command}
          type="button"
          role="option"
          aria-selected={index === active}
          className="suggestion"
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(command)}
        >
          <AishaMark size={30} />
          <span className="suggestion-words">
            <strong>/{command.command}</strong>
            <span>{command.description}</span>
          </span>
        </button>
      ))}
    </div>
  )
}

interface InlineListProps {
  readonly results: readonly InlineQueryResult[]
  readonly active: number
  readonly onChoose: (result: InlineQueryResult) => void
  readonly onMore: () => void
}

export function InlineList({ results, active, onChoose, onMore }: InlineListProps) {
  const texts = useTexts()
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  if (results.length === 0) return <p className="suggestions nothing">{texts.inlineNothing}</p>
  const pictures = results.every(({ type }) => ['photo', 'gif', 'mpeg4_gif', 'sticker'].includes(type))
  return (
    <div
      ref={list}
      id="suggestions"
      className={pictures ? 'suggestions pictures' : 'suggestions'}
      role="listbox"
      aria-label={texts.inlineHint}
      onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
        if (scrollTop + clientHeight > scrollHeight - 200) onMore()
      }}
    >
      {results.map((result, index) => (
        <InlineChoice
          key={result.id}
          result={result}
          isActive={index === active}
          isPicture={pictures}
          onChoose={() => onChoose(result)}
        />
      ))}
    </div>
  )
}

interface InlineChoiceProps {
  readonly result: InlineQueryResult
  readonly isActive: boolean
  readonly isPicture: boolean
  readonly onChoose: () => void
}

function InlineChoice({ result, isActive, isPicture, onChoose }: InlineChoiceProps) {
  const texts = useTexts()
  const picture = pictureOf(result)
  const title = ('title' in result && result.title) || texts.photo
  const description = 'description' in result ? result.description : undefined
  return (
    <button
      type="button"
      role="option"
      aria-selected={isActive}
      aria-label={title}
      className="suggestion"
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      {picture ? <img src={picture} alt="" loading="lazy" /> : <AishaMark size={44} />}
      {!isPicture && (
        <span className="suggestion-words">
          <strong>{title}</strong>
          <span>{description}</span>
        </span>
      )}
    </button>
  )
}

/** Only from this server: the page loads nothing from elsewhere. */
function pictureOf(result: InlineQueryResult): string | undefined {
  if ('photo_file_id' in result) return fileUrl(result.photo_file_id)
  const url = 'thumbnail_url' in result ? result.thumbnail_url : undefined
  return url && URL.canParse(url) && new URL(url).origin === location.origin ? url : undefined
}
