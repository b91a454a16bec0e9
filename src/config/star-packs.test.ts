import { describe, expect, it } from 'vitest'
import { defaultStarPacks, payoutPerStarDollars, readStarPacks } from './star-packs.ts'

describe('the packs that are sold', () => {
  it('bring more than the dearest use of their credits costs at FAL, whichever is bought', () => {
    const trainingCredits = 10
    const trainingDollars = 2.4
    const packs = readStarPacks(defaultStarPacks) ?? []

    expect(packs).toHaveLength(3)
    for (const { credits, stars } of packs)
      expect(stars * payoutPerStarDollars).toBeGreaterThan((credits / trainingCredits) * trainingDollars)
  })

  it('give more credits for a Star the larger they are', () => {
    const rates = (readStarPacks(defaultStarPacks) ?? []).map(({ credits, stars }) => credits / stars)
    expect(rates).toEqual(rates.toSorted((a, b) => a - b))
  })

  it('are listed from the smallest, spaces or not', () => {
    expect(readStarPacks(' 300:150 , 100:60')).toEqual([
      { credits: 100, stars: 60 },
      { credits: 300, stars: 150 },
    ])
  })

  it.each([
    '',
    '100',
    '100:',
    ':5',
    '100:0',
    '0:5',
    '1.5:5',
    '-1:5',
    '100:10001',
    '100:5,100:6',
    '1:1,',
    'a:b',
    '1:1;2:2',
  ])('are refused as %j', (text) => expect(readStarPacks(text)).toBeUndefined())
})
