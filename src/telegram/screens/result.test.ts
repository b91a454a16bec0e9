import { describe, expect, test } from 'vitest'
import type { Image } from '../../domain/gallery/image.ts'
import type { Generation } from '../../domain/generation/generation.ts'
import { languages } from '../../domain/shared/languages.ts'
import { keyboard } from '../kit/button.ts'
import { toPlain } from '../kit/html.ts'
import { textsIn } from '../texts/texts.ts'
import { drawResult } from './result.ts'

function drawn(
  language: 'ru' | 'en',
  { wish, came, ordered }: { wish: string; came: number; ordered: number },
) {
  const generation = { id: 5, wish, format: '9:16', imageCount: ordered, deliveredCount: came }
  const images = Array.from({ length: came }, (_, index) => ({
    id: 100 + index,
    generationId: 5,
    isFavourite: false,
  }))
  const { text, rows } = drawResult(textsIn(language), {
    generation: generation as Generation,
    images: images as Image[],
    refundedCredits: 1_000_000,
  })
  return { text, buttons: keyboard(rows).inline_keyboard }
}

describe.each(languages)('below delivered pictures (%s)', (language) => {
  test('the longest wish leaves a caption that Telegram takes', () => {
    const { text } = drawn(language, { wish: '<&>"😀 '.repeat(700), came: 1, ordered: 4 })
    expect(toPlain(text).length).toBeLessThan(1024)
    expect(text.html).toMatch(/&lt;&amp;&gt;&quot;/)
  })

  test('what did not come is named with what came back', () => {
    const { text } = drawn(language, { wish: 'a ship', came: 2, ordered: 4 })
    expect(text.html).toMatch(language === 'ru' ? /2 из 4.*1\s000\s000/ : /2 of 4.*1,000,000/)
    expect(drawn(language, { wish: 'a ship', came: 4, ordered: 4 }).text.html).not.toMatch(/4 (из|of) 4/)
  })

  test.each([1, 4])('no button takes away the picture, of %i', (came) => {
    const { buttons } = drawn(language, { wish: 'a ship', came, ordered: came })
    for (const row of buttons) expect(row.length).toBeLessThanOrEqual(3)
    const data = buttons.flat().map((button) => ('callback_data' in button ? button.callback_data : ''))
    expect(data.filter((each) => each.includes(':open'))).toEqual([])
    // Of several pictures the one to share is chosen first.
    expect(data.filter((each) => each.includes(':anew'))).toHaveLength(came === 1 ? 5 : 4)
  })
})
