import type { Transformer } from 'grammy'
import { expect, it } from 'vitest'
import { createMemorySendingBudget } from '../adapters/memory/memory-sending-budget.ts'
import { countInBudget, waitInBudget } from './within-budget.ts'

const chat = { perSecond: 20, burst: 4 }
const setUp = (perSecond = 1000) => {
  const sent: string[] = []
  let answer: object = { ok: true, result: true }
  const budget = createMemorySendingBudget({ all: { perSecond, burst: perSecond }, chat })
  const call = (transformer: Transformer, method: string, payload: object) =>
    transformer(
      async (name) => {
        sent.push(name)
        return answer as never
      },
      method as 'sendMessage',
      payload as never,
    )
  return {
    budget,
    sent,
    answers: (next: object) => {
      answer = next
    },
    notice: (method: string, payload: object) => call(waitInBudget(budget), method, payload),
    press: (method: string, payload: object) => call(countInBudget(budget), method, payload),
  }
}

it('a notice waits for its turn, and what is no message does not', async () => {
  const { notice, budget } = setUp()
  await notice('sendMediaGroup', { chat_id: 1, media: [{}, {}, {}, {}] })
  expect(await budget.room(1)).toBe(0)
  await notice('deleteMessage', { chat_id: 1 })
  await notice('sendChatAction', { chat_id: 1 })
  const startedAt = performance.now()
  await notice('sendMessage', { chat_id: 1 })
  expect(performance.now() - startedAt).toBeGreaterThan(25)
})

it('an answer to a press never waits, and is counted', async () => {
  const { press, budget } = setUp()
  const startedAt = performance.now()
  for (let count = 0; count < 40; count++) await press('editMessageText', { chat_id: 1 })
  expect(performance.now() - startedAt).toBeLessThan(200)
  expect(await budget.room(1)).toBeLessThan(4)
})

it('when Telegram asks for silence, whoever was told, notices keep it', async () => {
  const { press, notice, answers, sent } = setUp()
  answers({ ok: false, error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 600 } })
  await press('sendMessage', { chat_id: 1 })
  await expect(notice('sendMessage', { chat_id: 2 })).rejects.toMatchObject({ code: 'TELEGRAM_UNAVAILABLE' })
  expect(sent).toHaveLength(1)
})
