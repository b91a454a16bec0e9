import type { Model } from './model.ts'
import { createTrainer } from './trainer.ts'

export function createTrainers(): readonly Model[] {
  return [
    createTrainer({
      endpointId: 'fal-ai/flux-lora-portrait-trainer',
      trigger: 'trigger_phrase',
      minCount: 4,
      dollarsPerStep: 0.0024,
      isStyle: () => false,
    }),
    createTrainer({
      endpointId: 'fal-ai/turbo-flux-trainer',
      trigger: 'trigger_phrase',
      minCount: 4,
      dollarsPerStep: 0.0024,
      isStyle: (input) => input['training_style'] === 'style',
    }),
    createTrainer({
      endpointId: 'fal-ai/flux-lora-fast-training',
      trigger: 'trigger_word',
      minCount: 4,
      dollarsPerStep: 0.002,
      isStyle: (input) => input['is_style'] === true,
      reportsPreprocessing: true,
    }),
  ]
}
