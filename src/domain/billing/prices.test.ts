import { expect, it } from 'vitest'
import { priceOfImages, priceOfTraining } from './prices.ts'

const prices = { imageCredits: 50, avatarImageCredits: 1, trainingCredits: 110 }

it.each([
  ['the base price for each image', 1, { withAvatar: false, count: 3 }, 150],
  ['a factor that binary fractions do not hold', 1.1, { withAvatar: false, count: 1 }, 55],
  ['parts of a credit rounded up, image by image', 1.5, { withAvatar: true, count: 4 }, 8],
  ['a small factor never rounded down to nothing', 0.01, { withAvatar: true, count: 1 }, 1],
] as const)('an order costs %s', (_, priceFactor, order, credits) => {
  expect(priceOfImages(prices, { model: { priceFactor }, kind: 'image', ...order })).toBe(credits)
})

it.each(['edit', 'upscale', 'video'] as const)(
  '%s costs as an image without an avatar, whoever is in it',
  (kind) => {
    const order = { model: { priceFactor: 1.5 }, kind, withAvatar: true, count: 1 }
    expect(priceOfImages(prices, order)).toBe(75)
  },
)

it.each([
  ['its base price for a thousand steps', 1, 1000, 110],
  ['by the step, without a part of a credit that binary fractions invent', 1, 700, 77],
  ['twice the price for twice the steps', 1, 2000, 220],
  ['the factor of its trainer, rounded up', 1.105, 1000, 122],
])('a training costs %s', (_, priceFactor, steps, credits) => {
  expect(priceOfTraining(prices, { trainer: { priceFactor }, steps })).toBe(credits)
})
