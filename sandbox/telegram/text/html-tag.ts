import { byteOffset, cannotParse } from './entity-draft.ts'

export interface StartTag {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  /** Where the text goes on after the tag. */
  readonly end: number
}

const known: readonly string[] = [
  'a',
  'b',
  'strong',
  'i',
  'em',
  's',
  'strike',
  'del',
  'u',
  'ins',
  'tg-spoiler',
  'tg-emoji',
  'span',
  'pre',
  'code',
  'blockquote',
]

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' }

/** Decodes the entity that begins at `at`, if it is one of the few that Telegram knows. */
export function decodeHtmlEntity(text: string, at: number): { value: string; end: number } | undefined {
  const match = /&(?:#x([0-9a-f]+)|#(\d+)|(lt|gt|amp|quot));?/iy
  match.lastIndex = at
  const found = match.exec(text)
  if (!found) return undefined
  const [whole, hex, decimal, name] = found
  if (name) return { value: named[name.toLowerCase()] ?? '', end: at + whole.length }
  const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
  if (code === 0 || code >= 0x10ffff) return undefined
  return { value: String.fromCodePoint(code), end: at + whole.length }
}

export function decodeHtml(text: string): string {
  let decoded = ''
  for (let at = 0; at < text.length;) {
    const entity = text[at] === '&' ? decodeHtmlEntity(text, at) : undefined
    decoded += entity?.value ?? text[at]
    at = entity?.end ?? at + 1
  }
  return decoded
}

const isSpace = (char: string | undefined) => char !== undefined && /\s/.test(char)

/** Reads the tag whose `<` stands at `start`. */
export function readStartTag(text: string, start: number): StartTag {
  const where = byteOffset(text, start)
  const unclosed = () => cannotParse(`Unclosed start tag at byte offset ${where}`)
  let at = start + 1
  const skipSpaces = () => {
    while (isSpace(text[at])) at += 1
  }
  const readUntil = (stop: RegExp): string => {
    const from = at
    while (at < text.length && !stop.test(text[at] ?? '')) at += 1
    return text.slice(from, at)
  }

  const name = readUntil(/[\s>]/).toLowerCase()
  if (at >= text.length) throw unclosed()
  if (!known.includes(name)) throw cannotParse(`Unsupported start tag "${name}" at byte offset ${where}`)

  const attributes = new Map<string, string>()
  for (;;) {
    skipSpaces()
    if (at >= text.length) throw unclosed()
    if (text[at] === '>') return { name, attributes, end: at + 1 }
    const attribute = readUntil(/[\s=>]/).toLowerCase()
    if (!attribute) throw cannotParse(`Empty attribute name in the tag "${name}" at byte offset ${where}`)
    skipSpaces()
    if (text[at] !== '=') {
      if (at >= text.length) throw unclosed()
      attributes.set(attribute, '')
      continue
    }
    at += 1
    skipSpaces()
    const quote = text[at]
    if (quote === '"' || quote === "'") {
      at += 1
      const value = readUntil(quote === '"' ? /"/ : /'/)
      if (at >= text.length) throw unclosed()
      at += 1
      attributes.set(attribute, decodeHtml(value))
    } else {
      const value = readUntil(/[^a-z0-9.-]/i)
      if (at >= text.length) throw unclosed()
      if (!isSpace(text[at]) && text[at] !== '>')
        throw cannotParse(`Unexpected end of name token at byte offset ${where}`)
      attributes.set(attribute, value)
    }
  }
}
