/** How thoroughly an avatar is trained. Balanced has factor 1; the others follow from the steps. */
export const trainingPresets = {
  fast: { steps: 700, priceFactor: 0.7 },
  balanced: { steps: 1000, priceFactor: 1 },
  quality: { steps: 2000, priceFactor: 2 },
} as const

export type TrainingPreset = keyof typeof trainingPresets
