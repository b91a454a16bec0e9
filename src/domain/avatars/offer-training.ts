import { priceOfTraining, type Prices } from '../billing/prices.ts'
import { trainerFor } from '../generation/catalogue.ts'
import type { Avatar } from './avatar.ts'
import type { AvatarStore, TrainingStore } from './avatar-store.ts'
import { trainingPresetNames, trainingPresets, type TrainingPreset } from './training-presets.ts'

export interface TrainingOffer {
  readonly avatar: Avatar
  readonly chosen: PresetOffer
  readonly presets: readonly PresetOffer[]
  /** Of the chosen preset, from past trainings, in milliseconds; undefined before there are some. */
  readonly usualDurationMs: number | undefined
}

export interface PresetOffer {
  readonly preset: TrainingPreset
  readonly steps: number
  readonly priceCredits: number
}

/** What a training would cost and take. */
export async function offerTraining(
  needs: {
    readonly avatars: Pick<AvatarStore, 'find'>
    readonly trainings: Pick<TrainingStore, 'usualDurationMs'>
    readonly prices: Prices
  },
  wanted: { readonly userId: number; readonly avatarId: number; readonly preset: TrainingPreset },
): Promise<TrainingOffer | undefined> {
  const avatar = await needs.avatars.find(wanted.userId, wanted.avatarId)
  if (!avatar || avatar.type === 'instant') return undefined
  const trainer = trainerFor(avatar.type === 'style' ? 'style' : 'portrait')
  const offerOf = (preset: TrainingPreset): PresetOffer => {
    const { steps } = trainingPresets[preset]
    return { preset, steps, priceCredits: priceOfTraining(needs.prices, { trainer, steps }) }
  }
  const chosen = offerOf(wanted.preset)
  return {
    avatar,
    chosen,
    presets: trainingPresetNames.map(offerOf),
    usualDurationMs: await needs.trainings.usualDurationMs(trainer.key, chosen.steps),
  }
}
