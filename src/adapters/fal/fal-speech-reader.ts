import type { ProviderStorage } from '../../domain/work/provider.ts'
import type { SpeechReader } from '../../domain/wishes/speech-reader.ts'
import type { AskFal } from './fal-answers.ts'
import { textOf } from './fal-json.ts'
import { uploadBytes } from './upload-bytes.ts'

/** https://fal.ai/models/fal-ai/wizper/llms.txt: the answer is in `text`. */
const endpointId = 'fal-ai/wizper'

/** Speech at FAL, which reads the recording from its own storage. */
export const createFalSpeechReader = (ask: AskFal, vendorFiles: ProviderStorage): SpeechReader => ({
  async read({ bytes, contentType, language, limitMs }) {
    const until = Date.now() + limitMs
    const audioUrl = await uploadBytes(vendorFiles, { name: 'wish.ogg', contentType, bytes })
    const input = { audio_url: audioUrl, task: 'transcribe', language }
    const output = await ask({ endpointId, input, limitMs: until - Date.now() })
    return textOf(output['text']) ?? ''
  },
})
