import { createLanguageModels } from './language-models.ts'
import type { Model } from './model.ts'
import { createModerationModels } from './moderation-models.ts'
import { createPictureModels } from './picture-models.ts'
import { createRetiredModels } from './retired-models.ts'
import { createSpeechModels } from './speech-models.ts'
import { createTrainers } from './trainers.ts'
import { createUpscalers } from './upscalers.ts'
import { createVideoModels } from './video-models.ts'

export interface Catalogue {
  find(endpointId: string): Model | undefined
  list(): readonly Model[]
}

export function createCatalogue(): Catalogue {
  const models = [
    ...createTrainers(),
    ...createPictureModels(),
    ...createUpscalers(),
    ...createVideoModels(),
    ...createModerationModels(),
    ...createLanguageModels(),
    ...createSpeechModels(),
    ...createRetiredModels(),
  ]
  const byId = new Map(models.map((model) => [model.endpointId, model]))
  return { find: (endpointId) => byId.get(endpointId), list: () => models }
}
