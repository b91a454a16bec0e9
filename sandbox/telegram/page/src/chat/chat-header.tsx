import { useActions } from '../chat-actions.ts'
import { useTexts } from '../texts.ts'
import { Icon } from '../ui/icons.tsx'
import { AishaMark } from '../ui/aisha-mark.tsx'
import { actionText } from './action-text.ts'
import './chat-header.css'

interface ChatHeaderProps {
  readonly name: string
  readonly action: string | undefined
  readonly isLost: boolean
}

export function ChatHeader({ name, action, isLost }: ChatHeaderProps) {
  const texts = useTexts()
  const actions = useActions()
  const doing = action === undefined ? undefined : actionText(action, texts)
  return (
    <header className="chat-header">
      <AishaMark size={42} />
      <div className="chat-title">
        <h1>{name}</h1>
        <p className={doing && !isLost ? 'doing' : ''} aria-live="polite">
          {isLost ? texts.connecting : doing ? `${doing}…` : texts.bot}
        </p>
      </div>
      <button
        type="button"
        className="icon-button sandbox-button"
        aria-label={texts.sandboxMenu}
        aria-haspopup="dialog"
        onClick={actions.openSandbox}
      >
        <Icon name="more" />
      </button>
    </header>
  )
}
