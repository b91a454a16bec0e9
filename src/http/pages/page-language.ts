import type { Language } from '../../domain/shared/languages.ts'

/** Of the two languages that we speak, the one that the browser names first; English for everybody else. */
export function pageLanguage(acceptLanguage: string | undefined): Language {
  const first = /\b(ru|en)\b/i.exec(acceptLanguage ?? '')?.[1]
  return first?.toLowerCase() === 'ru' ? 'ru' : 'en'
}
