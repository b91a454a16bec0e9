import { detectLanguage } from './detect-language.ts'
import { tidyWish } from './tidy-wish.ts'
import { translateWords } from './translate-words.ts'
import type { WrittenWish } from './written-wish.ts'

/** What a model reads of a description; the words that wake an avatar need some room beside it. */
export const maxDescriptionLength = 4800

/** A detail is added only when the wish says nothing about it: what the person wrote always wins. */
const details: readonly { readonly unless: RegExp; readonly add: string }[] = [
  {
    unless: /light|sunset|sunrise|dusk|dawn|night|neon|dark|candle|fire|moon|golden hour|sunny/i,
    add: 'soft natural light',
  },
  {
    unless: /close-?up|full body|waist up|wide|portrait|drone|bird's-eye|from (above|below)|angle|shot\b/i,
    add: 'balanced composition',
  },
  { unless: /lens|\d ?mm\b|bokeh|macro|blurred|background/i, add: '50mm lens, shallow depth of field' },
  {
    unless:
      /photo|paint|drawing|drawn|anime|watercolou?r|\boil\b|sketch|3d|render|cartoon|comic|poster|card|logo|sticker|illustration|engraving|mosaic|stained glass|sculpture|pencil|pattern/i,
    add: 'highly detailed photograph',
  },
]

/** Writes a wish the same way each time, without a language model: words that it knows in English, and a few details. */
export function composeWish(wish: string): WrittenWish {
  const words = tidyWish(wish)
  const translated = translateWords(words)
  let description = translated.length <= maxDescriptionLength ? translated : words
  const additions: string[] = []
  for (const { unless, add } of details) {
    if (unless.test(description) || description.length + add.length + 2 > maxDescriptionLength) continue
    additions.push(add)
  }
  description = [description, ...additions].join(', ')
  return { description, additions, language: detectLanguage(words), writer: 'composer' }
}
