import { tidyWish } from './tidy-wish.ts'

export interface WishAnswer {
  readonly translation: string
  readonly additions: readonly { readonly english: string; readonly shown: string }[]
}

const mostAdditions = 4
const maxAdditionLength = 80
const refusal =
  /^(i['’]?m (sorry|unable|not able)|i (can(no|['’])t|am (sorry|unable)|won['’]t)|sorry\b|as an ai|unfortunately,? i)/i
const forbidden = /[{}<>[\]\\`|*_#]|https?:|\bignore\b|\binstruction|\bprompt\b/i

/** Reads what a language model answered; undefined unless it is what was asked for. */
export function readAnswer(answer: string, wish: string): WishAnswer | undefined {
  const fields = parseObject(answer)
  if (typeof fields?.['translation'] !== 'string') return undefined
  const translation = tidyWish(fields['translation'])
  if (!isFaithful(translation, wish)) return undefined
  const additions = Array.isArray(fields['additions']) ? fields['additions'] : []
  return { translation, additions: additions.flatMap(readAddition).slice(0, mostAdditions) }
}

/** The object in it: models like to put a fence of backticks or a sentence around JSON. */
function parseObject(answer: string): Record<string, unknown> | undefined {
  const json = /\{[^]*\}/.exec(answer)?.[0]
  if (json === undefined) return undefined
  try {
    const parsed: unknown = JSON.parse(json)
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/** Whether it can be the wish in English: no refusal, nothing visibly lost, and hardly a letter of another alphabet. */
function isFaithful(translation: string, wish: string): boolean {
  if (translation === '') return false
  if (refusal.test(translation) && !refusal.test(wish)) return false
  const words = countWords(wish)
  const answered = countWords(translation)
  // Russian does without articles and needs fewer words; half of them gone means that a part is missing.
  if (answered < words * 0.6 || answered > words * 3 + 12) return false
  const spoken = quotesOf(wish).reduce((text, quote) => text.replaceAll(quote, ' '), translation)
  const letters = spoken.match(/\p{L}/gu)?.length ?? 0
  const latin = spoken.match(/\p{Script=Latin}/gu)?.length ?? 0
  if (latin < letters * 0.9) return false
  const kept = [...quotesOf(wish), ...(wish.match(/\d+/g) ?? [])]
  return kept.every((each) => translation.includes(each))
}

const countWords = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0

/** What stands in quotation marks, without them: a model may change their shape. */
const quotesOf = (text: string): string[] =>
  [...text.matchAll(/«([^»]+)»|“([^”]+)”|"([^"]+)"/gu)].map(([, a, b, c]) => (a ?? b ?? c ?? '').trim())

function readAddition(value: unknown): WishAnswer['additions'] {
  if (typeof value !== 'object' || value === null) return []
  const { english, shown } = value as Record<string, unknown>
  if (typeof english !== 'string' || typeof shown !== 'string') return []
  const addition = { english: tidyWish(english), shown: tidyWish(shown) }
  const isFine = [addition.english, addition.shown].every(
    (each) => each !== '' && each.length <= maxAdditionLength && !forbidden.test(each),
  )
  return isFine && /^[\p{Script=Latin}\p{N}\p{P}\s]+$/u.test(addition.english) ? [addition] : []
}
