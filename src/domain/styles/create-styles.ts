import type { OrderSummary } from '../generation/draft-order.ts'
import type { Generations } from '../generation/create-generations.ts'
import type { Person } from '../people/person.ts'
import type { Language } from '../shared/languages.ts'
import type { Style } from './style.ts'
import type { StyleSelection, StyleStore } from './style-store.ts'
import { writtenByStyle } from './written-by-style.ts'

const mostFound = 12

/** Ready-made wishes as the edges see them. */
export const createStyles = (needs: { readonly styles: StyleStore; readonly generations: Generations }) => ({
  list: (
    userId: number,
    selection: Extract<StyleSelection, { kind: 'category' | 'favourites' }> | 'popular',
  ) => needs.styles.list(userId, selection === 'popular' ? { kind: selection, limit: mostFound } : selection),

  async search(userId: number, words: string): Promise<readonly Style[]> {
    const parts = searchParts(words)
    return parts.length === 0 ? [] : needs.styles.list(userId, { kind: 'search', parts, limit: mostFound })
  },

  find: (userId: number, id: number) => needs.styles.find(userId, { id }),

  async setFavourite(userId: number, id: number, isFavourite: boolean): Promise<boolean> {
    if (!(await needs.styles.find(userId, { id }))) return false
    await needs.styles.setFavourite(userId, id, isFavourite)
    return true
  },

  /** A draft in this style, with the avatar of the draft `avatarOf`; where that is null, with the main one. */
  async choose(
    person: Person,
    { id, avatarOf, language }: { id: number; avatarOf: number | null; language: Language },
  ): Promise<OrderSummary | undefined> {
    const style = await needs.styles.find(person.id, { id })
    if (!style) return undefined
    await needs.styles.noteUse([style.key])
    const asked = avatarOf === null ? undefined : await needs.generations.findDraft(person.id, avatarOf)
    return needs.generations.startDraft(person, {
      avatarId: asked?.draft.avatarId,
      wish: style.names[language],
      styleKey: style.key,
      written: writtenByStyle(style, language),
    })
  },
})

export type Styles = ReturnType<typeof createStyles>

/** Words without their endings: who looks for «закате» means «закат», too. */
const searchParts = (words: string): string[] =>
  (words.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [])
    .slice(0, 5)
    .map((word) => (word.length > 5 ? word.slice(0, -2) : word.length > 3 ? word.slice(0, -1) : word))
