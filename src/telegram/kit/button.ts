import type { InlineKeyboardMarkup } from 'grammy/types'

const maxCallbackBytes = 64
declare const wired: unique symbol

export type ButtonStyle = 'primary' | 'success' | 'danger'

/** A button that is known to have a handler. Only `screen().button`, `goTo` and the makers below that need none make one. */
export interface Button {
  readonly text: string
  readonly [wired]: true
}

export type Rows = readonly (readonly (Button | null)[])[]

/** Telegram's own limit on what one button may carry, in bytes rather than letters. */
export function wire(text: string, data: string, style?: ButtonStyle): Button {
  const bytes = Buffer.byteLength(data)
  if (bytes > maxCallbackBytes)
    throw new RangeError(`Callback data takes ${bytes} bytes, 64 are allowed: ${data}`)
  return { text, callback_data: data, ...(style ? { style } : {}) } as unknown as Button
}

/** Copies a text on the person's device; needs no handler. Telegram takes up to 256 characters. */
export const copyButton = (text: string, copied: string): Button =>
  ({ text, copy_text: { text: copied } }) as unknown as Button

/** Opens an address in the person's browser; needs no handler. */
export const linkButton = (text: string, url: string): Button => ({ text, url }) as unknown as Button

/** Lets the person choose a chat, and begins an inline search of this bot there; needs no handler. */
export const inlineButton = (text: string, query: string): Button =>
  ({ text, switch_inline_query: query }) as unknown as Button

/** Empty places and rows are left out. */
export function keyboard(rows: Rows): InlineKeyboardMarkup {
  const drawn = rows.map((row) => row.filter((button) => button !== null)).filter((row) => row.length > 0)
  return { inline_keyboard: drawn as unknown as InlineKeyboardMarkup['inline_keyboard'] }
}
