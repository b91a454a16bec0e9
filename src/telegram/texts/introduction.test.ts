import { describe, expect, test } from 'vitest'
import { languages } from '../../domain/shared/languages.ts'
import { textsIn } from './texts.ts'

describe.each(languages)('what Telegram shows of the bot (%s)', (language) => {
  const { introduction } = textsIn(language)

  test('is as short as Telegram demands', () => {
    expect(introduction.description.length).toBeLessThanOrEqual(512)
    expect(introduction.shortDescription.length).toBeLessThanOrEqual(120)
  })

  test('describes every command in a line that a phone shows whole', () => {
    for (const each of Object.values(introduction.commands)) expect(each.length).toBeLessThanOrEqual(60)
  })
})
