import type { Update } from '@grammyjs/types'

import type { Bots, UpdateType } from './bots.ts'
import type { Database } from './database.ts'

export interface QueuedUpdate {
  readonly id: number
  readonly queue: string
  readonly body: string
}

export interface Updates {
  add<T extends UpdateType>(botId: number, type: T, content: NonNullable<Update[T]>, delayMs?: number): void
  /** Puts an update in as it is, only giving it a number if it has none. */
  inject(botId: number, update: Partial<Update>): number
  pending(botId: number, from: number, limit: number): readonly QueuedUpdate[]
  count(botId: number): number
  confirm(botId: number, below: number): void
  remove(botId: number, updateId: number): void
  clear(botId: number): void
  /** Forgets all but the newest ones. */
  keepLast(botId: number, count: number): void
  /** Tells those who deliver that there may be something to do for this bot. */
  announce(botId: number): void
  /** Called with the bot's id whenever something may have become deliverable. */
  onAdded(listener: (botId: number) => void): void
}

const day = 24 * 60 * 60_000
const lifetimes: Partial<Record<UpdateType, number>> = {
  callback_query: 150_000,
  pre_checkout_query: 150_000,
  shipping_query: 150_000,
  inline_query: 30_000,
  chosen_inline_result: 600_000,
}
const offByDefault: readonly string[] = ['chat_member', 'message_reaction', 'message_reaction_count']

const ownQueue: readonly UpdateType[] = [
  'callback_query',
  'inline_query',
  'chosen_inline_result',
  'pre_checkout_query',
  'shipping_query',
]

/** Telegram keeps one webhook queue per chat for messages, and others per person for what cannot wait for them. */
function queueOf(type: UpdateType, update: Partial<Update>): string {
  const content = update[type] as { chat?: { id: number }; from?: { id: number }; user?: { id: number } }
  const person = content.from?.id ?? content.user?.id ?? 0
  return ownQueue.includes(type) ? `${type}:${person}` : `chat:${content.chat?.id ?? person}`
}

export function createUpdates(deps: { db: Database; bots: Bots; now: () => number }): Updates {
  const { db, bots, now } = deps
  const listeners: ((botId: number) => void)[] = []
  const announce = (botId: number) => {
    for (const listener of listeners) listener(botId)
  }
  const announceLater = (botId: number, delayMs: number) => {
    setTimeout(() => announce(botId), delayMs).unref()
  }
  const nextId = (botId: number) => 100_000_000 + db.next(`update:${botId}`)

  const insert = (botId: number, update: Partial<Update>, delayMs: number): number => {
    const type = (Object.keys(update) as (keyof Update)[]).find(
      (key): key is UpdateType => key !== 'update_id',
    )
    if (!type) throw new Error('An update needs one field besides update_id')
    // A delayed update gets its number when it becomes visible: a poller never looks below its offset again.
    const id = delayMs > 0 ? -nextId(botId) : (update.update_id ?? nextId(botId))
    const visibleAt = now() + delayMs
    db.run(
      'insert or replace into updates values (?, ?, ?, ?, ?, ?, ?)',
      botId,
      id,
      type,
      queueOf(type, update),
      JSON.stringify({ ...update, update_id: id }),
      visibleAt,
      visibleAt + (lifetimes[type] ?? day),
    )
    return id
  }

  const revealDelayed = (botId: number): void => {
    const due = db.all<{ update_id: number; body: string }>(
      'select update_id, body from updates where bot_id = ? and update_id < 0 and visible_at <= ? order by visible_at',
      botId,
      now(),
    )
    for (const row of due) {
      const id = nextId(botId)
      const body = JSON.stringify({ ...(JSON.parse(row.body) as Update), update_id: id })
      db.run(
        'update updates set update_id = ?, body = ? where bot_id = ? and update_id = ?',
        id,
        body,
        botId,
        row.update_id,
      )
    }
  }

  // Updates that were still delayed when the last process ended.
  for (const row of db.all<{ bot_id: number; visible_at: number }>(
    'select bot_id, visible_at from updates where update_id < 0',
  ))
    announceLater(row.bot_id, Math.max(row.visible_at - now(), 1))

  return {
    add: (botId, type, content, delayMs = 0) => {
      const allowed = bots.find(botId)?.settings.allowedUpdates
      if (allowed?.length ? !allowed.includes(type) : offByDefault.includes(type)) return
      insert(botId, { [type]: content }, delayMs)
      if (delayMs > 0) announceLater(botId, delayMs)
      else announce(botId)
    },
    inject: (botId, update) => {
      const id = insert(botId, update, 0)
      announce(botId)
      return id
    },
    pending: (botId, from, limit) => {
      const time = now()
      db.run('delete from updates where bot_id = ? and expires_at < ?', botId, time)
      revealDelayed(botId)
      return db
        .all<{ update_id: number; queue: string; body: string }>(
          `select update_id, queue, body from updates
           where bot_id = ? and update_id >= ? order by update_id limit ?`,
          botId,
          Math.max(from, 0),
          limit,
        )
        .map((row) => ({ id: row.update_id, queue: row.queue, body: row.body }))
    },
    count: (botId) => Number(db.get('select count(*) as n from updates where bot_id = ?', botId)?.['n'] ?? 0),
    confirm: (botId, below) => {
      db.run('delete from updates where bot_id = ? and update_id between 0 and ?', botId, below - 1)
    },
    remove: (botId, updateId) => {
      db.run('delete from updates where bot_id = ? and update_id = ?', botId, updateId)
    },
    clear: (botId) => {
      db.run('delete from updates where bot_id = ?', botId)
    },
    keepLast: (botId, count) => {
      db.run(
        `delete from updates where bot_id = ? and update_id > 0 and update_id not in
         (select update_id from updates where bot_id = ? order by update_id desc limit ?)`,
        botId,
        botId,
        count,
      )
    },
    announce,
    onAdded: (listener) => {
      listeners.push(listener)
    },
  }
}
