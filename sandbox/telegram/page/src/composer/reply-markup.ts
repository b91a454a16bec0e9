import type { ForceReply, Message, ReplyKeyboardMarkup, ReplyKeyboardRemove } from '@grammyjs/types'

/** Bots never get these back, so the Bot API's Message does not list them; the chat server keeps them in place. */
type Markup = ReplyKeyboardMarkup | ReplyKeyboardRemove | ForceReply

export interface ReplyInterface {
  readonly keyboard?: { readonly markup: ReplyKeyboardMarkup; readonly messageId: number }
  readonly forceReply?: Message
  readonly placeholder?: string
}

/** The reply keyboard in force: the newest one that was not removed. A forced reply counts for the newest message only. */
export function replyInterface(messages: readonly Message[]): ReplyInterface {
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const message = messages[index]
    const markup = message?.reply_markup as Markup | undefined
    if (!message || !markup) continue
    if ('keyboard' in markup) {
      const keyboard = { markup, messageId: message.message_id }
      const placeholder = markup.input_field_placeholder
      return placeholder === undefined ? { keyboard } : { keyboard, placeholder }
    }
    if ('remove_keyboard' in markup) return {}
    if ('force_reply' in markup && index === messages.length - 1 && !('inline_keyboard' in markup)) {
      const placeholder = markup.input_field_placeholder
      return { forceReply: message, ...(placeholder !== undefined && { placeholder }) }
    }
  }
  return {}
}
