import { expect, test } from 'vitest'
import { linkButton } from '../kit/button.ts'
import { pairs } from './pairs.ts'

const drawn = (labels: readonly string[]) =>
  pairs(labels.map((label) => linkButton(label, 'https://example.org'))).map((row) =>
    row.map(({ text }) => text),
  )

test('two labels share a row, in their order', () => {
  expect(drawn([])).toEqual([])
  expect(drawn(['1', '2', '3'])).toEqual([['1', '2'], ['3']])
})

test('a label that a phone would cut off has a row of its own', () => {
  const long = '6. Книжка с картинками'
  expect(drawn(['1', long, '3', '4', '5', long])).toEqual([['1'], [long], ['3', '4'], ['5'], [long]])
})

test('letters are counted as they are seen', () => {
  const flags = '👩‍👩‍👧‍👦'.repeat(21)
  expect(drawn([flags, flags])).toEqual([[flags, flags]])
})
