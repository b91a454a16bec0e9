import type { Language } from '../shared/languages.ts'

/** In the order in which they are shown. */
export const styleCategories = [
  'business',
  'cinema',
  'history',
  'fantasy',
  'art',
  'travel',
  'seasons',
  'future',
  'studio',
  'drawn',
] as const
export type StyleCategory = (typeof styleCategories)[number]

type InBothLanguages = Readonly<Record<Language, string>>

/** A ready-made wish: a name, what it looks like, and what the model is told. */
export interface Style {
  readonly id: number
  readonly key: string
  readonly category: StyleCategory
  /** From 1; the number on the picture of its category. */
  readonly position: number
  readonly names: InBothLanguages
  readonly descriptions: InBothLanguages
  /** Words to find it by, in both languages. */
  readonly tags: string
  /** English; the words that wake an avatar are put in front. */
  readonly prompt: string
  readonly isFavourite: boolean
}

export type NewStyle = Omit<Style, 'id' | 'isFavourite'>
export type ReadyMadeStyle = Omit<NewStyle, 'category' | 'position'>
