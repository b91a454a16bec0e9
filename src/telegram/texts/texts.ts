import type { Language } from '../../domain/shared/languages.ts'
import { en, type Texts } from './en.ts'
import { ru } from './ru.ts'

const catalogues: Readonly<Record<Language, Texts>> = { en, ru }

export const textsIn = (language: Language): Texts => catalogues[language]
