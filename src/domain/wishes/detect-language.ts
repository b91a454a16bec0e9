/** What a wish is written in, judged by its letters; quotes do not count, they are meant to stay as they are. */
export const wishLanguages = ['ru', 'en', 'mixed', 'other'] as const
export type WishLanguage = (typeof wishLanguages)[number]

const quoted = /«[^»]*»|“[^”]*”|"[^"]*"/g

export function detectLanguage(words: string): WishLanguage {
  const spoken = words.replace(quoted, ' ')
  const cyrillic = spoken.match(/[а-яё]/giu)?.length ?? 0
  const latin = spoken.match(/[a-z]/gi)?.length ?? 0
  const letters = spoken.match(/\p{L}/gu)?.length ?? 0
  if (letters === 0) return words === spoken ? 'other' : detectLanguage(words.replace(/[«»“”"]/g, ' '))
  if ((cyrillic + latin) * 2 < letters) return 'other'
  // A name or a brand in the other alphabet makes no mixture.
  const share = cyrillic / (cyrillic + latin)
  if (share > 0.7) return 'ru'
  return share < 0.3 ? 'en' : 'mixed'
}
