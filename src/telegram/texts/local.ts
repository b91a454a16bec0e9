import type { Language } from '../../domain/shared/languages.ts'

const locales: Readonly<Record<Language, string>> = { ru: 'ru-RU', en: 'en-GB' }
const rules = { ru: new Intl.PluralRules('ru'), en: new Intl.PluralRules('en') }

/** `few` is what Russian says for 2–4; English does without. */
export interface PluralForms {
  readonly one: string
  readonly few?: string
  readonly many: string
}

/** The form alone: «фото», "photos". */
export function plural(language: Language, count: number, forms: PluralForms): string {
  const rule = rules[language].select(count)
  if (rule === 'one') return forms.one
  return rule === 'few' ? (forms.few ?? forms.many) : forms.many
}

/** Made once: making one takes longer than all the rest of a screen. */
const inBoth = <T>(make: (locale: string) => T) => ({ ru: make(locales.ru), en: make(locales.en) })
const numbers = inBoth((locale) => new Intl.NumberFormat(locale))
const dates = (options: Intl.DateTimeFormatOptions) =>
  inBoth((locale) => new Intl.DateTimeFormat(locale, options))
const days = dates({ day: 'numeric', month: 'long', year: 'numeric' })
const months = dates({ month: 'long', year: 'numeric' })
const shortMonths = dates({ month: 'short', year: '2-digit' })

export const localNumber = (language: Language, value: number): string => numbers[language].format(value)

/** The number with its word: «5 кредитов», "5 credits". */
export const counted = (language: Language, count: number, forms: PluralForms): string =>
  `${localNumber(language, count)} ${plural(language, count, forms)}`

export const localDate = (language: Language, date: Date): string => days[language].format(date)

export const localMonth = (language: Language, date: Date): string => months[language].format(date)

export const localShortMonth = (language: Language, date: Date): string => shortMonths[language].format(date)

/** Day and time of day with the zone, which is nobody's own: «27 ноября в 14:30 UTC». */
export const localMoment = (language: Language, date: Date): string =>
  date.toLocaleString(locales[language], {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
    timeZoneName: 'short',
  })

const sizes = { ru: ['МБ', 'ГБ'], en: ['MB', 'GB'] } as const

/** Bytes in megabytes, from a thousand on in gigabytes: «50 МБ», "3.4 GB". */
export function localSize(language: Language, bytes: number): string {
  const [megabytes, gigabytes] = sizes[language]
  const isLarge = bytes >= 1e9
  const value = Math.max(1, Math.round(bytes / (isLarge ? 1e8 : 1e6)))
  return `${(isLarge ? value / 10 : value).toLocaleString(locales[language])} ${isLarge ? gigabytes : megabytes}`
}

/** Minutes and seconds as people say them: "about 20 min", «40 с». */
export function localDuration(language: Language, ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000))
  if (seconds < 60) return language === 'ru' ? `${seconds} с` : `${seconds} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return language === 'ru' ? `${minutes} мин` : `${minutes} min`
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (rest === 0) return language === 'ru' ? `${hours} ч` : `${hours} h`
  return language === 'ru' ? `${hours} ч ${rest} мин` : `${hours} h ${rest} min`
}
