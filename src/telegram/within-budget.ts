import { setTimeout as wait } from 'node:timers/promises'
import type { Transformer } from 'grammy'
import type { SendingBudget } from '../domain/notices/sending-budget.ts'
import { Failure } from '../domain/shared/failure.ts'

/** Whoever would have to wait longer comes again later, and keeps nobody else from working. */
const longestWaitMs = 60_000

/** What we send unasked waits until Telegram can bear it. */
export function waitInBudget(budget: SendingBudget): Transformer {
  return async (previous, method, payload, signal) => {
    const { chatId, messages } = countMessages(method, payload)
    if (messages > 0)
      for (let waited = 0, waitMs; (waitMs = await budget.take(chatId, messages)) > 0; waited += waitMs) {
        if (waited + waitMs > longestWaitMs)
          throw new Failure('TELEGRAM_UNAVAILABLE', `Telegram has us wait another ${waitMs} ms`)
        await wait(waitMs)
      }
    const answer = await previous(method, payload, signal)
    await heedSilence(budget, answer)
    return answer
  }
}

/** What answers a press is only counted. */
export function countInBudget(budget: SendingBudget): Transformer {
  return async (previous, method, payload, signal) => {
    const { chatId, messages } = countMessages(method, payload)
    if (messages > 0) void budget.spend(chatId, messages)
    const answer = await previous(method, payload, signal)
    await heedSilence(budget, answer)
    return answer
  }
}

async function heedSilence(
  budget: SendingBudget,
  answer: Awaited<ReturnType<Parameters<Transformer>[0]>>,
): Promise<void> {
  if (answer.ok || answer.error_code !== 429) return
  await budget.pause((answer.parameters?.retry_after ?? 1) * 1000)
}

function countMessages(method: string, payload: object): { chatId: number; messages: number } {
  const chatId = 'chat_id' in payload ? Number(payload.chat_id) : Number.NaN
  if (Number.isNaN(chatId) || !/^(send(?!ChatAction)|edit|copy|forward)/.test(method))
    return { chatId: 0, messages: 0 }
  return { chatId, messages: 'media' in payload && Array.isArray(payload.media) ? payload.media.length : 1 }
}
