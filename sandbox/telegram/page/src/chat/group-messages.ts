import type { Message } from '@grammyjs/types'

export type Side = 'in' | 'out'

/** What the list is made of: a day, a service line, or a bubble (several messages when they are one album). */
export type Block =
  | { readonly kind: 'day'; readonly key: string; readonly date: number }
  | { readonly kind: 'service'; readonly key: string; readonly message: Message }
  | {
      readonly kind: 'bubble'
      readonly key: string
      readonly messages: readonly [Message, ...Message[]]
      readonly side: Side
      /** Bubbles of one side that follow each other closely stand together. */
      readonly first: boolean
      readonly last: boolean
    }

const TOGETHER_SECONDS = 300

const serviceFields = [
  'successful_payment',
  'refunded_payment',
  'pinned_message',
  'write_access_allowed',
  'web_app_data',
  'users_shared',
  'chat_shared',
  'connected_website',
  'chat_background_set',
  'message_auto_delete_timer_changed',
  'new_chat_members',
  'left_chat_member',
] as const satisfies readonly (keyof Message)[]

export const isService = (message: Message): boolean => serviceFields.some((field) => field in message)

export function groupMessages(messages: readonly Message[], personId: number): readonly Block[] {
  const blocks: Block[] = []
  let day = ''
  let before: Message | undefined
  for (const [index, message] of messages.entries()) {
    const messageDay = new Date(message.date * 1000).toDateString()
    if (messageDay !== day) {
      day = messageDay
      blocks.push({ kind: 'day', key: `day-${messageDay}`, date: message.date })
      before = undefined
    }
    const last = blocks.at(-1)
    const inAlbum = message.media_group_id !== undefined && before?.media_group_id === message.media_group_id
    if (inAlbum && last?.kind === 'bubble') {
      const grown = [...last.messages, message] as [Message, ...Message[]]
      blocks[blocks.length - 1] = { ...last, messages: grown, last: endsGroup(message, messages[index + 1]) }
    } else if (isService(message)) {
      blocks.push({ kind: 'service', key: `m-${message.message_id}`, message })
    } else {
      blocks.push({
        kind: 'bubble',
        key: `m-${message.message_id}`,
        messages: [message],
        side: message.from?.id === personId ? 'out' : 'in',
        first: before === undefined || endsGroup(before, message),
        last: endsGroup(message, messages[index + 1]),
      })
    }
    before = message
  }
  return blocks
}

function endsGroup(message: Message, next: Message | undefined): boolean {
  if (!next || isService(next) || isService(message)) return true
  if (next.from?.id !== message.from?.id) return true
  // A keyboard hangs under its bubble: what follows begins anew.
  if (message.reply_markup && 'inline_keyboard' in message.reply_markup) return true
  return next.date - message.date > TOGETHER_SECONDS
}
