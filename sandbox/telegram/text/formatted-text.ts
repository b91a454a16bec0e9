import type { MessageEntity } from '@grammyjs/types'

import { badRequest } from '../api/refusal.ts'
import { detectEntities } from './detect-entities.ts'
import type { Parsed } from './entity-draft.ts'
import { parseHtml } from './parse-html.ts'
import { parseMarkdownV2 } from './parse-markdown-v2.ts'
import { parseMarkdown } from './parse-markdown.ts'

export interface FormattedText {
  readonly text: string
  readonly entities?: MessageEntity[]
}

const maxRawBytes = 32_768
const maxEntities = 100

export const lengthInCodePoints = (text: string): number => {
  let length = 0
  for (const char of text) length += char ? 1 : 0
  return length
}

function parse(text: string, mode: string | undefined): Parsed {
  switch ((mode ?? '').toLowerCase()) {
    case '':
    case 'none':
      return { text, entities: [] }
    case 'html':
      return parseHtml(text)
    case 'markdown':
      return parseMarkdown(text)
    case 'markdownv2':
      return parseMarkdownV2(text)
    default:
      throw badRequest('unsupported parse_mode')
  }
}

/** Takes spaces from both ends and moves the entities along. */
function trim({ text, entities }: Parsed): Parsed {
  const cut = text.length - text.trimStart().length
  const trimmed = text.trim()
  const moved = entities.flatMap((entity) => {
    const start = Math.max(entity.offset - cut, 0)
    const end = Math.min(entity.offset + entity.length - cut, trimmed.length)
    if (end <= start || trimmed.slice(start, end).trim() === '') return []
    return [{ ...entity, offset: start, length: end - start }]
  })
  return { text: trimmed, entities: moved }
}

export interface TextSource {
  readonly text: string
  readonly parseMode?: string | undefined
  readonly entities?: readonly MessageEntity[] | undefined
}

/** Parses, cleans and marks a text as Telegram does; the result may be empty. */
export function formatText({ text, parseMode, entities }: TextSource): FormattedText {
  if (Buffer.byteLength(text) > maxRawBytes) throw badRequest('text is too long')
  const clean = text.replaceAll('\r', '').replaceAll(/(?![\t\n])\p{Cc}/gu, ' ')
  const parsed = entities?.length
    ? { text: clean, entities: entities.map((entity) => ({ ...entity })) }
    : parse(clean, parseMode)
  const trimmed = trim(parsed)
  const all = [...trimmed.entities, ...detectEntities(trimmed.text, trimmed.entities)]
    .sort((a, b) => a.offset - b.offset || b.length - a.length)
    .slice(0, maxEntities)
  return { text: trimmed.text, ...(all.length > 0 && { entities: all }) }
}
