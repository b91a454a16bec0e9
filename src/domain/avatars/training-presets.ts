/** How thoroughly an avatar is trained; what it costs follows from the steps, see billing/prices.ts. */
export const trainingPresetNames = ['fast', 'balanced', 'quality'] as const
export type TrainingPreset = (typeof trainingPresetNames)[number]

interface PresetSettings {
  readonly steps: number
  /** Fewer steps must each teach more. Times the trainer's own rate, since trainers differ by orders of magnitude. */
  readonly learningRateFactor: number
}

export const trainingPresets: Readonly<Record<TrainingPreset, PresetSettings>> = {
  fast: { steps: 700, learningRateFactor: 1.4 },
  balanced: { steps: 1000, learningRateFactor: 1 },
  quality: { steps: 2000, learningRateFactor: 0.7 },
}

export const defaultPreset: TrainingPreset = 'balanced'

/** Rounded, so that a binary fraction does not travel to the vendor. */
export const learningRateOf = (trainer: { readonly learningRate: number }, preset: TrainingPreset): number =>
  Number((trainer.learningRate * trainingPresets[preset].learningRateFactor).toPrecision(4))
