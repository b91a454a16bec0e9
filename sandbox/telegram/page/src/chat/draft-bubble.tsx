import { useState } from 'react'
import type { Draft } from '../../../protocol.ts'
import { useTexts } from '../texts.ts'
import { Icon } from '../ui/icons.tsx'
import { EntityText } from './entity-text.tsx'
import './draft-bubble.css'

interface DraftBubbleProps {
  readonly draft: Draft
  readonly onStop: () => Promise<unknown>
}

/** What the bot is still writing. */
export function DraftBubble({ draft, onStop }: DraftBubbleProps) {
  const texts = useTexts()
  const [isStopping, setStopping] = useState(false)
  return (
    <div className="row in">
      <div className="message in first draft">
        <div className="bubble">
          <div className="words" aria-live="off">
            {draft.text ? (
              <EntityText text={draft.text} entities={draft.entities} />
            ) : (
              <span className="thinking">{texts.thinking}</span>
            )}
            <span className="caret" aria-hidden="true" />
          </div>
        </div>
        {draft.canStop && (
          <button
            type="button"
            className="key stop-draft"
            disabled={isStopping}
            onClick={() => {
              setStopping(true)
              void onStop().finally(() => setStopping(false))
            }}
          >
            <Icon name="stop" small />
            {texts.stopDraft}
          </button>
        )}
      </div>
    </div>
  )
}

export function TypingBubble({ text }: { readonly text: string }) {
  return (
    <div className="row in">
      <p className="typing" role="status">
        <span className="dots" aria-hidden="true">
          <i />
          <i />
          <i />
        </span>
        {text}
      </p>
    </div>
  )
}
