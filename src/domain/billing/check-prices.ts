import { imageModels, trainers } from '../generation/catalogue.ts'
import { inForce } from '../generation/model-settings.ts'
import { priceOfImages, priceOfTraining, type Prices } from './prices.ts'

export interface Underpriced {
  readonly model: string
  readonly priceCredits: number
  readonly priceDollars: number
  readonly costDollars: number
}

/** Steps of the training whose cost the catalogue names. */
const usualSteps = 1000

/** What is sold for less than the vendor takes, at what a credit brings in the cheapest pack. */
export function findUnderpriced(prices: Prices, dollarsPerCredit: number): readonly Underpriced[] {
  const images = imageModels.map(inForce).map((model) => {
    // A model that edits draws avatars without training, too: at the lower of its two prices.
    const kind = model.capability === 'upscale' || model.capability === 'video' ? model.capability : 'image'
    const withAvatar = model.capability === 'avatar' || model.capability === 'edit'
    return { model, priceCredits: priceOfImages(prices, { model, kind, withAvatar, count: 1 }) }
  })
  const trainings = trainers
    .map(inForce)
    .map((model) => ({ model, priceCredits: priceOfTraining(prices, { trainer: model, steps: usualSteps }) }))
  return [...images, ...trainings].flatMap(({ model, priceCredits }) => {
    const priceDollars = priceCredits * dollarsPerCredit
    if (model.retired || !model.enabled || priceDollars >= model.cost.dollars) return []
    return { model: model.key, priceCredits, priceDollars, costDollars: model.cost.dollars }
  })
}
