import type { MenuButton, User } from '@grammyjs/types'

import type { BotProfile } from '../protocol.ts'
import type { Bot, BotSettings } from '../store/bots.ts'
import { commandsFor } from '../rules/commands.ts'

/** A text in the person's language, or the one for everybody. */
const inLanguage = (texts: Readonly<Record<string, string>>, language: string | undefined): string =>
  texts[language ?? ''] ?? texts[''] ?? ''

export const menuButtonFor = (settings: BotSettings, chatId: number): MenuButton =>
  settings.menuButtons[String(chatId)] ?? settings.menuButtons['default'] ?? { type: 'commands' }

/** The bot as this person sees it. */
export function profileOf(bot: Bot, person: User): BotProfile {
  const { settings } = bot
  const name = inLanguage(settings.names, person.language_code)
  return {
    user: { ...bot.user, ...(name && { first_name: name }) },
    description: inLanguage(settings.descriptions, person.language_code),
    shortDescription: inLanguage(settings.shortDescriptions, person.language_code),
    commands: commandsFor(settings, person),
    menuButton: menuButtonFor(settings, person.id),
    lastSeenAt: bot.lastSeenAt,
  }
}
