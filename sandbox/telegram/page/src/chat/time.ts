import type { Language, Texts } from '../texts.ts'

const clocks = new Map<Language, Intl.DateTimeFormat>()

export function clock(language: Language, unixSeconds: number): string {
  let format = clocks.get(language)
  if (!format) {
    format = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    clocks.set(language, format)
  }
  return format.format(unixSeconds * 1000)
}

export function dayName(
  unixSeconds: number,
  { language, texts }: { language: Language; texts: Texts },
): string {
  const date = new Date(unixSeconds * 1000)
  const now = new Date()
  if (date.toDateString() === now.toDateString()) return texts.today
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1)
  if (date.toDateString() === yesterday.toDateString()) return texts.yesterday
  const sameYear = date.getFullYear() === now.getFullYear()
  return date.toLocaleDateString(language, {
    day: 'numeric',
    month: 'long',
    ...(!sameYear && { year: 'numeric' }),
  })
}

export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
