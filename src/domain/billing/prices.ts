import type { ModelEntry } from '../generation/model-entry.ts'

/** Base prices in credits, as the operator sets them. */
export interface Prices {
  readonly imageCredits: number
  readonly avatarImageCredits: number
  readonly trainingCredits: number
}

/** What one order costs: the base price × the model's factor, rounded up, for each image. */
export const priceOfImages = (
  prices: Prices,
  order: {
    readonly model: Pick<ModelEntry, 'priceFactor'>
    readonly withAvatar: boolean
    readonly count: number
  },
): number => {
  const base = order.withAvatar ? prices.avatarImageCredits : prices.imageCredits
  return Math.ceil(base * order.model.priceFactor) * order.count
}

export const priceOfTraining = (prices: Prices, preset: { readonly priceFactor: number }): number =>
  Math.ceil(prices.trainingCredits * preset.priceFactor)
