import { Failure } from '../../domain/shared/failure.ts'
import type { LanguageModel } from '../../domain/wishes/language-model.ts'
import type { AskFal } from './fal-answers.ts'
import { textOf } from './fal-json.ts'

/** https://fal.ai/models/openrouter/router/llms.txt: `model` is required, the answer is in `output`. */
const endpointId = 'openrouter/router'
const model = 'google/gemini-2.5-flash-lite'
/** Enough for a wish of 4,000 letters put into English as JSON. */
const maxTokens = 3000

/** Language models at FAL: one key is enough. */
export const createFalLanguageModel = (ask: AskFal): LanguageModel => ({
  async answer({ instruction, words, limitMs }) {
    const output = await ask({
      endpointId,
      limitMs,
      input: { model, system_prompt: instruction, prompt: words, temperature: 0.2, max_tokens: maxTokens },
    })
    const answer = textOf(output['output'])
    if (!answer) throw new Failure('PROVIDER_UNAVAILABLE', `FAL: ${endpointId} answered without words`)
    return answer
  },
})
