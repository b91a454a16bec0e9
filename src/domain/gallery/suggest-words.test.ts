import { describe, expect, it } from 'vitest'
import { suggestWords } from './suggest-words.ts'

const known = ['маяк', 'маяком', 'портрет', 'вечером', 'lighthouse', 'sea', 'harbour', 'carousel', 'light']

describe('words that are misspelt', () => {
  it.each([
    ['lighthuose', 'lighthouse'],
    ['ligthhouse', 'lighthouse'],
    ['LIGHTHOSE', 'lighthouse'],
    ['портерт', 'портрет'],
    ['партрет вечером', 'портрет вечером'],
    ['майк', 'маяк'],
    ['harbor, carusel!', 'harbour carousel'],
  ])('%s means %s', (typed, meant) => expect(suggestWords(typed, known)).toBe(meant))
})

describe('nothing is suggested', () => {
  it.each([
    ['for words that are all known', 'lighthouse маяк'],
    ['for what is near to nothing', 'zeppelin'],
    ['for short words, to which every other one is near', 'see'],
    ['for no words at all', '!!!'],
  ])('%s', (_, typed) => expect(suggestWords(typed, known)).toBeUndefined())
})

it('takes the word with the same first letter where two are as near', () => {
  expect(suggestWords('hight', ['light', 'hights'])).toBe('hights')
})
