import { tidyWish } from '../wishes/tidy-wish.ts'
import { translateWords } from '../wishes/translate-words.ts'
import type { ComposedPrompt } from './compose-prompt.ts'
import type { GenerationKind } from './kinds.ts'

const keptInEdit = "Keep everything else as it is, above all people's faces."
const motion = 'Natural, gentle motion; the camera hardly moves; faces and clothes stay as they are.'

/** What a model is told that has a picture before it. The person's words lead; what must not change is added. */
export function composeFromSource(kind: Exclude<GenerationKind, 'image'>, wish: string): ComposedPrompt {
  const words = translateWords(tidyWish(wish))
  switch (kind) {
    case 'edit':
      return { prompt: `${words}. ${keptInEdit}`, changes: [] }
    case 'video':
      return { prompt: words === '' ? motion : `${words}. ${motion}`, changes: [] }
    case 'upscale':
      return { prompt: '', changes: [] }
  }
}
