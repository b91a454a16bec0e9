import { expect, test } from 'vitest'
import { tidyName } from './tidy-name.ts'

test.each(['', '  ', '\u0000', '\u200b\u2060', '/start', 'x'.repeat(41)])('%j is no name', (words) => {
  expect(tidyName(words, 40)).toBeUndefined()
})

test.each([
  [' Anna \n Maria ', 'Anna Maria'],
  ['\u0000Anna', 'Anna'],
  ['👩‍🔬', '👩‍🔬'],
  ['1', '1'],
])('%j is called %j', (words, name) => {
  expect(tidyName(words, 40)).toBe(name)
})
