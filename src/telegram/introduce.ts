import type { Api } from 'grammy'
import { languages } from '../domain/shared/languages.ts'
import { commands } from './commands.ts'
import { textsIn } from './texts/texts.ts'

/** Tells Telegram what the bot is and can do, in both languages; English serves everybody else. */
export async function introduce(api: Api): Promise<void> {
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
