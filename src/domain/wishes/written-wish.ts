import type { WishLanguage } from './detect-language.ts'

export const wishWriters = ['language-model', 'composer', 'person', 'style'] as const
export type WishWriter = (typeof wishWriters)[number]

/** A wish in words that a model of pictures understands, and how it came to be. */
export interface WrittenWish {
  /** In English, without the words that wake an avatar: those are put in when the picture is ordered. */
  readonly description: string
  /** What was added to the person's words, for them to see. */
  readonly additions: readonly string[]
  readonly language: WishLanguage
  readonly writer: WishWriter
}
