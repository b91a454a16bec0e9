import type { InlineKeyboardButton, InlineKeyboardMarkup } from '@grammyjs/types'

import { badRequest } from '../api/refusal.ts'

const maxRow = 8
const maxButtons = 100
const maxMarkupBytes = 10_000
const maxDataBytes = 64
const loopback: readonly string[] = ['127.0.0.1', 'localhost', '[::1]']

type Raw = Readonly<Record<string, unknown>>

/** The validator has seen to it that this field is text. */
const textOf = (raw: Raw, name: string): string => raw[name] as string

function checkUrl(url: string): string {
  const wrong = (reason: string) => badRequest(`inline keyboard button URL '${url}' is invalid: ${reason}`)
  const withScheme = /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `http://${url}`
  if (!URL.canParse(withScheme)) throw wrong('Wrong HTTP URL')
  const { protocol, hostname } = new URL(withScheme)
  if (protocol === 'tg:' || protocol === 'ton:') return withScheme
  if (protocol !== 'http:' && protocol !== 'https:') throw wrong('Unsupported URL protocol')
  if (!hostname.includes('.') && !hostname.startsWith('[')) throw wrong('Wrong HTTP URL')
  return withScheme
}

/** Plain http is let through to this machine only, because nothing here has a certificate. */
export function checkWebAppUrl(url: string, what: string): string {
  const wrong = (reason: string) => badRequest(`${what} '${url}' is invalid: ${reason}`)
  if (!URL.canParse(url)) throw wrong('Wrong HTTP URL')
  const { protocol, hostname } = new URL(url)
  if (protocol === 'https:' || (protocol === 'http:' && loopback.includes(hostname))) return url
  throw wrong('Only HTTPS links are allowed')
}

function actionOf(raw: Raw, where: { isPrivate: boolean }): Raw {
  // The first of these wins, whatever else is given.
  if (raw['url'] !== undefined) return { url: checkUrl(textOf(raw, 'url')) }
  if (raw['callback_data'] !== undefined) {
    const bytes = Buffer.byteLength(textOf(raw, 'callback_data'))
    if (bytes < 1 || bytes > maxDataBytes) throw badRequest('BUTTON_DATA_INVALID')
    return { callback_data: raw['callback_data'] }
  }
  if (raw['callback_game'] !== undefined) throw badRequest('BUTTON_TYPE_INVALID')
  if (raw['pay'] === true) return { pay: true }
  for (const name of [
    'login_url',
    'switch_inline_query',
    'switch_inline_query_current_chat',
    'switch_inline_query_chosen_chat',
  ])
    if (raw[name] !== undefined) return { [name]: raw[name] }
  if (raw['web_app'] !== undefined) {
    if (!where.isPrivate) throw badRequest('BUTTON_TYPE_INVALID')
    const { url } = raw['web_app'] as { url: string }
    return { web_app: { url: checkWebAppUrl(url, 'inline keyboard button Web App URL') } }
  }
  if (raw['copy_text'] !== undefined) {
    const { text } = raw['copy_text'] as { text: string }
    if (text.length < 1 || text.length > 256) throw badRequest('BUTTON_COPY_TEXT_INVALID')
    return { copy_text: { text } }
  }
  if (raw['disabled'] !== undefined) return { disabled: {} }
  throw badRequest('text buttons are unallowed in the inline keyboard')
}

function readButton(raw: Raw, where: { isPrivate: boolean }): InlineKeyboardButton {
  if (textOf(raw, 'text').trim() === '') throw badRequest('inline keyboard button text must be non-empty')
  const { text, style, icon_custom_emoji_id } = raw
  return {
    text,
    ...(style !== undefined && { style }),
    ...(icon_custom_emoji_id !== undefined && { icon_custom_emoji_id }),
    ...actionOf(raw, where),
  } as InlineKeyboardButton
}

/** The keyboard that the message carries; undefined for none, and for keyboards that are not inline. */
export function readKeyboard(
  markup: object | undefined,
  where: { isPrivate: boolean; isInvoice?: boolean },
): InlineKeyboardMarkup | undefined {
  if (!markup) return undefined
  if (!('inline_keyboard' in markup)) return undefined
  const rows = (markup.inline_keyboard as readonly (readonly Raw[])[]).filter((row) => row.length > 0)
  const keyboard = rows.map((row) => row.map((button) => readButton(button, where)))
  const isTooLarge =
    keyboard.some((row) => row.length > maxRow) ||
    keyboard.flat().length > maxButtons ||
    Buffer.byteLength(JSON.stringify(keyboard)) > maxMarkupBytes
  if (isTooLarge) throw badRequest('reply markup is too long')
  const payAt = keyboard.flat().findIndex((button) => 'pay' in button)
  if (payAt >= 0 && !where.isInvoice) throw badRequest('BUTTON_TYPE_INVALID')
  if (payAt > 0) throw badRequest('BUTTON_POS_INVALID')
  return keyboard.length > 0 ? { inline_keyboard: keyboard } : undefined
}
