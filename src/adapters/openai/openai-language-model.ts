import { Failure } from '../../domain/shared/failure.ts'
import type { LanguageModel } from '../../domain/wishes/language-model.ts'

const maxTokens = 3000

/** Any server that speaks OpenAI's chat completions; `url` ends before `/chat/completions`. */
export const createOpenAiLanguageModel = (options: {
  readonly url: string
  readonly key: string | undefined
  readonly model: string
}): LanguageModel => ({
  async answer({ instruction, words, limitMs }) {
    const response = await fetch(`${options.url.replace(/\/$/, '')}/chat/completions`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(options.key === undefined ? {} : { authorization: `Bearer ${options.key}` }),
      },
      body: JSON.stringify({
        model: options.model,
        messages: [
          { role: 'system', content: instruction },
          { role: 'user', content: words },
        ],
        temperature: 0.2,
        max_tokens: maxTokens,
      }),
      redirect: 'manual',
      signal: AbortSignal.timeout(limitMs),
    }).catch((cause: unknown) => {
      throw new Failure('PROVIDER_UNAVAILABLE', 'The language model at LLM_URL does not answer', { cause })
    })
    if (!response.ok)
      throw new Failure('PROVIDER_UNAVAILABLE', `The language model at LLM_URL answered ${response.status}`)
    const answer = contentOf(await response.json().catch(() => undefined))
    if (!answer)
      throw new Failure('PROVIDER_UNAVAILABLE', 'The language model at LLM_URL answered without words')
    return answer
  },
})

/** `choices[0].message.content` of whatever came. */
function contentOf(body: unknown): string | undefined {
  const choices = (body as { choices?: unknown } | null | undefined)?.choices
  const first: unknown = Array.isArray(choices) ? choices[0] : undefined
  const content = (first as { message?: { content?: unknown } } | null | undefined)?.message?.content
  return typeof content === 'string' && content.trim() !== '' ? content : undefined
}
