import { describe, expect, it, test } from 'vitest'
import { composePrompt, maxPromptLength } from '../../src/domain/generation/compose-prompt.ts'
import { composeWish } from '../../src/domain/wishes/compose-wish.ts'
import { readAnswer } from '../../src/domain/wishes/read-answer.ts'
import { tidyWish } from '../../src/domain/wishes/tidy-wish.ts'
import { translateWords } from '../../src/domain/wishes/translate-words.ts'
import { writeWish } from '../../src/domain/wishes/write-wish.ts'
import type { WrittenWish } from '../../src/domain/wishes/written-wish.ts'
import { html, toPlain } from '../../src/telegram/kit/html.ts'
import { textsIn } from '../../src/telegram/texts/texts.ts'
import { hundredWishes } from './hundred-wishes.ts'
import type { RecordedWish } from './recorded-wish.ts'

const trigger = 'aisha00c0ffee'
const avatar = { triggerPhrase: trigger, gender: 'female', type: 'portrait' } as const

const recorded = ({ translation, additions }: RecordedWish): string =>
  `\`\`\`json\n${JSON.stringify({ translation, additions: additions.map(([english, shown]) => ({ english, shown })) })}\n\`\`\``

const byModel = (each: RecordedWish): Promise<WrittenWish> =>
  writeWish(
    {
      languageModel: { answer: () => Promise.resolve(recorded(each)) },
      limitMs: 1000,
      onFallback: () => undefined,
    },
    each.wish,
    { reader: 'ru', pictured: 'woman' },
  )
const byComposer = (each: RecordedWish): Promise<WrittenWish> => Promise.resolve(composeWish(each.wish))

test('there are a hundred wishes in both languages', () => {
  expect(hundredWishes).toHaveLength(100)
  expect(new Set(hundredWishes.map(({ wish }) => wish)).size).toBe(100)
})

describe.each([
  ['the composer', byComposer],
  ['a language model', byModel],
])('a hundred wishes written out by %s', (_name, write) => {
  it.each(hundredWishes.map((each) => [each.wish.slice(0, 60), each] as const))(
    '%s',
    async (_title, each) => {
      const written = await write(each)
      const { prompt } = composePrompt({ words: each.wish, improve: true, written, avatar })
      expect(prompt.split(trigger)).toHaveLength(2)
      expect(prompt.startsWith(`photo of ${trigger} woman, `)).toBe(true)
      expect(prompt.length).toBeLessThanOrEqual(maxPromptLength)
      expect(prompt).not.toMatch(/[\p{Cc}\u200B\u202E\uFFFD]/u)
      for (const word of each.keeps) expect(prompt.toLowerCase()).toContain(word.toLowerCase())
      if (each.wish !== each.translation) return
      // What was English already stands there word for word.
      expect(prompt).toContain(tidyWish(each.wish))
    },
  )

  it('shows every one of them without a sign of it becoming markup', async () => {
    for (const each of hundredWishes) {
      const written = await write(each)
      const shown = html`<b>${each.wish}</b> ${written.description} ${written.additions.join('; ')}`
      expect(toPlain(shown)).toBe(
        `${each.wish} ${written.description} ${written.additions.join('; ')}`.replace(/\n{3,}/g, '\n\n'),
      )
    }
  })
})

test('the recorded answers are taken, but for those that cannot be the wish in English', () => {
  const refused = hundredWishes.filter((each) => !readAnswer(recorded(each), tidyWish(each.wish)))
  expect(refused.map(({ wish }) => wish)).toEqual([])
})

test('the composer knows nine of ten Russian words, and loses none of the others', () => {
  let known = 0
  let all = 0
  for (const { wish } of hundredWishes) {
    const spoken = tidyWish(wish).replace(/«[^»]*»|“[^”]*”/g, ' ')
    const words = spoken.match(/[а-яё]+/giu) ?? []
    const left = translateWords(spoken).match(/[а-яё]+/giu) ?? []
    for (const word of left) expect(words).toContain(word)
    all += words.length
    known += words.length - left.length
  }
  expect(known / all).toBeGreaterThan(0.9)
})

test('every example that is offered can be put into English without a language model', () => {
  const { examplesWithAvatar, examplesWithout } = textsIn('ru').order
  for (const example of [...examplesWithAvatar, ...examplesWithout])
    expect(translateWords(example)).not.toMatch(/[а-яё]/i)
})
