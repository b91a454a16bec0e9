import type { KeyboardButton, ReplyKeyboardMarkup } from '@grammyjs/types'
import { useActions } from '../chat-actions.ts'
import { Icon } from '../ui/icons.tsx'
import './reply-keyboard.css'

interface ReplyKeyboardProps {
  readonly markup: ReplyKeyboardMarkup
  readonly onUsed: () => void
}

export function ReplyKeyboard({ markup, onUsed }: ReplyKeyboardProps) {
  const actions = useActions()
  const press = (button: KeyboardButton) => {
    if (typeof button !== 'string' && 'web_app' in button) actions.openWebApp(button.web_app.url)
    else void actions.sendText(typeof button === 'string' ? button : button.text)
    if (markup.one_time_keyboard) onUsed()
  }
  return (
    <div className={markup.resize_keyboard ? 'reply-keyboard' : 'reply-keyboard tall'}>
      {markup.keyboard.map((buttons, row) => (
        <div className="key-row" key={row}>
          {buttons.map((button, column) => (
            <button
              key={column}
              type="button"
              className={['key', typeof button === 'string' ? undefined : button.style]
                .filter(Boolean)
                .join(' ')}
              onClick={() => press(button)}
            >
              <span className="key-label">{typeof button === 'string' ? button : button.text}</span>
              {typeof button !== 'string' && 'web_app' in button && <Icon name="window" small />}
            </button>
          ))}
        </div>
      ))}
    </div>
  )
}
