import { expect, it } from 'vitest'
import { findUnderpriced } from './check-prices.ts'

const prices = { imageCredits: 50, avatarImageCredits: 1, trainingCredits: 10 }

it('nothing of the default prices is below what the vendor takes', () => {
  expect(findUnderpriced(prices, 0.247)).toEqual([])
})

it('names what is sold below its cost, and by how much', () => {
  const found = findUnderpriced({ ...prices, imageCredits: 1 }, 0.247)
  expect(found).toEqual([
    { model: 'kling-video', priceCredits: 1, priceDollars: 0.247, costDollars: 0.35 },
    { model: 'seedance-video', priceCredits: 1, priceDollars: 0.247, costDollars: 0.25 },
  ])
})
