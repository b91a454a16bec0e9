import type { MessageEntity } from '@grammyjs/types'

import { byteOffset, cannotParse, customEmojiId, linkEntity, type Parsed } from './entity-draft.ts'

/** As Telegram names them in its refusals. */
type Kind =
  | 'Bold'
  | 'Italic'
  | 'Underline'
  | 'Strikethrough'
  | 'Spoiler'
  | 'Code'
  | 'Pre'
  | 'PreCode'
  | 'TextUrl'
  | 'CustomEmoji'
  | 'BlockQuote'

interface Open {
  readonly kind: Kind
  readonly mark: string
  readonly start: number
  readonly offset: number
  readonly language?: string
}

const reserved = '_*[]()~`>#+-=|{}.!'
const styles = {
  Bold: 'bold',
  Italic: 'italic',
  Underline: 'underline',
  Strikethrough: 'strikethrough',
  Spoiler: 'spoiler',
  Code: 'code',
} as const

/** Only these may be escaped. */
const isAscii = (char: string | undefined): boolean => char !== undefined && char > '\0' && char <= '~'

/** The entity that starts at `at`, or undefined where the character may not stand unescaped. */
function openAt(source: string, at: number): Omit<Open, 'offset' | 'start'> | undefined {
  const starts = (mark: string) => source.startsWith(mark, at)
  if (starts('__')) return { kind: 'Underline', mark: '__' }
  if (starts('_')) return { kind: 'Italic', mark: '_' }
  if (starts('*')) return { kind: 'Bold', mark: '*' }
  if (starts('~')) return { kind: 'Strikethrough', mark: '~' }
  if (starts('||')) return { kind: 'Spoiler', mark: '||' }
  if (starts('![')) return { kind: 'CustomEmoji', mark: '![' }
  if (starts('[')) return { kind: 'TextUrl', mark: '[' }
  if (starts('```')) {
    const language = /```([^\s`]*)\n?/y
    language.lastIndex = at
    const found = language.exec(source)
    const name = found?.[1]
    if (name && found[0].endsWith('\n')) return { kind: 'PreCode', mark: found[0], language: name }
    return { kind: 'Pre', mark: source[at + 3] === '\n' ? '```\n' : '```' }
  }
  if (starts('`')) return { kind: 'Code', mark: '`' }
  return undefined
}

const endMarks: Readonly<Record<Exclude<Kind, 'BlockQuote'>, string>> = {
  Bold: '*',
  Italic: '_',
  Underline: '__',
  Strikethrough: '~',
  Spoiler: '||',
  Code: '`',
  Pre: '```',
  PreCode: '```',
  TextUrl: ']',
  CustomEmoji: ']',
}

function endsAt(open: Open, source: string, at: number): boolean {
  if (open.kind === 'BlockQuote') return false
  // Two underscores inside of an italic text open an underlined one.
  if (open.kind === 'Italic' && source.startsWith('__', at)) return false
  return source.startsWith(endMarks[open.kind], at)
}

/** The address in brackets at `at`, with escapes taken out. */
function readAddress(source: string, at: number): { link: string; end: number } {
  let link = ''
  let index = at + 1
  while (index < source.length && source[index] !== ')') {
    if (source[index] === '\\' && isAscii(source[index + 1])) index += 1
    link += source[index]
    index += 1
  }
  if (index >= source.length)
    throw cannotParse(`Can't find end of a URL at byte offset ${byteOffset(source, at)}`)
  return { link, end: index + 1 }
}

export function parseMarkdownV2(source: string): Parsed {
  const entities: MessageEntity[] = []
  const nested: Open[] = []
  let text = ''
  let at = 0

  const add = (entity: MessageEntity | undefined) => {
    if (entity && entity.length > 0) entities.push(entity)
  }
  const isLineStart = () => at === 0 || source[at - 1] === '\n'
  const quote = () => nested.find((open) => open.kind === 'BlockQuote')

  const endQuote = (isExpandable: boolean) => {
    const open = nested.pop()
    if (open?.kind !== 'BlockQuote') throw unclosed(open)
    add({
      type: isExpandable ? 'expandable_blockquote' : 'blockquote',
      offset: open.offset,
      length: text.length - open.offset,
    })
  }
  const unclosed = (open: Open | undefined) =>
    cannotParse(
      `Can't find end of ${open?.kind ?? ''} entity at byte offset ${byteOffset(source, open?.start ?? 0)}`,
    )

  const end = (open: Open) => {
    nested.pop()
    const { offset, kind } = open
    const length = text.length - offset
    if (kind === 'TextUrl' || kind === 'CustomEmoji') {
      at += 1
      const address = source[at] === '(' ? readAddress(source, at) : undefined
      if (kind === 'TextUrl') add(linkEntity(address?.link ?? text.slice(offset), offset, length))
      else {
        const id = customEmojiId(address?.link ?? '')
        if (!id) throw cannotParse('Custom emoji entity must contain a tg://emoji URL')
        add({ type: 'custom_emoji', offset, length, custom_emoji_id: id })
      }
      at = address?.end ?? at
      return
    }
    if (kind === 'Pre') add({ type: 'pre', offset, length })
    else if (kind === 'PreCode') add({ type: 'pre', offset, length, language: open.language ?? '' })
    else if (kind !== 'BlockQuote') add({ type: styles[kind], offset, length })
    if (kind !== 'BlockQuote') at += endMarks[kind].length
  }

  while (at < source.length) {
    const char = source[at] ?? ''
    const top = nested.at(-1)
    const isCode = top?.kind === 'Code' || top?.kind === 'Pre' || top?.kind === 'PreCode'
    if (char === '\\' && isAscii(source[at + 1])) {
      text += source[at + 1]
      at += 2
    } else if (
      quote() &&
      !isCode &&
      source.startsWith('||', at) &&
      /\|\|(\n(?!>)|$)/y.test(source.slice(at)) &&
      top?.kind !== 'Spoiler'
    ) {
      at += 2
      endQuote(true)
    } else if (char === '\n' && quote() && !isCode && source[at + 1] !== '>') {
      endQuote(false)
      text += char
      at += 1
    } else if (!isCode && char === '>' && isLineStart()) {
      if (!quote()) nested.push({ kind: 'BlockQuote', mark: '>', start: at, offset: text.length })
      at += 1
    } else if (!isCode && isLineStart() && source.startsWith('**>', at)) {
      if (quote()) endQuote(false)
      nested.push({ kind: 'BlockQuote', mark: '**>', start: at, offset: text.length })
      at += 3
    } else if (top && endsAt(top, source, at)) end(top)
    else if (isCode || !reserved.includes(char)) {
      text += char
      at += 1
    } else {
      const open = openAt(source, at)
      if (!open)
        throw cannotParse(`Character '${char}' is reserved and must be escaped with the preceding '\\'`)
      nested.push({ ...open, start: at, offset: text.length })
      at += open.mark.length
    }
  }
  if (nested.at(-1)?.kind === 'BlockQuote') endQuote(false)
  if (nested.length > 0) throw unclosed(nested.at(-1))
  return { text, entities }
}
