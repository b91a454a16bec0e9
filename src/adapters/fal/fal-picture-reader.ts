import { Failure } from '../../domain/shared/failure.ts'
import type { ProviderStorage } from '../../domain/work/provider.ts'
import type { PictureReader } from '../../domain/wishes/picture-reader.ts'
import type { AskFal } from './fal-answers.ts'
import { textOf } from './fal-json.ts'
import { uploadBytes } from './upload-bytes.ts'

/** https://fal.ai/models/openrouter/router/vision/llms.txt */
const endpointId = 'openrouter/router/vision'
const model = 'google/gemini-2.5-flash-lite'

/** Vision models at FAL, which read the picture from its own storage. */
export const createFalPictureReader = (ask: AskFal, vendorFiles: ProviderStorage): PictureReader => ({
  async read({ bytes, instruction, limitMs }) {
    const until = Date.now() + limitMs
    const url = await uploadBytes(vendorFiles, { name: 'sample.jpg', contentType: 'image/jpeg', bytes })
    const input = { model, prompt: instruction, image_urls: [url], temperature: 0.2, max_tokens: 600 }
    const output = await ask({ endpointId, input, limitMs: until - Date.now() })
    const answer = textOf(output['output'])
    if (!answer) throw new Failure('PROVIDER_UNAVAILABLE', `FAL: ${endpointId} answered without words`)
    return answer
  },
})
