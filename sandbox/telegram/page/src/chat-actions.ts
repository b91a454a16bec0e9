import type { Message } from '@grammyjs/types'
import { createContext, use } from 'react'
import type { BotProfile, ChatState } from '../../protocol.ts'

export interface SendOptions {
  readonly replyTo?: number
}

/** What can be done in the chat. The object never changes, so that hundreds of bubbles need not draw themselves anew. */
export interface ChatActions {
  /** False: it could not be sent, and the person has been told. */
  readonly sendText: (text: string, options?: SendOptions) => Promise<boolean>
  /** Presses a callback, pay or game button. `unanswered`: the bot let it spin. */
  readonly press: (
    message: Message,
    row: number,
    column: number,
  ) => Promise<'answered' | 'unanswered' | 'refused'>
  readonly openLink: (url: string) => void
  readonly openWebApp: (url?: string) => void
  readonly openPhoto: (fileId: string) => void
  readonly openMenu: (message: Message, at: { readonly x: number; readonly y: number }) => void
  readonly openSamples: () => void
  readonly openFiles: (files: readonly File[], as?: 'photo' | 'document') => void
  readonly openSandbox: () => void
  readonly askInline: (query: string) => void
  readonly copy: (text: string) => void
  readonly say: (text: string, tone?: 'plain' | 'bad') => void
  /** Awaits something that may be refused; tells the person and gives undefined when it was. */
  readonly attempt: <T>(work: Promise<T>) => Promise<T | undefined>
}

export const ActionsContext = createContext<ChatActions | undefined>(undefined)

export function useActions(): ChatActions {
  const actions = use(ActionsContext)
  if (!actions) throw new Error('useActions needs an ActionsContext above it')
  return actions
}

/** A chat whose bot is known: what is drawn once there is something to draw. */
export interface OpenChat extends ChatState {
  readonly bot: BotProfile
}
