import { composeWish, maxDescriptionLength } from './compose-wish.ts'
import { detectLanguage } from './detect-language.ts'
import type { LanguageModel } from './language-model.ts'
import { readAnswer } from './read-answer.ts'
import { tidyWish } from './tidy-wish.ts'
import { wishInstruction, type WishContext } from './wish-instruction.ts'
import type { WrittenWish } from './written-wish.ts'

export interface WriteWishNeeds {
  readonly languageModel: LanguageModel
  readonly limitMs: number
  /** Told why the composer had to do it. */
  readonly onFallback: (reason: unknown) => void
}

/** Writes a wish out for a model of pictures: a language model is asked once, and the composer does what it cannot. */
export async function writeWish(
  { languageModel, limitMs, onFallback }: WriteWishNeeds,
  wish: string,
  context: WishContext,
): Promise<WrittenWish> {
  const words = tidyWish(wish)
  try {
    const answer = await languageModel.answer({
      instruction: wishInstruction(context),
      words: JSON.stringify({ wish: words }),
      limitMs,
    })
    const read = readAnswer(answer, words)
    if (read) return written(words, read)
    // What it says is made of the person's own words, which no log is for.
    onFallback(new Error(`A language model answered with ${answer.length} characters of something else`))
  } catch (error) {
    onFallback(error)
  }
  return composeWish(words)
}

function written(words: string, answer: NonNullable<ReturnType<typeof readAnswer>>): WrittenWish {
  const language = detectLanguage(words)
  // English is taken as the person wrote it: a model that repeats it could only lose something.
  let description = language === 'en' ? words : answer.translation
  const additions: string[] = []
  for (const { english, shown } of answer.additions) {
    if (description.length + english.length + 2 > maxDescriptionLength) break
    description = `${description}, ${english}`
    additions.push(shown)
  }
  return { description, additions, language, writer: 'language-model' }
}
