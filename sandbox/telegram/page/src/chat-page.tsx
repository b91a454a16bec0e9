import type { Message } from '@grammyjs/types'
import { useCallback, useRef, useState, type DragEvent } from 'react'
import type { ChatState, Paid } from '../../protocol.ts'
import { api } from './api.ts'
import { ActionsContext, type OpenChat } from './chat-actions.ts'
import type { ChatStore, ChatView } from './chat-store.ts'
import { actionText } from './chat/action-text.ts'
import { ChatHeader } from './chat/chat-header.tsx'
import { DraftBubble, TypingBubble } from './chat/draft-bubble.tsx'
import { EmptyChat, NoBot } from './chat/empty-chat.tsx'
import { MessageList } from './chat/message-list.tsx'
import { Composer, type ComposerHandle } from './composer/composer.tsx'
import { StartBar } from './composer/start-bar.tsx'
import type { Overlay } from './overlay.ts'
import { withTheme } from './panels/mini-app-bridge.ts'
import { MiniAppPanel } from './panels/mini-app-panel.tsx'
import { Overlays } from './panels/overlays.tsx'
import { SandboxPanel, type SandboxPanelProps } from './panels/sandbox-panel.tsx'
import { isDark, type usePreferences } from './preferences.ts'
import { useStartCode } from './start-code.ts'
import { useTexts } from './texts.ts'
import { Icon } from './ui/icons.tsx'
import { useMedia } from './ui/use-media.ts'
import { Toasts, useToasts } from './ui/toasts.tsx'
import { useChatActions } from './use-chat-actions.ts'

interface ChatPageProps {
  readonly store: ChatStore
  readonly view: ChatView
  readonly state: ChatState
  readonly preferences: ReturnType<typeof usePreferences>
  readonly onPerson: (id: number) => void
}

/** One person's chat with the bot, and everything that can be opened over or beside it. */
export function ChatPage({ store, view, state, preferences, onPerson }: ChatPageProps) {
  const texts = useTexts()
  const { person, bot, messages, drafts } = state
  const personId = person.user.id
  const [overlay, setOverlay] = useState<Overlay>()
  const [appUrl, setAppUrl] = useState<string>()
  const [replyTo, setReplyTo] = useState<Message>()
  const [isDropping, setDropping] = useState(false)
  const composer = useRef<ComposerHandle>(null)
  const { toasts, say } = useToasts()
  const startCode = useStartCode()
  const isWide = useMedia('(width >= 1000px)')
  const actions = useChatActions({
    personId,
    store,
    texts,
    say,
    composer,
    show: setOverlay,
    openApp: (url) => setAppUrl(withTheme(url)),
  })
  const endReply = useCallback(() => setReplyTo(undefined), [])

  const openAppInvoice = async (slug: string, onEnd: (status: Paid['status']) => void) => {
    const found = await actions.attempt(api.invoice(personId, slug))
    if (found) setOverlay({ kind: 'payment', invoice: found.invoice, onEnd })
    else onEnd('failed')
  }

  const start = () => {
    void actions.sendText(startCode.code ? `/start ${startCode.code}` : '/start')
    startCode.clear()
  }

  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setDropping(false)
    const files = [...event.dataTransfer.files]
    if (files.length > 0) actions.openFiles(files)
  }

  const panel: SandboxPanelProps = {
    people: state.people,
    person,
    theme: preferences.theme,
    onTheme: preferences.setTheme,
    onLanguage: preferences.setLanguage,
    onPerson,
    onReset: () =>
      setOverlay({
        kind: 'question',
        title: texts.resetQuestion,
        text: texts.resetText,
        yes: texts.resetChat,
        isDangerous: true,
        run: () => void actions.attempt(api.reset(personId)),
      }),
    onBlocked: (blocked) => void actions.attempt(api.setBlocked({ person: personId, blocked })),
  }

  const chat: OpenChat | undefined = bot ? { ...state, bot } : undefined
  const isEmpty = messages.length === 0
  const doing = view.action === undefined ? undefined : actionText(view.action, texts)
  return (
    <ActionsContext value={actions}>
      <div className="layout">
        {isWide && (
          <aside className="sidebar" aria-label={texts.sandbox}>
            <SandboxPanel {...panel} />
          </aside>
        )}
        <main
          className="chat"
          onDragOver={(event) => {
            if (!chat || !event.dataTransfer.types.includes('Files')) return
            event.preventDefault()
            setDropping(true)
          }}
          onDragLeave={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDropping(false)
          }}
          onDrop={onDrop}
        >
          <ChatHeader
            name={bot?.user.first_name ?? 'AISHA'}
            action={view.action}
            isLost={view.connection === 'lost'}
          />
          <div className="chat-body">
            {!chat && <NoBot />}
            {chat && isEmpty && drafts.length === 0 && <EmptyChat bot={chat.bot} />}
            {chat && (!isEmpty || drafts.length > 0) && (
              <MessageList messages={messages} personId={personId}>
                {drafts.map((draft) => (
                  <DraftBubble
                    key={draft.draftId}
                    draft={draft}
                    onStop={() =>
                      actions.attempt(api.stopDraft({ person: personId, draftId: draft.draftId }))
                    }
                  />
                ))}
                {doing && drafts.length === 0 && <TypingBubble text={doing} />}
              </MessageList>
            )}
            {chat && (person.blocked || isEmpty || startCode.code) ? (
              <StartBar isBlocked={person.blocked} onStart={start} onUnblock={() => panel.onBlocked(false)} />
            ) : (
              chat && <Composer handle={composer} chat={chat} replyTo={replyTo} onReplyEnd={endReply} />
            )}
          </div>
          {isDropping && (
            <div className="drop-target">
              <Icon name="image" />
              <strong>{texts.dropHere}</strong>
              {texts.dropHint}
            </div>
          )}
        </main>
        {appUrl !== undefined && (
          <MiniAppPanel
            key={appUrl}
            url={appUrl}
            name={bot?.user.first_name ?? 'AISHA'}
            themeKey={String(isDark(preferences.theme))}
            onClose={() => setAppUrl(undefined)}
            onLink={actions.openLink}
            onInvoice={(slug, onEnd) => void openAppInvoice(slug, onEnd)}
            onInline={actions.askInline}
            onShare={(id) => actions.attempt(api.sharePrepared(personId, id))}
          />
        )}
      </div>
      {overlay && (
        <Overlays overlay={overlay} state={state} panel={panel} onChange={setOverlay} onReply={setReplyTo} />
      )}
      <Toasts toasts={toasts} />
    </ActionsContext>
  )
}
