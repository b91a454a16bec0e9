import { createFalAnswers } from '../adapters/fal/fal-answers.ts'
import { createFalLanguageModel } from '../adapters/fal/fal-language-model.ts'
import { createFalPictureReader } from '../adapters/fal/fal-picture-reader.ts'
import { createFalSpeechReader } from '../adapters/fal/fal-speech-reader.ts'
import { createOpenAiLanguageModel } from '../adapters/openai/openai-language-model.ts'
import type { Config } from '../config.ts'
import type { LanguageModel } from '../domain/wishes/language-model.ts'
import type { PictureReader } from '../domain/wishes/picture-reader.ts'
import type { SpeechReader } from '../domain/wishes/speech-reader.ts'
import type { ProviderStorage } from '../domain/work/provider.ts'

/** Who makes words for a model out of what people write, say and show. */
export interface Interpreters {
  readonly languageModel: LanguageModel
  readonly speechReader: SpeechReader
  readonly pictureReader: PictureReader
}

/** FAL's small models, so that one key is enough; for words another language model where one is configured. */
export function openInterpreters(config: Config, vendorFiles: ProviderStorage): Interpreters {
  const ask = createFalAnswers(config.fal)
  return {
    languageModel: config.llm ? createOpenAiLanguageModel(config.llm) : createFalLanguageModel(ask),
    speechReader: createFalSpeechReader(ask, vendorFiles),
    pictureReader: createFalPictureReader(ask, vendorFiles),
  }
}
