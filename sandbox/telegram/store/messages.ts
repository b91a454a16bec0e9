import type { Message } from '@grammyjs/types'

import type { Database } from './database.ts'

/** What Telegram knows about a message and does not tell the bot. */
export interface Hidden {
  readonly invoiceSlug?: string
}

export interface MessageRecord {
  readonly botId: number
  readonly message: Message
  readonly hidden: Hidden
  readonly isDeleted: boolean
  readonly inlineId?: string
}

export interface Messages {
  add(record: Omit<MessageRecord, 'isDeleted'>): void
  nextId(botId: number): number
  find(botId: number, chatId: number, messageId: number): MessageRecord | undefined
  findInline(inlineId: string): MessageRecord | undefined
  replace(botId: number, message: Message): void
  /** Kept as deleted, because its buttons may still be pressed by a client that has not heard of it. */
  markDeleted(botId: number, chatId: number, messageId: number): void
  list(botId: number, chatId: number): readonly Message[]
  clear(botId: number, chatId: number): void
}

interface MessageRow {
  readonly bot_id: number
  readonly message: string
  readonly hidden: string
  readonly deleted: number
  readonly inline_id: string | null
}

const fromRow = (row: MessageRow): MessageRecord => ({
  botId: row.bot_id,
  message: JSON.parse(row.message) as Message,
  hidden: JSON.parse(row.hidden) as Hidden,
  isDeleted: row.deleted === 1,
  ...(row.inline_id !== null && { inlineId: row.inline_id }),
})

export function createMessages({ db }: { db: Database }): Messages {
  return {
    nextId: (botId) => db.next(`message:${botId}`),
    add: ({ botId, message, hidden, inlineId }) => {
      db.run(
        'insert into messages values (?, ?, ?, ?, ?, 0, ?)',
        botId,
        message.chat.id,
        message.message_id,
        JSON.stringify(message),
        JSON.stringify(hidden),
        inlineId ?? null,
      )
    },
    find: (botId, chatId, messageId) => {
      const row = db.get<MessageRow>(
        'select * from messages where bot_id = ? and chat_id = ? and message_id = ?',
        botId,
        chatId,
        messageId,
      )
      return row && fromRow(row)
    },
    findInline: (inlineId) => {
      const row = db.get<MessageRow>('select * from messages where inline_id = ?', inlineId)
      return row && fromRow(row)
    },
    replace: (botId, message) => {
      db.run(
        'update messages set message = ? where bot_id = ? and chat_id = ? and message_id = ?',
        JSON.stringify(message),
        botId,
        message.chat.id,
        message.message_id,
      )
    },
    markDeleted: (botId, chatId, messageId) => {
      db.run(
        'update messages set deleted = 1 where bot_id = ? and chat_id = ? and message_id = ?',
        botId,
        chatId,
        messageId,
      )
    },
    list: (botId, chatId) =>
      db
        .all<MessageRow>(
          'select * from messages where bot_id = ? and chat_id = ? and deleted = 0 order by message_id',
          botId,
          chatId,
        )
        .map((row) => fromRow(row).message),
    clear: (botId, chatId) => {
      db.run('delete from messages where bot_id = ? and chat_id = ?', botId, chatId)
    },
  }
}
