import type { Gender } from '../avatars/avatar.ts'

export interface ComposedPrompt {
  readonly prompt: string
  /** What was added to the person's words, for them to see. */
  readonly changes: readonly string[]
}

export const maxWishLength = 4000
const maxPromptLength = 5000

/** A detail is added only when the wish says nothing about it: what the person wrote always wins. */
const details: readonly { readonly unless: RegExp; readonly add: string }[] = [
  {
    unless: /light|sunset|sunrise|night|neon|dark|свет|закат|рассвет|ноч|неон|темн|тёмн/i,
    add: 'soft natural light',
  },
  {
    unless: /close-?up|full body|wide|portrait of|drone|крупн|в полный рост|общий план|портрет|сверху/i,
    add: 'balanced composition',
  },
  { unless: /lens|mm\b|bokeh|macro|объектив|боке|макро/i, add: '50mm lens, shallow depth of field' },
  {
    unless:
      /photo|paint|drawing|anime|watercolou?r|oil|sketch|3d|render|cartoon|фото|рисун|живопис|аниме|акварел|масл|набросок|мульт/i,
    add: 'highly detailed photograph',
  },
]

const subjectOf: Readonly<Record<Gender, string>> = { female: 'woman', male: 'man' }

/** Turns a wish into what the model is told, the same way each time; needs no language model. */
export function composePrompt(wish: {
  readonly words: string
  readonly improve: boolean
  readonly avatar?: {
    readonly triggerPhrase: string | null
    readonly gender: Gender | null
    readonly type: 'portrait' | 'style' | 'instant'
  }
}): ComposedPrompt {
  const words = wish.words.trim().replace(/\s+/g, ' ').slice(0, maxWishLength)
  const lead = wish.avatar ? leadOf(wish.avatar) : ''
  const added = wish.improve ? details.filter((each) => !each.unless.test(words)).map((each) => each.add) : []

  const withLead = lead === '' ? words : `${lead}, ${words}`
  let prompt = withLead
  const changes: string[] = []
  for (const each of added) {
    if (prompt.length + each.length + 2 > maxPromptLength) break
    prompt = `${prompt}, ${each}`
    changes.push(each)
  }
  return { prompt, changes }
}

/** The trigger phrase wakes the trained likeness; it stands once, in front. */
function leadOf(avatar: {
  triggerPhrase: string | null
  gender: Gender | null
  type: 'portrait' | 'style' | 'instant'
}): string {
  if (avatar.triggerPhrase === null) return ''
  if (avatar.type === 'style') return `in the style of ${avatar.triggerPhrase}`
  return avatar.gender
    ? `photo of ${avatar.triggerPhrase} ${subjectOf[avatar.gender]}`
    : `photo of ${avatar.triggerPhrase}`
}
