import { editDistance } from '../shared/edit-distance.ts'

/** How much longer or shorter than typed a word that was meant can be. */
export const mostMistakes = 2

const shortest = 4
const longWord = 7

/** Of short words nearly every other one is near. */
const mistakesIn = (word: string): number =>
  word.length < shortest ? 0 : word.length < longWord ? 1 : mostMistakes

/** The words of a search, as they are compared. */
export const wordsOf = (typed: string): readonly string[] =>
  typed.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/**
 * What was probably meant by words of which one or several are in nobody's wish: each of those becomes the nearest
 * `known` word. Undefined when nothing is near, or all of them are known.
 */
export function suggestWords(typed: string, known: readonly string[]): string | undefined {
  const vocabulary = new Set(known)
  const words = wordsOf(typed)
  const meant = words.map((word) => (vocabulary.has(word) ? word : (nearest(word, known) ?? word)))
  return meant.some((word, place) => word !== words[place]) ? meant.join(' ') : undefined
}

function nearest(word: string, known: readonly string[]): string | undefined {
  const most = mistakesIn(word)
  let found: string | undefined
  let fewest = most + 1
  for (const each of known) {
    if (Math.abs(each.length - word.length) > most) continue
    const mistakes = editDistance(word, each)
    // Few people mistake the first letter.
    const isBetter =
      mistakes < fewest || (mistakes === fewest && found?.[0] !== word[0] && each[0] === word[0])
    if (mistakes <= most && isBetter) {
      found = each
      fewest = mistakes
    }
  }
  return found
}
