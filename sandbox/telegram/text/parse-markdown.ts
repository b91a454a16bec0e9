import type { MessageEntity } from '@grammyjs/types'

import { byteOffset, cannotParse, linkEntity, type Parsed } from './entity-draft.ts'

/** The old Markdown: `_ * [ and backquote`, never nested. */
export function parseMarkdown(source: string): Parsed {
  const entities: MessageEntity[] = []
  let text = ''
  let at = 0

  const endOf = (start: number, mark: string, from: number): number => {
    const end = source.indexOf(mark, from)
    if (end >= 0) return end
    throw cannotParse(`Can't find end of the entity starting at byte offset ${byteOffset(source, start)}`)
  }
  const add = (entity: MessageEntity | undefined) => {
    if (entity && entity.length > 0) entities.push(entity)
  }

  while (at < source.length) {
    const char = source[at] ?? ''
    const offset = text.length
    if (char === '\\' && '_*`['.includes(source[at + 1] ?? ' ')) {
      text += source[at + 1]
      at += 2
    } else if (char === '_' || char === '*') {
      const end = endOf(at, char, at + 1)
      text += source.slice(at + 1, end)
      add({ type: char === '_' ? 'italic' : 'bold', offset, length: text.length - offset })
      at = end + 1
    } else if (source.startsWith('```', at)) {
      const end = endOf(at, '```', at + 3)
      const inside = source.slice(at + 3, end)
      const language = /^([^\s`]+)\n/.exec(inside)?.[1]
      const code = language ? inside.slice(language.length + 1) : inside.replace(/^\n/, '')
      text += code
      add({ type: 'pre', offset, length: code.length, ...(language && { language }) })
      at = end + 3
    } else if (char === '`') {
      const end = endOf(at, '`', at + 1)
      text += source.slice(at + 1, end)
      add({ type: 'code', offset, length: text.length - offset })
      at = end + 1
    } else if (char === '[') {
      const end = endOf(at, ']', at + 1)
      const label = source.slice(at + 1, end)
      text += label
      at = end + 1
      if (source[at] === '(') {
        const close = source.indexOf(')', at)
        const link = source.slice(at + 1, close < 0 ? source.length : close)
        if (label) add(linkEntity(link, offset, label.length))
        at = close < 0 ? source.length : close + 1
      }
    } else {
      text += char
      at += 1
    }
  }
  return { text, entities }
}
