import { createContext, use } from 'react'
import { en, type Texts } from './texts/en.ts'
import { ru } from './texts/ru.ts'

export type { Texts } from './texts/en.ts'
export type Language = 'ru' | 'en'

export const texts: Readonly<Record<Language, Texts>> = { ru, en }

export const LanguageContext = createContext<Language>('en')
export const useLanguage = (): Language => use(LanguageContext)
export const useTexts = (): Texts => texts[useLanguage()]
