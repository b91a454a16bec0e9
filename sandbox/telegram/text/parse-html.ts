import type { MessageEntity } from '@grammyjs/types'

import { byteOffset, cannotParse, linkEntity, type Parsed } from './entity-draft.ts'
import { decodeHtmlEntity, readStartTag, type StartTag } from './html-tag.ts'

interface Open extends StartTag {
  readonly offset: number
}

const simple: Readonly<Record<string, 'bold' | 'italic' | 'strikethrough' | 'underline' | 'spoiler'>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  u: 'underline',
  ins: 'underline',
  span: 'spoiler',
  'tg-spoiler': 'spoiler',
}

const languageOf = (tag: StartTag): string | undefined =>
  /^language-(.+)$/.exec(tag.attributes.get('class') ?? '')?.[1]

function entityOf(open: Open, text: string, parent: Open | undefined): MessageEntity | undefined {
  const { name, offset, attributes } = open
  const length = text.length - offset
  const type = simple[name]
  if (type) return { type, offset, length }
  switch (name) {
    case 'a':
      return linkEntity(attributes.get('href') || text.slice(offset), offset, length)
    case 'code': {
      const language = languageOf(open)
      if (language && parent?.name === 'pre' && parent.offset === offset)
        return { type: 'pre', offset, length, language }
      return { type: 'code', offset, length }
    }
    case 'pre':
      return { type: 'pre', offset, length }
    case 'blockquote':
      return { type: attributes.has('expandable') ? 'expandable_blockquote' : 'blockquote', offset, length }
    case 'tg-emoji': {
      const id = attributes.get('emoji-id')
      return id ? { type: 'custom_emoji', offset, length, custom_emoji_id: id } : undefined
    }
    default:
      return undefined
  }
}

/** Closes `open`: a language inside of a whole `pre` belongs to it, so the pair becomes one entity. */
function close(open: Open, parent: Open | undefined, text: string, entities: MessageEntity[]): void {
  if (text.length === open.offset) return
  const entity = entityOf(open, text, parent)
  if (!entity) return
  const last = entities.at(-1)
  const isDoubled = last?.type === 'pre' && last.offset === entity.offset && last.length === entity.length
  if (open.name === 'pre' && isDoubled) return
  entities.push(entity)
}

/** Telegram's HTML: a few tags, nested, and four named entities. */
export function parseHtml(source: string): Parsed {
  const entities: MessageEntity[] = []
  const nested: Open[] = []
  let text = ''
  let at = 0

  const readEndTag = (): void => {
    const start = at
    const where = byteOffset(source, start)
    const open = nested.pop()
    if (!open) throw cannotParse(`Unexpected end tag at byte offset ${where}`)
    const tag = /<\/([^\s>]*)\s*(>?)/y
    tag.lastIndex = start
    const found = tag.exec(source)
    const name = found?.[1]?.toLowerCase() ?? ''
    if (!found?.[2]) throw cannotParse(`Unclosed end tag at byte offset ${where}`)
    if (name && name !== open.name)
      throw cannotParse(
        `Unmatched end tag at byte offset ${where}, expected "</${open.name}>", found "</${name}>"`,
      )
    close(open, nested.at(-1), text, entities)
    at = start + found[0].length
  }

  while (at < source.length) {
    const char = source[at] ?? ''
    if (char === '<' && source[at + 1] === '/') readEndTag()
    else if (char === '<') {
      const tag = readStartTag(source, at)
      if (tag.name === 'span' && tag.attributes.get('class') !== 'tg-spoiler')
        throw cannotParse(`Tag "span" must have class "tg-spoiler" at byte offset ${byteOffset(source, at)}`)
      nested.push({ ...tag, offset: text.length })
      at = tag.end
    } else {
      const entity = char === '&' ? decodeHtmlEntity(source, at) : undefined
      text += entity?.value ?? char
      at = entity?.end ?? at + 1
    }
  }
  const left = nested.at(-1)
  if (left) throw cannotParse(`Can't find end tag corresponding to start tag "${left.name}"`)
  return { text, entities }
}
