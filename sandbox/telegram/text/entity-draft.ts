import type { MessageEntity } from '@grammyjs/types'

import { badRequest } from '../api/refusal.ts'

/** What a markup parser makes: the text without markup, and its entities in UTF-16 units. */
export interface Parsed {
  readonly text: string
  readonly entities: MessageEntity[]
}

/** Telegram names positions in bytes of the UTF-8 text. */
export const byteOffset = (text: string, index: number): number => Buffer.byteLength(text.slice(0, index))

export const cannotParse = (reason: string): Error => badRequest(`can't parse entities: ${reason}`)

/** The address as Telegram would store it, or undefined where it makes no link of it. */
export function checkLink(link: string): string | undefined {
  const trimmed = link.trim()
  const withScheme = /^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? trimmed : `http://${trimmed}`
  if (!URL.canParse(withScheme)) return undefined
  const url = new URL(withScheme)
  if (url.protocol === 'tg:') return url.href
  if (!['http:', 'https:', 'ton:', 'tonsite:'].includes(url.protocol)) return undefined
  return url.hostname.includes('.') || url.hostname.startsWith('[') ? url.href : undefined
}

/** A link, a mention by id, or nothing where the address is not one. */
export function linkEntity(link: string, offset: number, length: number): MessageEntity | undefined {
  const person = /^tg:\/\/user\?id=(\d+)$/.exec(link.trim())?.[1]
  if (person) {
    const user = { id: Number(person), is_bot: false, first_name: '' }
    return { type: 'text_mention', offset, length, user }
  }
  const url = checkLink(link)
  return url === undefined ? undefined : { type: 'text_link', offset, length, url }
}

export function customEmojiId(link: string): string | undefined {
  return /^tg:\/\/emoji\?id=(\d+)$/.exec(link.trim())?.[1]
}
