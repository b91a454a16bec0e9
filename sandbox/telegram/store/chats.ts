import type { Chat, ChatFullInfo, User } from '@grammyjs/types'

import type { Database } from './database.ts'

/** fresh: the person never wrote to the bot. left: the bot is not in the group any more. */
export type ChatStanding = 'fresh' | 'open' | 'blocked' | 'left'

export interface ChatRecord {
  readonly botId: number
  readonly chat: Chat
  readonly standing: ChatStanding
  readonly members: readonly number[]
  readonly pinned: readonly number[]
}

export interface Chats {
  find(botId: number, id: number): ChatRecord | undefined
  /** The private chat of a person, made when it is first asked for. */
  private(botId: number, user: User): ChatRecord
  put(record: ChatRecord): ChatRecord
  all(botId: number): readonly ChatRecord[]
}

interface ChatRow {
  readonly bot_id: number
  readonly chat: string
  readonly state: ChatStanding
  readonly members: string
  readonly pinned: string
}

const fromRow = (row: ChatRow): ChatRecord => ({
  botId: row.bot_id,
  chat: JSON.parse(row.chat) as Chat,
  standing: row.state,
  members: JSON.parse(row.members) as number[],
  pinned: JSON.parse(row.pinned) as number[],
})

export function createChats({ db }: { db: Database }): Chats {
  const find: Chats['find'] = (botId, id) => {
    const row = db.get<ChatRow>('select * from chats where bot_id = ? and id = ?', botId, id)
    return row && fromRow(row)
  }
  const put: Chats['put'] = (record) => {
    db.run(
      'insert or replace into chats values (?, ?, ?, ?, ?, ?)',
      record.botId,
      record.chat.id,
      JSON.stringify(record.chat),
      record.standing,
      JSON.stringify(record.members),
      JSON.stringify(record.pinned),
    )
    return record
  }
  return {
    find,
    put,
    private: (botId, user) => {
      const known = find(botId, user.id)
      if (known) return known
      const chat: Chat.PrivateChat = {
        id: user.id,
        type: 'private',
        first_name: user.first_name,
        ...(user.last_name && { last_name: user.last_name }),
        ...(user.username && { username: user.username }),
      }
      return put({ botId, chat, standing: 'fresh', members: [user.id], pinned: [] })
    },
    all: (botId) => db.all<ChatRow>('select * from chats where bot_id = ? order by id', botId).map(fromRow),
  }
}

/** What getChat adds to a chat that has told nothing about itself. */
export const plainChatInfo: Pick<
  ChatFullInfo,
  'accent_color_id' | 'max_reaction_count' | 'accepted_gift_types'
> = {
  accent_color_id: 0,
  max_reaction_count: 11,
  accepted_gift_types: {
    unlimited_gifts: true,
    limited_gifts: true,
    unique_gifts: true,
    premium_subscription: true,
    gifts_from_channels: true,
  },
}
