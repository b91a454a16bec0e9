import type { BotCommand, Message } from '@grammyjs/types'
import {
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type Ref,
} from 'react'
import { api } from '../api.ts'
import { useActions, type OpenChat } from '../chat-actions.ts'
import { messageTitle } from '../chat/message-title.ts'
import { useTexts } from '../texts.ts'
import { Icon } from '../ui/icons.tsx'
import { fullName } from '../ui/person-mark.tsx'
import { AttachMenu } from './attach-menu.tsx'
import { ReplyKeyboard } from './reply-keyboard.tsx'
import { replyInterface } from './reply-markup.ts'
import { SampleHint } from './sample-hint.tsx'
import { CommandList, InlineList } from './suggestions.tsx'
import { useInlineResults } from './use-inline-results.ts'
import { useRecorder } from './use-recorder.ts'
import { useSavedText } from './use-saved-text.ts'
import { VoiceBar } from './voice-bar.tsx'
import './composer.css'

/** What others may ask of the composer. */
export interface ComposerHandle {
  write(text: string): void
  focus(): void
}

interface ComposerProps {
  readonly chat: OpenChat
  readonly replyTo: Message | undefined
  readonly onReplyEnd: () => void
  readonly handle: Ref<ComposerHandle>
}

const TALLEST_PX = 200

export function Composer({ chat, replyTo, onReplyEnd, handle }: ComposerProps) {
  const { bot, messages, samples } = chat
  const personId = chat.person.user.id
  const texts = useTexts()
  const actions = useActions()
  const [text, setText] = useSavedText(personId)
  const [showsCommands, setShowsCommands] = useState(false)
  const [showsAttach, setShowsAttach] = useState(false)
  const [hiddenKeyboard, setHiddenKeyboard] = useState<number>()
  const [active, setActive] = useState(0)
  const field = useRef<HTMLTextAreaElement>(null)
  const recorder = useRecorder(() => actions.say(texts.noMicrophone, 'bad'))

  const replies = replyInterface(messages)
  const keyboard = replies.keyboard?.messageId === hiddenKeyboard ? undefined : replies.keyboard
  const answered = replyTo ?? replies.forceReply

  const inlineQuery = queryFor(text, bot.user.username)
  const { found, more } = useInlineResults(personId, inlineQuery)
  const typed = /^\/(\w*)$/.exec(text)?.[1]
  const commands =
    typed !== undefined
      ? bot.commands.filter(({ command }) => command.startsWith(typed.toLowerCase()))
      : showsCommands
        ? bot.commands
        : []
  const choices = found ? found.results.length : commands.length

  useImperativeHandle(handle, () => ({
    write: (words) => {
      setText(words)
      field.current?.focus()
    },
    focus: () => field.current?.focus(),
  }))
  useEffect(() => {
    if (answered || matchMedia('(hover: hover)').matches) field.current?.focus()
  }, [answered])
  useEffect(() => setActive(0), [text, showsCommands])
  useLayoutEffect(() => {
    const element = field.current
    if (!element) return
    element.style.height = 'auto'
    element.style.height = `${Math.min(TALLEST_PX, element.scrollHeight)}px`
  }, [text])

  const send = async (words: string) => {
    const trimmed = words.trim()
    if (!trimmed) return
    setText('')
    setShowsCommands(false)
    onReplyEnd()
    const sent = await actions.sendText(trimmed, answered ? { replyTo: answered.message_id } : {})
    // What could not be sent comes back, unless something new was typed meanwhile.
    if (!sent) setText((now) => now || words)
  }

  const chooseCommand = (command: BotCommand) => {
    void send(`/${command.command}`)
    field.current?.focus()
  }

  const chooseInline = async (resultId: string) => {
    const query = inlineQuery ?? ''
    setText('')
    await actions.attempt(api.chooseInline({ person: personId, resultId, query }))
  }

  const chooseActive = () => {
    const result = found?.results[active]
    const command = commands[active]
    if (result) void chooseInline(result.id)
    else if (command) chooseCommand(command)
  }

  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      if (choices > 0 && (found || typed !== undefined || showsCommands)) chooseActive()
      else void send(text)
    } else if (event.key === 'Escape') {
      if (showsCommands) setShowsCommands(false)
      else if (inlineQuery !== undefined || typed !== undefined) setText('')
      else onReplyEnd()
    } else if (choices > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault()
      setActive((before) => (before + (event.key === 'ArrowDown' ? 1 : choices - 1)) % choices)
    } else if (event.key === 'Tab' && !event.shiftKey && typed !== undefined && commands[active]) {
      event.preventDefault()
      setText(`/${commands[active].command} `)
    }
  }

  const sendRecording = async () => {
    const file = await recorder.stop()
    if (!file) return
    const durationSeconds = Math.max(1, Math.round(recorder.seconds))
    await actions.attempt(api.upload({ person: personId, as: 'voice', durationSeconds, files: [file] }))
  }

  const menuButton = bot.menuButton
  return (
    <footer className="composer">
      {!recorder.isRecording && text === '' && !keyboard && <SampleHint chat={chat} />}
      <div className="composer-box">
        {found ? (
          <InlineList
            results={found.results}
            active={active}
            onChoose={({ id }) => void chooseInline(id)}
            onMore={more}
          />
        ) : (
          commands.length > 0 && <CommandList commands={commands} active={active} onChoose={chooseCommand} />
        )}
        {answered && (
          <div className="composer-reply">
            <Icon name="reply" small />
            <span>
              <strong>{texts.replyingTo(answered.from ? fullName(answered.from) : '')}</strong>
              <span>{messageTitle(answered, texts)}</span>
            </span>
            {replyTo && (
              <button type="button" className="icon-button" aria-label={texts.cancel} onClick={onReplyEnd}>
                <Icon name="close" small />
              </button>
            )}
          </div>
        )}
        {recorder.isRecording ? (
          <VoiceBar
            seconds={recorder.seconds}
            onCancel={() => void recorder.stop()}
            onSend={() => void sendRecording()}
          />
        ) : (
          <div className="composer-row">
            {menuButton.type === 'web_app' && (
              <button
                type="button"
                className={text ? 'menu-button folded' : 'menu-button'}
                aria-label={menuButton.text}
                onClick={() => actions.openWebApp(menuButton.web_app.url)}
              >
                <Icon name="window" small />
                <span>{menuButton.text}</span>
              </button>
            )}
            <button
              type="button"
              className="icon-button attach-button"
              aria-label={texts.attach}
              aria-haspopup="menu"
              aria-expanded={showsAttach}
              onClick={() => setShowsAttach((before) => !before)}
            >
              <Icon name="attach" />
            </button>
            <textarea
              ref={field}
              rows={1}
              value={text}
              placeholder={replies.placeholder ?? texts.placeholder}
              aria-label={texts.placeholder}
              aria-controls={choices > 0 ? 'suggestions' : undefined}
              maxLength={4096}
              enterKeyHint="send"
              dir="auto"
              onChange={({ currentTarget }) => setText(currentTarget.value)}
              onKeyDown={onKey}
              onPaste={(event) => {
                const files = [...event.clipboardData.files]
                if (files.length === 0) return
                event.preventDefault()
                actions.openFiles(files)
              }}
            />
            {bot.commands.length > 0 && text === '' && (
              <button
                type="button"
                className={showsCommands ? 'icon-button slash on' : 'icon-button slash'}
                aria-label={texts.commands}
                aria-expanded={showsCommands}
                onClick={() => setShowsCommands((before) => !before)}
              >
                <Icon name="slash" />
              </button>
            )}
            {replies.keyboard && (
              <button
                type="button"
                className="icon-button"
                aria-label={keyboard ? texts.hideKeyboard : texts.showKeyboard}
                onClick={() => setHiddenKeyboard(keyboard?.messageId)}
              >
                <Icon name={keyboard ? 'down' : 'keyboard'} />
              </button>
            )}
            {text.trim() ? (
              <button
                type="button"
                className="send-button"
                aria-label={texts.send}
                onClick={() => void send(text)}
              >
                <Icon name="send" />
              </button>
            ) : (
              <button
                type="button"
                className="icon-button"
                aria-label={texts.recordVoice}
                onClick={() => void recorder.start()}
              >
                <Icon name="mic" />
              </button>
            )}
            {showsAttach && (
              <AttachMenu hasSamples={samples.length > 0} onClose={() => setShowsAttach(false)} />
            )}
          </div>
        )}
      </div>
      {keyboard && (
        <ReplyKeyboard markup={keyboard.markup} onUsed={() => setHiddenKeyboard(keyboard.messageId)} />
      )}
    </footer>
  )
}

/** The words after "@bot ", when the message begins with the bot's name. */
function queryFor(text: string, username: string | undefined): string | undefined {
  if (!username || !text.toLowerCase().startsWith(`@${username.toLowerCase()} `)) return undefined
  return text.slice(username.length + 2)
}
