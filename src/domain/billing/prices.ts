import type { GenerationKind } from '../generation/kinds.ts'
import type { ModelEntry } from '../generation/models/model-entry.ts'

/** Base prices in credits, as the operator sets them. */
export interface Prices {
  readonly imageCredits: number
  readonly avatarImageCredits: number
  readonly trainingCredits: number
}

/** In decimals a factor is exact, as a binary fraction it may be a little more: 50 × 1.1 is 55, not 56. */
const times = (credits: number, factor: number): number => Math.ceil(Number((credits * factor).toFixed(6)))

/**
 * What one order costs: the base price × the model's factor, rounded up, for each image. What is made of a picture costs
 * as one without an avatar, whoever is in it.
 */
export const priceOfImages = (
  prices: Prices,
  order: {
    readonly model: Pick<ModelEntry, 'priceFactor'>
    readonly kind: GenerationKind
    readonly withAvatar: boolean
    readonly count: number
  },
): number => {
  const base = order.kind === 'image' && order.withAvatar ? prices.avatarImageCredits : prices.imageCredits
  return times(base, order.model.priceFactor) * order.count
}

/** The base price of a training buys this many steps. */
export const stepsOfBasePrice = 1000

/** By the step, as vendors charge: the base price × steps ÷ 1,000 × the trainer's factor, rounded up. */
export const priceOfTraining = (
  prices: Prices,
  order: { readonly trainer: Pick<ModelEntry, 'priceFactor'>; readonly steps: number },
): number => times(prices.trainingCredits, (order.steps / stepsOfBasePrice) * order.trainer.priceFactor)

/** What people are told a training costs, before they choose one. */
export const usualPriceOfTraining = (prices: Prices): number =>
  priceOfTraining(prices, { trainer: { priceFactor: 1 }, steps: stepsOfBasePrice })
