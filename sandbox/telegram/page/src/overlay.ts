import type { Message } from '@grammyjs/types'
import type { Invoice, Paid } from '../../protocol.ts'

/** The one thing that may lie over the chat. */
export type Overlay =
  | { readonly kind: 'alert'; readonly text: string }
  | {
      readonly kind: 'question'
      readonly title: string
      readonly text?: string
      readonly yes: string
      readonly isDangerous?: boolean
      readonly run: () => void
    }
  | { readonly kind: 'payment'; readonly invoice: Invoice; readonly onEnd?: (status: Paid['status']) => void }
  | { readonly kind: 'photo'; readonly fileId: string }
  | {
      readonly kind: 'menu'
      readonly message: Message
      readonly at: { readonly x: number; readonly y: number }
    }
  | { readonly kind: 'samples' }
  | { readonly kind: 'files'; readonly files: readonly File[]; readonly as: 'photo' | 'document' | undefined }
  | { readonly kind: 'sandbox' }
