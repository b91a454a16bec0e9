import type { MiddlewareFn } from 'grammy'
import { languageOf, type Language } from '../../domain/shared/languages.ts'
import { textsIn } from '../texts/texts.ts'

/** In a group: one polite line to whoever calls, and nothing else. */
export function privateOnly(defaultLanguage: Language): MiddlewareFn {
  return async (ctx, next) => {
    if (!ctx.chat || ctx.chat.type === 'private') return next()
    if (!ctx.message?.text?.startsWith('/')) return
    const person = { language: null, telegramLanguage: ctx.from?.language_code ?? null }
    await ctx.reply(textsIn(languageOf(person, defaultLanguage)).common.onlyPrivate)
  }
}
