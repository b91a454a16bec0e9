import type { NewStyle, Style, StyleCategory } from './style.ts'

export type StyleSelection =
  | { readonly kind: 'category'; readonly category: StyleCategory }
  /** What people chose most often, at most this many. */
  | { readonly kind: 'popular'; readonly limit: number }
  | { readonly kind: 'favourites' }
  /** Those that somebody has chosen already: hidden ones, too. */
  | { readonly kind: 'keys'; readonly keys: readonly string[] }
  /** Every one of these parts of words stands in a style's names, descriptions or tags. */
  | { readonly kind: 'search'; readonly parts: readonly string[]; readonly limit: number }

/** Hidden styles are not found. */
export interface StyleStore {
  list(userId: number, selection: StyleSelection): Promise<readonly Style[]>
  find(userId: number, style: { readonly id: number } | { readonly key: string }): Promise<Style | undefined>
  setFavourite(userId: number, styleId: number, isFavourite: boolean): Promise<void>
  noteUse(keys: readonly string[]): Promise<void>
  /** Leaves styles that are there as they are, edited or not. */
  addMissing(styles: readonly NewStyle[]): Promise<void>
}
