import type { Api } from 'grammy'
import { languages } from '../domain/shared/languages.ts'
import { commands } from './commands.ts'
import { allowedUpdates } from './polling.ts'
import { textsIn } from './texts/texts.ts'

type Updates =
  | { readonly kind: 'polling' }
  | { readonly kind: 'webhook'; readonly url: string; readonly secret: string }

/** Tells Telegram what the bot is and can do, in both languages; English serves everybody else. */
export async function introduce(api: Api, updates: Updates): Promise<void> {
  if (updates.kind === 'webhook')
    await api.setWebhook(updates.url, { secret_token: updates.secret, allowed_updates: allowedUpdates })
  for (const language of [undefined, ...languages]) {
    const { introduction } = textsIn(language ?? 'en')
    const forLanguage = language === undefined ? {} : { language_code: language }
    const list = Object.keys(commands).map((command) => ({
      command,
      description: introduction.commands[command as keyof typeof commands],
    }))
    await api.setMyCommands(list, forLanguage)
    await api.setMyDescription(introduction.description, forLanguage)
    await api.setMyShortDescription(introduction.shortDescription, forLanguage)
  }
}
