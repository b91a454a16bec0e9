import type { ImageModelEntry, ModelEntry, TrainerEntry } from './model-entry.ts'
import { fluxLora, flux2, finetunedFlux, imagen4, nanoBanana2 } from './image-models.ts'
import { fluxProTrainer, portraitTrainer, styleTrainer } from './trainer-models.ts'

export const imageModels: readonly ImageModelEntry[] = [fluxLora, finetunedFlux, imagen4, nanoBanana2, flux2]
export const trainers: readonly TrainerEntry[] = [portraitTrainer, styleTrainer, fluxProTrainer]

export const findImageModel = (key: string): ImageModelEntry | undefined =>
  imageModels.find((each) => each.key === key)
export const findTrainer = (key: string): TrainerEntry | undefined =>
  trainers.find((each) => each.key === key)

/** Follows successors until a model that may be called. */
function living<Entry extends ModelEntry>(first: Entry, find: (key: string) => Entry | undefined): Entry {
  let entry = first
  while (entry.retired || !entry.enabled) {
    const next = entry.successor === undefined ? undefined : find(entry.successor)
    if (!next) return entry
    entry = next
  }
  return entry
}

/** The model that draws an order: with weights, with an old finetune, or from words alone. */
export function imageModelFor(order: { readonly avatar: 'weights' | 'finetune' | 'none' }): ImageModelEntry {
  const named = { weights: fluxLora, finetune: finetunedFlux, none: imagen4 }[order.avatar]
  return living(named, findImageModel)
}

/** Who takes over when the vendor says that a model is gone. */
export function successorOf(key: string): ImageModelEntry | undefined {
  const successor = findImageModel(key)?.successor
  const next = successor === undefined ? undefined : findImageModel(successor)
  return next && living(next, findImageModel)
}

export const trainerFor = (type: 'portrait' | 'style'): TrainerEntry =>
  living(type === 'portrait' ? portraitTrainer : fluxProTrainer, findTrainer)
