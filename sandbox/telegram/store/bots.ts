import type {
  BotCommand,
  BotCommandScope,
  ChatAdministratorRights,
  MenuButton,
  Update,
  User,
} from '@grammyjs/types'

import type { Database } from './database.ts'

export type UpdateType = Exclude<keyof Update, 'update_id'>

export interface Webhook {
  readonly url: string
  readonly secret?: string
  readonly maxConnections: number
  readonly ipAddress?: string
  readonly lastError?: { readonly at: number; readonly message: string }
}

/** What the bot has told Telegram about itself. Texts are kept by language, '' being everybody else's. */
export interface BotSettings {
  readonly names: Readonly<Record<string, string>>
  readonly descriptions: Readonly<Record<string, string>>
  readonly shortDescriptions: Readonly<Record<string, string>>
  readonly commands: readonly {
    readonly scope: BotCommandScope
    readonly language: string
    readonly commands: readonly BotCommand[]
  }[]
  /** By chat, 'default' being everybody else's. */
  readonly menuButtons: Readonly<Record<string, MenuButton>>
  readonly adminRights?: ChatAdministratorRights
  readonly allowedUpdates?: readonly string[]
  readonly webhook?: Webhook
}

export interface Bot {
  readonly id: number
  readonly token: string
  readonly user: User & { readonly username: string }
  readonly settings: BotSettings
  readonly lastSeenAt: number
}

export interface Bots {
  /** Registers a bot at its first call, as if BotFather had made it. */
  meet(token: string): Bot
  find(id: number): Bot | undefined
  all(): readonly Bot[]
  /** The bot that the chat page talks to: the one that called first after this server started. */
  current(): Bot | undefined
  change(id: number, change: Partial<BotSettings>): Bot
  setWebhook(id: number, webhook: Webhook | undefined): void
  touch(id: number): void
}

interface BotRow {
  readonly id: number
  readonly token: string
  readonly user: string
  readonly settings: string
  readonly last_seen_at: number
}

const nothingSaid: BotSettings = {
  names: {},
  descriptions: {},
  shortDescriptions: {},
  commands: [],
  menuButtons: {},
}

const fromRow = (row: BotRow): Bot => ({
  id: row.id,
  token: row.token,
  user: JSON.parse(row.user) as Bot['user'],
  settings: JSON.parse(row.settings) as BotSettings,
  lastSeenAt: row.last_seen_at,
})

export function createBots({ db, now }: { db: Database; now: () => number }): Bots {
  const cache = new Map<number, Bot>()
  for (const row of db.all<BotRow>('select * from bots')) cache.set(row.id, fromRow(row))
  let firstCaller: number | undefined

  const keep = (bot: Bot): Bot => {
    cache.set(bot.id, bot)
    db.run(
      'insert or replace into bots values (?, ?, ?, ?, ?)',
      bot.id,
      bot.token,
      JSON.stringify(bot.user),
      JSON.stringify(bot.settings),
      bot.lastSeenAt,
    )
    return bot
  }

  const register = (id: number, token: string): Bot => {
    const username = cache.size === 0 ? 'AishaStudioBot' : `AishaStudio${id}Bot`
    const user = { id, is_bot: true, first_name: 'AISHA', username }
    return keep({ id, token, user, settings: nothingSaid, lastSeenAt: now() })
  }

  return {
    meet: (token) => {
      const id = Number(token.slice(0, token.indexOf(':')))
      const known = cache.get(id)
      const bot = !known ? register(id, token) : known.token === token ? known : keep({ ...known, token })
      firstCaller ??= bot.id
      return bot
    },
    find: (id) => cache.get(id),
    all: () => [...cache.values()],
    current: () => {
      if (firstCaller !== undefined) return cache.get(firstCaller)
      return [...cache.values()].sort((a, b) => b.lastSeenAt - a.lastSeenAt)[0]
    },
    change: (id, change) => {
      const bot = cache.get(id)
      if (!bot) throw new Error(`Bot ${id} is not registered`)
      return keep({ ...bot, settings: { ...bot.settings, ...change } })
    },
    setWebhook: (id, webhook) => {
      const bot = cache.get(id)
      if (!bot) return
      const { webhook: _before, ...settings } = bot.settings
      keep({ ...bot, settings: { ...settings, ...(webhook && { webhook }) } })
    },
    touch: (id) => {
      const bot = cache.get(id)
      const at = now()
      // Written at most once a second: it is on the path of every call and only shown to people.
      if (bot && at - bot.lastSeenAt >= 1000) keep({ ...bot, lastSeenAt: at })
    },
  }
}
