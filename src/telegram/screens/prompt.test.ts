import { describe, expect, test } from 'vitest'
import type { ImageStory } from '../../domain/gallery/create-gallery.ts'
import { languages } from '../../domain/shared/languages.ts'
import { toPlain } from '../kit/html.ts'
import { textsIn } from '../texts/texts.ts'
import { drawPrompt } from './prompt.ts'

const story = ({ wish, prompt }: { wish: string; prompt: string }): ImageStory => ({
  image: {
    model: 'flux-lora',
    seed: '18446744073709551615',
    width: 864,
    height: 1152,
  } as ImageStory['image'],
  generation: {
    wish,
    prompt,
    promptChanges: ['soft natural light'],
    format: '3:4',
  } as unknown as ImageStory['generation'],
})

describe.each(languages)('how a picture came to be (%s)', (language) => {
  const texts = textsIn(language)

  test('shows the exact prompt, escaped, with the seed to its last digit', () => {
    const { text, isShortened } = drawPrompt(
      texts,
      story({ wish: 'a <b> ship', prompt: 'a <b> ship & light' }),
    )
    expect(isShortened).toBe(false)
    expect(text.html).toContain('<pre>a &lt;b&gt; ship &amp; light</pre>')
    expect(text.html).toContain('18446744073709551615')
    expect(text.html).toContain('FLUX')
    expect(text.html).toContain(texts.order.addition('soft natural light'))
  })

  test('fits a message however long it is, and the file holds all of it', () => {
    const long = { wish: 'a wish & '.repeat(440), prompt: 'a prompt < '.repeat(450) }
    const { text, isShortened } = drawPrompt(texts, story(long))
    expect(isShortened).toBe(true)
    expect(toPlain(text).length).toBeLessThanOrEqual(4096)
    const file = texts.gallery.promptFile(long)
    expect(file).toContain(long.wish)
    expect(file).toContain(long.prompt)
  })
})
