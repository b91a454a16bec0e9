import type { TrainerEntry } from './model-entry.ts'

const urlOf = (value: unknown): string | null => {
  const url = typeof value === 'object' && value !== null && 'url' in value ? value.url : null
  return typeof url === 'string' ? url : null
}

/** A training succeeded only when there are weights: FAL has no failed status. */
function loraOutput(answer: unknown): { weightsUrl: string; configUrl: string | null } | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined
  const weightsUrl = 'diffusers_lora_file' in answer ? urlOf(answer.diffusers_lora_file) : null
  const configUrl = 'config_file' in answer ? urlOf(answer.config_file) : null
  return weightsUrl === null ? undefined : { weightsUrl, configUrl }
}

export const portraitTrainer: TrainerEntry = {
  key: 'portrait-trainer',
  title: 'Portrait avatar',
  provider: 'fal',
  endpointId: 'fal-ai/flux-lora-portrait-trainer',
  capability: 'trainer',
  priceFactor: 1,
  cost: { dollars: 2.4, asOf: '2026-06-11' },
  enabled: true,
  retired: false,
  successor: 'subject-trainer',
  learningRate: 0.0002,
  settings: { multiresolutionTraining: true, subjectCrop: true, createMasks: false, captioning: false },
  input: (request) => ({
    images_data_url: request.archiveUrl,
    trigger_phrase: request.triggerPhrase,
    steps: request.steps,
    learning_rate: request.learningRate,
    multiresolution_training: true,
    subject_crop: true,
    create_masks: false,
  }),
  output: loraOutput,
}

/** One endpoint learns a subject or a style. */
const turboTrainer = (own: {
  readonly key: string
  readonly title: string
  readonly learns: 'subject' | 'style'
  readonly cropsFaces: boolean
}): TrainerEntry => ({
  key: own.key,
  title: own.title,
  provider: 'fal',
  endpointId: 'fal-ai/turbo-flux-trainer',
  capability: 'trainer',
  priceFactor: 1,
  cost: { dollars: 2.4, asOf: '2026-06-11' },
  enabled: true,
  retired: false,
  learningRate: 0.00115,
  settings: {
    multiresolutionTraining: false,
    subjectCrop: own.cropsFaces,
    createMasks: false,
    captioning: false,
  },
  input: (request) => ({
    images_data_url: request.archiveUrl,
    trigger_phrase: request.triggerPhrase,
    steps: request.steps,
    learning_rate: request.learningRate,
    training_style: own.learns,
    face_crop: own.cropsFaces,
  }),
  output: loraOutput,
})

export const styleTrainer = turboTrainer({
  key: 'style-trainer',
  title: 'Style avatar',
  learns: 'style',
  cropsFaces: false,
})

/** Stands by for portraits: its weights are drawn by the same model. */
export const subjectTrainer = turboTrainer({
  key: 'subject-trainer',
  title: 'Portrait avatar',
  learns: 'subject',
  cropsFaces: true,
})

/** Retired by FAL; its finetunes live on, new styles are trained by the successor. */
export const fluxProTrainer: TrainerEntry = {
  key: 'flux-pro-trainer',
  title: 'Style avatar',
  provider: 'fal',
  endpointId: 'fal-ai/flux-pro-trainer',
  capability: 'trainer',
  priceFactor: 1,
  cost: { dollars: 3, asOf: '2025-10-01' },
  enabled: true,
  retired: true,
  successor: 'style-trainer',
  learningRate: 0.0001,
  settings: { multiresolutionTraining: null, subjectCrop: null, createMasks: null, captioning: true },
  input: (request) => ({
    data_url: request.archiveUrl,
    finetune_comment: request.triggerPhrase,
    mode: 'style',
    trigger_word: request.triggerPhrase,
    iterations: request.steps,
    learning_rate: request.learningRate,
    captioning: true,
    finetune_type: 'lora',
  }),
  output: loraOutput,
}
