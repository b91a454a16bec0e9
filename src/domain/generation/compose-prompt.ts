import type { AvatarType, Gender } from '../avatars/avatar.ts'
import { composeWish } from '../wishes/compose-wish.ts'
import { tidyWish } from '../wishes/tidy-wish.ts'
import type { WrittenWish } from '../wishes/written-wish.ts'

export interface ComposedPrompt {
  readonly prompt: string
  /** What was added to the person's words, for them to see. */
  readonly changes: readonly string[]
}

export const maxPromptLength = 5000

const subjectOf: Readonly<Record<Gender, string>> = { female: 'woman', male: 'man' }

interface Pictured {
  readonly triggerPhrase: string | null
  readonly gender: Gender | null
  readonly type: AvatarType
}

/** What the model is told: the words that wake the avatar, then the wish as it was written out, or as it is. */
export function composePrompt(wish: {
  readonly words: string
  readonly improve: boolean
  /** As the person was shown it; absent, the composer writes it. */
  readonly written?: Pick<WrittenWish, 'description' | 'additions'> | null
  readonly avatar?: Pictured
}): ComposedPrompt {
  const written = wish.written ?? (wish.improve ? composeWish(wish.words) : undefined)
  const description = written?.description ?? tidyWish(wish.words)
  const prompt = wish.avatar ? withLead(description, wish.avatar) : description
  return { prompt: prompt.slice(0, maxPromptLength), changes: written?.additions ?? [] }
}

/** The trigger phrase wakes the trained likeness; it stands once, in front, whatever the wish says. */
function withLead(description: string, { triggerPhrase, gender, type }: Pictured): string {
  if (type === 'instant') {
    const who = gender ? subjectOf[gender] : 'person'
    return `photo of the ${who} in the reference photos, with exactly their face, hair, skin tone, age and build, ${description}`
  }
  if (triggerPhrase === null) return description
  const rest = description
    .replaceAll(new RegExp(escaped(triggerPhrase), 'giu'), ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (type === 'style') return `in the style of ${triggerPhrase}, ${rest}`
  const subject = gender ? `${triggerPhrase} ${subjectOf[gender]}` : triggerPhrase
  return `photo of ${subject}, ${rest}`
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
