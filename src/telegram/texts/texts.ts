import type { Language } from '../../domain/shared/languages.ts'
import { en } from './en.ts'
import { ru } from './ru.ts'

/** Every text of the conversation. English names them; a text missing or misnamed in Russian does not compile. */
export type Texts = typeof en

const catalogues: Readonly<Record<Language, Texts>> = { en, ru }

export const textsIn = (language: Language): Texts => catalogues[language]
