import type { MessageEntity } from '@grammyjs/types'

const patterns: readonly {
  readonly type: 'url' | 'email' | 'mention' | 'hashtag' | 'bot_command'
  readonly of: RegExp
}[] = [
  {
    type: 'url',
    of: /(?<![\w@.-])(?:(?:https?|tg|ton):\/\/[^\s<>"']+|(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:com|org|net|me|ru|io|ai|app|dev|info|рф)(?:\/[^\s<>"']*)?)(?<![.,:;!?()'"])/giu,
  },
  { type: 'email', of: /(?<![\w.+-])[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/giu },
  { type: 'mention', of: /(?<![\w/@])@[a-z][a-z0-9_]{3,31}(?!\w)/giu },
  { type: 'hashtag', of: /(?<![\p{L}\d_#&])#[\p{L}\d_]*\p{L}[\p{L}\d_]*/gu },
  { type: 'bot_command', of: /(?<![\w/<>@])\/[a-z0-9_]{1,64}(?:@[a-z][a-z0-9_]{3,31})?(?![\w/])/giu },
]

/** What Telegram marks by itself in every text, outside of code and of links that are already there. */
export function detectEntities(text: string, known: readonly MessageEntity[]): MessageEntity[] {
  const taken = known.filter((entity) =>
    [
      'code',
      'pre',
      'text_link',
      'text_mention',
      'url',
      'email',
      'mention',
      'hashtag',
      'bot_command',
    ].includes(entity.type),
  )
  const found: MessageEntity[] = []
  for (const { type, of } of patterns) {
    for (const match of text.matchAll(of)) {
      const entity = { type, offset: match.index, length: match[0].length }
      const isFree = [...taken, ...found].every(
        (other) =>
          entity.offset + entity.length <= other.offset || other.offset + other.length <= entity.offset,
      )
      if (isFree) found.push(entity)
    }
  }
  return found
}
