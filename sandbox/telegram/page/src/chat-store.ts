import type { ChatEvent, ChatState } from '../../protocol.ts'
import { applyEvent } from './chat-events.ts'

export interface ChatView {
  readonly connection: 'connecting' | 'live' | 'lost'
  readonly state: ChatState | undefined
  /** What the bot says that it is doing; Telegram shows it for five seconds. */
  readonly action: string | undefined
}

/** The part of EventSource that is used here. */
export interface EventStream {
  addEventListener(type: 'open' | 'error', listener: () => void): void
  addEventListener(type: 'message', listener: (event: { readonly data: string }) => void): void
  close(): void
}

interface ChatStoreDeps {
  readonly loadState: () => Promise<ChatState>
  readonly openEvents: () => EventStream
}

const ACTION_MS = 5_000
const RETRY_MS = 1_000

/**
 * Keeps one person's chat up to date. The stream is opened first and the state fetched after, so nothing falls
 * between the two; events that arrive in the meantime are applied on top (they may be applied twice).
 */
export function createChatStore({ loadState, openEvents }: ChatStoreDeps) {
  let view: ChatView = { connection: 'connecting', state: undefined, action: undefined }
  let waiting: ChatEvent[] | undefined
  let stream: EventStream | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  let actionEnd: ReturnType<typeof setTimeout> | undefined
  // Grows with each load: an answer that was overtaken by a newer one is dropped.
  let loads = 0
  const listeners = new Set<() => void>()

  const change = (part: Partial<ChatView>) => {
    view = { ...view, ...part }
    for (const listener of listeners) listener()
  }

  const endAction = () => {
    clearTimeout(actionEnd)
    if (view.action !== undefined) change({ action: undefined })
  }

  const apply = (event: ChatEvent) => {
    if (event.kind === 'reload') return void load()
    if (event.kind === 'action') {
      endAction()
      if (event.action !== 'cancel') change({ action: event.action })
      actionEnd = setTimeout(endAction, ACTION_MS)
      return
    }
    if (event.kind === 'message' && event.message.from?.is_bot) endAction()
    if (view.state) change({ state: applyEvent(view.state, event) })
  }

  async function load(): Promise<void> {
    const mine = ++loads
    waiting ??= []
    try {
      const state = await loadState()
      if (mine !== loads) return
      const missed = waiting
      waiting = undefined
      change({ state, connection: 'live' })
      for (const event of missed) if (event.kind !== 'reload') apply(event)
    } catch {
      if (mine === loads) reopenLater()
    }
  }

  function reopenLater() {
    stream?.close()
    change({ connection: 'lost' })
    clearTimeout(retry)
    retry = setTimeout(open, RETRY_MS)
  }

  function open() {
    const opened = openEvents()
    stream = opened
    opened.addEventListener('open', () => void load())
    opened.addEventListener('message', ({ data }) => {
      const event = JSON.parse(data) as ChatEvent
      if (waiting) waiting.push(event)
      else apply(event)
    })
    opened.addEventListener('error', reopenLater)
  }

  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    read: () => view,
    /** Returns what ends it. */
    start: () => {
      open()
      return () => {
        loads += 1
        clearTimeout(retry)
        clearTimeout(actionEnd)
        stream?.close()
      }
    },
  }
}

export type ChatStore = ReturnType<typeof createChatStore>
