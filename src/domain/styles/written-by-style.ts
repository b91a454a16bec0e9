import type { Language } from '../shared/languages.ts'
import type { WrittenWish } from '../wishes/written-wish.ts'
import type { Style } from './style.ts'

/** What the model is told in this style: alone, or after the person's own words. */
export function writtenByStyle(style: Style, reader: Language, own?: WrittenWish): WrittenWish {
  return {
    description: own ? `${own.description}, ${style.prompt}` : style.prompt,
    additions: [...(own?.additions ?? []), style.descriptions[reader]],
    language: own?.language ?? 'en',
    writer: own?.writer ?? 'style',
  }
}

/** Whether the wish is no more than the name of the style. */
export const isStyleAlone = ({ names }: Style, wish: string): boolean => Object.values(names).includes(wish)
