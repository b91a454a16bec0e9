import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { Failure } from '../../domain/shared/failure.ts'
import type { ProviderRef } from '../../domain/work/provider.ts'
import { createFalProvider } from './fal-provider.ts'
import type { Fetch } from './fal-http.ts'
import { isObject } from './fal-json.ts'

/** Asks a small model of FAL (language, vision, speech) and waits for what it says, for a few seconds. */
export type AskFal = (question: {
  readonly endpointId: string
  readonly input: Readonly<Record<string, unknown>>
  readonly limitMs: number
}) => Promise<Readonly<Record<string, unknown>>>

const firstLookMs = 60
const slowestLookMs = 500

/**
 * Through the queue, whose address is configured, and without a webhook. Asked once: whoever gets no answer does
 * without, and a request that takes too long is cancelled.
 */
export function createFalAnswers(options: {
  key: string
  queueUrl: string
  apiUrl: string
  fetch?: Fetch
}): AskFal {
  const noAnswer = (endpointId: string, detail: string) =>
    new Failure('PROVIDER_UNAVAILABLE', `FAL: no answer of ${endpointId}: ${detail}`)

  return async ({ endpointId, input, limitMs }) => {
    const provider = createFalProvider({
      ...options,
      webhookUrl: null,
      timeouts: { requestMs: limitMs, startMs: limitMs },
    })
    const until = Date.now() + limitMs
    const submitted = await provider.submit({ endpointId, input, correlation: randomUUID() })
    if (submitted.kind !== 'accepted')
      throw noAnswer(endpointId, submitted.kind === 'refused' ? submitted.failure.detail : submitted.detail)
    for (
      let pauseMs = firstLookMs;
      Date.now() + pauseMs < until;
      pauseMs = Math.min(pauseMs * 1.5, slowestLookMs)
    ) {
      await wait(pauseMs)
      if ((await provider.check(submitted.ref)).kind !== 'finished') continue
      const result = await provider.fetchResult(submitted.ref)
      if (result.kind === 'failed') throw noAnswer(endpointId, result.failure.detail)
      if (result.kind === 'ready' && isObject(result.output)) return result.output
    }
    await giveUp(provider.cancel, submitted.ref)
    throw noAnswer(endpointId, `nothing within ${limitMs} ms`)
  }
}

/** Whether it could be stopped changes nothing for whoever has waited long enough. */
async function giveUp(cancel: (ref: ProviderRef) => Promise<unknown>, ref: ProviderRef): Promise<void> {
  await cancel(ref).catch(() => undefined)
}
