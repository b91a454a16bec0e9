/** What a language model would say to somebody who asks for a wish in English: enough for what people try in a demo. */
const known: readonly (readonly [pattern: RegExp, english: string])[] = [
  [/^на яхте на закате$/i, 'On a yacht at sunset'],
  [/^в деловом костюме в светлом офисе$/i, 'In a business suit in a bright office'],
  [/^в горах ясным утром$/i, 'In the mountains on a clear morning'],
  [/^портрет маслом в золотой раме$/i, 'An oil portrait in a golden frame'],
  [/^уютный домик в заснеженном лесу$/i, 'A cosy cottage in a snowy forest'],
  [/^кот читает газету в кафе$/i, 'A cat reading a newspaper in a café'],
  [/^открытка ко дню рождения с пионами$/i, 'A birthday card with peonies'],
  [/^старый город у моря, акварель$/i, 'An old town by the sea, watercolour'],
  [/^портрет в осеннем парке$/i, 'A portrait in an autumn park'],
  [/^я капитан старого парусника$/i, 'I am the captain of an old sailing ship'],
  [/^деловой портрет у окна$/i, 'A business portrait by a window'],
  [/^на берегу моря на закате$/i, 'On the seashore at sunset'],
]

const details = [
  {
    when: /sunset|autumn|gold|закат|осен|золот/i,
    english: 'warm low sunlight',
    ru: 'тёплый свет низкого солнца',
    en: 'warm low sunlight',
  },
  {
    when: /office|business|window|portrait|офис|делов|портрет|окн/i,
    english: 'soft light from a large window',
    ru: 'мягкий свет из большого окна',
    en: 'soft light from a large window',
  },
  {
    when: /snow|winter|снег|снеж|зим/i,
    english: 'cold blue dusk',
    ru: 'синие зимние сумерки',
    en: 'cold blue dusk',
  },
  { when: /./su, english: 'soft natural light', ru: 'мягкий естественный свет', en: 'soft natural light' },
] as const

/** Answers when it is asked for JSON with a translation and additions; undefined for any other question. */
export function writeWish(instruction: string, prompt: string): string | undefined {
  if (!instruction.includes('"translation"') || !instruction.includes('"additions"')) return undefined
  const wish = wishIn(prompt)
  if (wish === undefined) return undefined
  // Russian that it does not know comes back as it is, as from a model that is too small for it.
  const translation = known.find(([pattern]) => pattern.test(wish.trim()))?.[1] ?? wish
  const shown = instruction.includes('in Russian') ? 'ru' : 'en'
  const light = details.find(({ when }) => when.test(wish))
  const additions = [
    ...(light ? [{ english: light.english, shown: light[shown] }] : []),
    shown === 'ru'
      ? { english: 'shallow depth of field', shown: 'размытый фон, чтобы главное было чётким' }
      : { english: 'shallow depth of field', shown: 'a sharp subject on a soft background' },
  ]
  return JSON.stringify({ translation, additions })
}

function wishIn(prompt: string): string | undefined {
  try {
    const { wish } = JSON.parse(prompt) as { wish?: unknown }
    return typeof wish === 'string' ? wish : undefined
  } catch {
    return undefined
  }
}
