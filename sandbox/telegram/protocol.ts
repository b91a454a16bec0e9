// What the chat page (and tests) say to the chat server. Messages are the Bot API's own `Message` objects,
// as the bot sees them, so that nothing has to be translated twice.
//
// All routes live under /client/ and take and give JSON, except uploads (multipart) and files (bytes).
// Errors: HTTP 4xx with { error: string }.

import type { BotCommand, InlineQueryResult, LabeledPrice, MenuButton, Message, User } from '@grammyjs/types'

export interface Person {
  readonly user: User
  /** The person has blocked the bot: nothing reaches them. */
  readonly blocked: boolean
  /** Stars in the wallet. Everybody begins with plenty. */
  readonly stars: number
}

export interface BotProfile {
  readonly user: User
  readonly description: string
  readonly shortDescription: string
  readonly commands: readonly BotCommand[]
  readonly menuButton: MenuButton
  /** When the bot last called a method, in Unix milliseconds; absent if it never did. */
  readonly lastSeenAt?: number
}

/** A text that the bot is still writing (sendMessageDraft); gone after 30 s or with the next message. */
export interface Draft {
  readonly draftId: number
  readonly text: string
  readonly entities?: Message['entities']
  readonly canStop: boolean
  /** The draft stays for a moment after it was stopped. */
  readonly keepOnStop?: boolean
}

/** GET /client/state?person=ID */
export interface ChatState {
  readonly person: Person
  readonly people: readonly Person[]
  readonly bot: BotProfile | null
  readonly messages: readonly Message[]
  readonly drafts: readonly Draft[]
  readonly samples: readonly Sample[]
}

/** A photo that the page offers to people who want to click only. */
export interface Sample {
  readonly name: string
  /** Which person is drawn: a name such as "anna". */
  readonly model: string
  readonly url: string
}

/** GET /client/events?person=ID: server-sent events, each `data:` one of these. */
export type ChatEvent =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'edited'; readonly message: Message }
  | { readonly kind: 'deleted'; readonly messageIds: readonly number[] }
  | { readonly kind: 'action'; readonly action: string }
  | { readonly kind: 'draft'; readonly draft: Draft }
  | { readonly kind: 'draft-gone'; readonly draftId: number }
  | { readonly kind: 'bot'; readonly bot: BotProfile }
  | { readonly kind: 'person'; readonly person: Person }
  /** The stream was interrupted or the chat was reset: fetch the state again. */
  | { readonly kind: 'reload' }

/** POST /client/messages → { message } */
export interface SendText {
  readonly person: number
  readonly text: string
  readonly replyTo?: number
}

/**
 * POST /client/uploads, multipart: fields person, as ("photo" | "document" | "voice"), caption, then one or more
 * parts named "file". More than one photo or document becomes an album (split after ten), as Telegram does it.
 * → { messages }
 */
export interface Uploaded {
  readonly messages: readonly Message[]
}

/** POST /client/samples → Uploaded */
export interface SendSamples {
  readonly person: number
  readonly names: readonly string[]
  readonly as: 'photo' | 'document'
}

/** POST /client/press → Pressed. Waits for the bot's answer, at most 15 s. */
export interface Press {
  readonly person: number
  readonly messageId: number
  readonly row: number
  readonly column: number
  /** For tests: presses with this data whatever the keyboard says, as a forged or outdated client can. */
  readonly data?: string
}

export interface Pressed {
  /** Absent when the bot did not answer in time: Telegram's endless spinner. */
  readonly answer?: { readonly text?: string; readonly alert: boolean; readonly url?: string }
  /** What the page opens for buttons that are not callbacks. */
  readonly open?:
    | { readonly kind: 'url'; readonly url: string }
    | { readonly kind: 'web-app'; readonly url: string }
    | { readonly kind: 'invoice'; readonly invoice: Invoice }
    | { readonly kind: 'copy'; readonly text: string }
    | { readonly kind: 'inline'; readonly query: string }
}

export interface Invoice {
  /** Names the invoice in PayInvoice. */
  readonly slug: string
  readonly title: string
  readonly description: string
  readonly currency: string
  readonly prices: readonly LabeledPrice[]
  /** Seconds; present for a subscription. */
  readonly subscriptionPeriod?: number
}

/** POST /client/invoices/pay → Paid. Runs pre_checkout_query and successful_payment as Telegram does. */
export interface PayInvoice {
  readonly person: number
  readonly slug: string
}

export interface Paid {
  readonly status: 'paid' | 'cancelled' | 'failed' | 'pending'
  readonly error?: string
}

/** POST /client/inline → InlineAnswer; POST /client/inline/choose { person, resultId, query } → { message } */
export interface InlineAsk {
  readonly person: number
  readonly query: string
  readonly offset: string
}

export interface InlineAnswer {
  readonly results: readonly InlineQueryResult[]
  readonly nextOffset: string
}

/** POST /client/web-app → { url } with signed initData in the fragment. `slug`: from a message's button. */
export interface OpenWebApp {
  readonly person: number
  readonly url?: string
}

/** POST /client/block → { person } */
export interface SetBlocked {
  readonly person: number
  readonly blocked: boolean
}

/** POST /client/drafts/stop → {} : sends stopped_message_generation. */
export interface StopDraft {
  readonly person: number
  readonly draftId: number
}

/** POST /client/messages/delete → {} : the person removes messages from the chat. */
export interface DeleteMessages {
  readonly person: number
  readonly messageIds: readonly number[]
}

// GET /client/invoices/:slug → { invoice }: what a link https://t.me/$SLUG opens (also WebApp.openInvoice).
// POST /client/prepared { person, id } → { message }: shares what savePreparedInlineMessage kept (WebApp.shareMessage).
// POST /client/people { id, language_code, first_name? } → { person }: makes a person or changes one.
// POST /client/groups { title, by, members? } → { chat }: a group into which `by` brings the bot.
// POST /client/groups/messages { chat, person, text } → { message }: a message there.
// Every route takes ?bot=ID where several bots use one server; without it the one that called first is meant.
// POST /client/reset → {} : empties this person's chat, as if the bot had never been met.
// GET /client/files/:fileId → bytes. GET /client/samples/:name → bytes.
// A link t.me/<bot>?start=CODE in the page is opened by sending "/start CODE" with SendText.
