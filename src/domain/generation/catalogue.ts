import { finetunedFlux, fluxLora } from './models/avatar-models.ts'
import { fluxKontext, nanoBanana2Edit, nanoBananaProEdit } from './models/edit-models.ts'
import type { ImageModelEntry, ModelEntry, TrainerEntry } from './models/model-entry.ts'
import {
  flux2,
  imagen4,
  imagen4Fast,
  imagen4Ultra,
  nanoBanana2,
  nanoBananaPro,
} from './models/text-models.ts'
import { fluxProTrainer, portraitTrainer, styleTrainer, subjectTrainer } from './models/trainers.ts'
import { clarityUpscaler, seedvrUpscaler } from './models/upscale-models.ts'
import { klingVideo, seedanceVideo } from './models/video-models.ts'
import type { GenerationKind } from './kinds.ts'
import { inForce } from './model-settings.ts'

export const imageModels: readonly ImageModelEntry[] = [
  fluxLora,
  finetunedFlux,
  imagen4,
  imagen4Fast,
  imagen4Ultra,
  nanoBanana2,
  nanoBananaPro,
  flux2,
  nanoBanana2Edit,
  nanoBananaProEdit,
  fluxKontext,
  seedvrUpscaler,
  clarityUpscaler,
  klingVideo,
  seedanceVideo,
]

export const trainers: readonly TrainerEntry[] = [
  portraitTrainer,
  subjectTrainer,
  styleTrainer,
  fluxProTrainer,
]

/** How an avatar is known to a model: by trained weights, by the id of an old finetune, or by photos alone. */
export type Likeness = 'weights' | 'finetune' | 'photos' | 'none'

const drawnBy: Readonly<Record<Likeness, ImageModelEntry>> = {
  weights: fluxLora,
  finetune: finetunedFlux,
  photos: nanoBanana2Edit,
  none: imagen4,
}
const madeBy: Readonly<Record<Exclude<GenerationKind, 'image'>, ImageModelEntry>> = {
  edit: nanoBanana2Edit,
  upscale: seedvrUpscaler,
  video: klingVideo,
}

function findIn<Entry extends ModelEntry>(entries: readonly Entry[], key: string): Entry | undefined {
  const entry = entries.find((each) => each.key === key)
  return entry && inForce(entry)
}

export const findImageModel = (key: string): ImageModelEntry | undefined => findIn(imageModels, key)

export const findTrainer = (key: string): TrainerEntry | undefined => findIn(trainers, key)

/** Follows successors until a model that may be called. */
function living<Entry extends ModelEntry>(first: Entry, find: (key: string) => Entry | undefined): Entry {
  let entry = inForce(first)
  while (entry.retired || !entry.enabled) {
    const next = entry.successor === undefined ? undefined : find(entry.successor)
    if (!next) return entry
    entry = next
  }
  return entry
}

/** The model that makes an order. */
export function imageModelFor(order: {
  readonly kind: GenerationKind
  readonly avatar: Likeness
}): ImageModelEntry {
  const named = order.kind === 'image' ? drawnBy[order.avatar] : madeBy[order.kind]
  return living(named, findImageModel)
}

function after<Entry extends ModelEntry>(
  key: string,
  find: (key: string) => Entry | undefined,
): Entry | undefined {
  const successor = find(key)?.successor
  const next = successor === undefined ? undefined : find(successor)
  return next && living(next, find)
}

/** Who takes over when the vendor says that a model is gone. */
export const successorOf = (key: string): ImageModelEntry | undefined => after(key, findImageModel)

export const successorOfTrainer = (key: string): TrainerEntry | undefined => after(key, findTrainer)

export const trainerFor = (type: 'portrait' | 'style'): TrainerEntry =>
  living(type === 'portrait' ? portraitTrainer : fluxProTrainer, findTrainer)
