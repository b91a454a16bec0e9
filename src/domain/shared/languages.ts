export const languages = ['ru', 'en'] as const
export type Language = (typeof languages)[number]

/** The person's own choice, then Telegram's code where we speak it, then the operator's default. */
export function languageOf(
  person: { readonly language: Language | null; readonly telegramLanguage: string | null },
  fallback: Language,
): Language {
  if (person.language) return person.language
  const code = person.telegramLanguage?.slice(0, 2).toLowerCase()
  return languages.find((each) => each === code) ?? fallback
}
