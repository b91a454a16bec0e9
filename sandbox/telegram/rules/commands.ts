import type { BotCommand, BotCommandScope, User } from '@grammyjs/types'

import type { BotSettings } from '../store/bots.ts'

export const sameScope = (a: BotCommandScope, b: BotCommandScope): boolean =>
  a.type === b.type &&
  ('chat_id' in a ? String(a.chat_id) : '') === ('chat_id' in b ? String(b.chat_id) : '') &&
  ('user_id' in a ? a.user_id : 0) === ('user_id' in b ? b.user_id : 0)

/** The list that a person sees in a private chat: the narrowest scope first, their language before the rest. */
export function commandsFor(settings: BotSettings, person: User): readonly BotCommand[] {
  const scopes: readonly BotCommandScope[] = [
    { type: 'chat', chat_id: person.id },
    { type: 'all_private_chats' },
    { type: 'default' },
  ]
  for (const scope of scopes) {
    for (const language of new Set([person.language_code ?? '', ''])) {
      const found = settings.commands.find(
        (list) => sameScope(list.scope, scope) && list.language === language,
      )
      if (found) return found.commands
    }
  }
  return []
}
