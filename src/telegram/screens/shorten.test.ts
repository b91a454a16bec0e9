import { expect, test } from 'vitest'
import { shorten } from './shorten.ts'

test('what fits is left as it is', () => {
  expect(shorten('in the mountains', 16)).toBe('in the mountains')
})

test('what is too long ends at a word', () => {
  expect(shorten('a lighthouse in a storm', 18)).toBe('a lighthouse in…')
})

test('one endless word is cut where it must be', () => {
  expect(shorten('a'.repeat(50), 10)).toBe(`${'a'.repeat(9)}…`)
})

test('no emoji is cut in half', () => {
  const cut = shorten('😀'.repeat(20), 10)
  expect(cut).toBe(`${'😀'.repeat(4)}…`)
  expect(cut.isWellFormed()).toBe(true)
})
