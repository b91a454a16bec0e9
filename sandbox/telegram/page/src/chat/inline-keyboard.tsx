import type { InlineKeyboardButton, InlineKeyboardMarkup, Message } from '@grammyjs/types'
import { useEffect, useState } from 'react'
import { useActions, type ChatActions } from '../chat-actions.ts'
import { useTexts } from '../texts.ts'
import { Icon, Star, type IconName } from '../ui/icons.tsx'
import './inline-keyboard.css'

interface InlineKeyboardProps {
  readonly message: Message
  readonly markup: InlineKeyboardMarkup
}

/** `unanswered` keeps its spinner: that is what a person sees in Telegram, and the line below says why. */
type Waiting = Readonly<Record<string, 'waiting' | 'unanswered'>>

export function InlineKeyboard({ message, markup }: InlineKeyboardProps) {
  const actions = useActions()
  const texts = useTexts()
  const [waiting, setWaiting] = useState<Waiting>({})
  useEffect(() => setWaiting({}), [message.edit_date, markup])

  const press = async (button: InlineKeyboardButton, row: number, column: number) => {
    if (pressHere(button, actions)) return
    const key = `${row}:${column}`
    setWaiting((before) => ({ ...before, [key]: 'waiting' }))
    const outcome = await actions.press(message, row, column)
    setWaiting((before) => {
      if (outcome === 'unanswered') return { ...before, [key]: 'unanswered' }
      return Object.fromEntries(Object.entries(before).filter(([other]) => other !== key))
    })
  }

  return (
    <div className="inline-keyboard">
      {markup.inline_keyboard.map((buttons, row) => (
        <div className="key-row" key={row}>
          {buttons.map((button, column) => {
            const state = waiting[`${row}:${column}`]
            const mark = markOf(button)
            return (
              <button
                key={column}
                type="button"
                className={['key', button.style, state].filter(Boolean).join(' ')}
                disabled={'disabled' in button}
                aria-busy={state !== undefined}
                onClick={() => void press(button, row, column)}
              >
                <span className="key-label">{'pay' in button ? starred(button.text) : button.text}</span>
                {state ? <span className="spinner" /> : mark && <Icon name={mark} small />}
              </button>
            )
          })}
        </div>
      ))}
      {Object.values(waiting).includes('unanswered') && (
        <p className="unanswered" role="status">
          {texts.unanswered}
        </p>
      )}
    </div>
  )
}

/** Buttons that the bot never hears of. */
function pressHere(button: InlineKeyboardButton, actions: ChatActions): boolean {
  if ('url' in button) actions.openLink(button.url)
  else if ('login_url' in button) actions.openLink(button.login_url.url)
  else if ('copy_text' in button) actions.copy(button.copy_text.text)
  else if ('switch_inline_query_current_chat' in button)
    actions.askInline(button.switch_inline_query_current_chat)
  else if ('switch_inline_query' in button) actions.askInline(button.switch_inline_query)
  else if ('switch_inline_query_chosen_chat' in button)
    actions.askInline(button.switch_inline_query_chosen_chat.query ?? '')
  else return false
  return true
}

function markOf(button: InlineKeyboardButton): IconName | undefined {
  if ('url' in button || 'login_url' in button) return 'link'
  if ('web_app' in button) return 'window'
  if ('copy_text' in button) return 'copy'
  if ('switch_inline_query' in button || 'switch_inline_query_chosen_chat' in button) return 'forward'
  return undefined
}

/** Telegram draws its Star where a pay button says ⭐ or XTR. */
function starred(text: string) {
  return text
    .split(/⭐️?|XTR/u)
    .flatMap((part, index) => (index === 0 ? [part] : [<Star key={index} small />, part]))
}
