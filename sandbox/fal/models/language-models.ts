import { describePicture } from './describe-picture.ts'
import type { InputSchema, Schema } from './input-schema.ts'
import { loadInputImages } from './load-photos.ts'
import type { Job, Model } from './model.ts'
import { writeWish } from './write-wishes.ts'

const text: Schema = { type: 'string' }
const optionalText: Schema = { anyOf: [{ type: 'string' }, { type: 'null' }] }
const sampling: Readonly<Record<string, Schema>> = {
  reasoning: { type: 'boolean', default: false },
  temperature: { type: 'number', minimum: 0, maximum: 2, default: 1 },
  max_tokens: { anyOf: [{ type: 'integer', minimum: 1 }, { type: 'null' }] },
}
const imageUrls: Schema = { type: 'array', items: text, minItems: 1 }

// https://fal.ai/models/openrouter/router/llms.txt and …/openrouter/router/vision; "model" is required there.
const routerInput: InputSchema = {
  required: ['prompt', 'model'],
  properties: { prompt: text, system_prompt: optionalText, model: text, ...sampling },
}
const routerVisionInput: InputSchema = {
  required: ['prompt', 'model', 'image_urls'],
  properties: { ...routerInput.properties, image_urls: imageUrls },
}
// fal-ai/any-llm, the older name of the same service, defaults the model.
const anyModel: Schema = { type: 'string', default: 'google/gemini-2.5-flash-lite' }
const priority: Schema = { type: 'string', enum: ['throughput', 'latency'], default: 'latency' }
const anyInput: InputSchema = {
  required: ['prompt'],
  properties: { prompt: text, system_prompt: optionalText, model: anyModel, priority, ...sampling },
}
const anyVisionInput: InputSchema = {
  required: ['prompt'],
  properties: {
    ...anyInput.properties,
    image_url: optionalText,
    image_urls: { anyOf: [imageUrls, { type: 'null' }] },
  },
}
const captionInput: InputSchema = { required: ['image_url'], properties: { image_url: text } }

export function createLanguageModels(): readonly Model[] {
  const usage = { completion_tokens: 60, prompt_tokens: 120, total_tokens: 180, cost: 0.0004 }
  return [
    createTextModel('openrouter/router', 'OpenRouter', 'llm', routerInput, (output) => ({ output, usage })),
    createTextModel(
      'openrouter/router/vision',
      'OpenRouter [Vision]',
      'vision',
      routerVisionInput,
      (output) => ({
        output,
        usage,
      }),
    ),
    createTextModel('fal-ai/any-llm', 'Any LLM', 'llm', anyInput, anyAnswer),
    createTextModel('fal-ai/any-llm/vision', 'Any VLM', 'vision', anyVisionInput, anyAnswer),
    createTextModel(
      'fal-ai/florence-2-large/detailed-caption',
      'Florence-2 Large',
      'vision',
      captionInput,
      (results) => ({ results }),
    ),
  ]
}

const anyAnswer = (output: string) => ({ output, partial: false, error: null })

function createTextModel(
  endpointId: string,
  title: string,
  category: string,
  input: InputSchema,
  answer: (words: string) => Readonly<Record<string, unknown>>,
): Model {
  return {
    endpointId,
    title,
    category,
    input,
    status: 'active',
    updatedAt: '2026-06-11T00:00:00.000Z',
    price: { unitPrice: 0.001, unit: 'requests' },
    stopsOnCancel: false,
    durationMs: (pace) => pace.textMs,
    async start(job) {
      const images = category === 'vision' ? await loadInputImages(job) : []
      return async () => {
        if (job.hasFault('empty-output')) return { output: {}, billableUnits: 1 }
        const scripted = job.takeScriptedAnswer()
        const words = typeof scripted === 'string' ? scripted : await speak(job, images)
        return { output: answer(words), billableUnits: 1 }
      }
    },
  }
}

/** The same question always gets the same answer: a look at the picture, or the wish with some light on it. */
async function speak(job: Job, [image]: readonly Buffer[]): Promise<string> {
  const prompt = String(job.input['prompt'])
  if (image) {
    const seen = await describePicture(image)
    return prompt.includes('"english"') && prompt.includes('"shown"')
      ? JSON.stringify({
          english: seen.english,
          shown: prompt.includes('Russian') ? seen.russian : seen.english,
        })
      : seen.english
  }
  const instruction = job.input['system_prompt']
  const written = typeof instruction === 'string' ? writeWish(instruction, prompt) : undefined
  if (written !== undefined) return written
  const lastLine = prompt.trim().split(/\n+/).at(-1) ?? ''
  return `${lastLine.replace(/^["'«]|["'»]$/g, '')}, soft natural light, shallow depth of field, fine detail`
}
