import { Bot } from 'grammy'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { startTelegramSandbox, type TelegramSandbox } from '../server.ts'
import { createApi, createPerson } from '../testing/sandbox-client.ts'

let sandbox: TelegramSandbox
let api: ReturnType<typeof createApi>
let person: ReturnType<typeof createPerson>
const send = () => api.call('sendMessage', { chat_id: 1, text: 'x' })

beforeEach(async () => {
  sandbox = await startTelegramSandbox({})
  api = createApi(sandbox.url, '42:token')
  person = createPerson(sandbox.url, 1)
  await api.call('getMe')
  await person.say('/start')
  sandbox.control.clearCalls()
})

afterEach(() => sandbox.close())

test('a rate limit meets the next calls of one method, with the time to wait', async () => {
  sandbox.control.fail({ kind: 'rate-limit', retryAfter: 7, method: 'sendMessage', times: 2 })
  expect((await api.call('getMe')).ok).toBe(true)
  const refused = await send()
  expect(refused).toMatchObject({
    status: 429,
    description: 'Too Many Requests: retry after 7',
    parameters: { retry_after: 7 },
  })
  expect(refused.headers.get('retry-after')).toBe('7')
  expect((await send()).status).toBe(429)
  expect((await send()).ok).toBe(true)
})

test('a connection lost before leaves nothing behind, one lost after has done its work', async () => {
  sandbox.control.fail({ kind: 'lost', when: 'before' })
  await expect(send()).rejects.toThrow('fetch failed')
  expect(await person.messages()).toHaveLength(1)
  sandbox.control.fail({ kind: 'lost', when: 'after' })
  await expect(send()).rejects.toThrow('fetch failed')
  expect(await person.messages()).toHaveLength(2)
})

test('a proxy in front can fail, and Telegram itself', async () => {
  sandbox.control.fail({ kind: 'bad-gateway', status: 502 })
  await expect(send()).rejects.toThrow('is not valid JSON')
  sandbox.control.fail({ kind: 'error', code: 401, description: 'Unauthorized' })
  await expect(new Bot('42:token', { client: { apiRoot: sandbox.url } }).init()).rejects.toThrow(
    '401: Unauthorized',
  )
})

test('faults by chance are the same for the same seed', async () => {
  const run = async () => {
    sandbox.control.set({ seed: 5 })
    sandbox.control.fail({ kind: 'error', code: 500, description: 'Internal Server Error', probability: 0.5 })
    const statuses: number[] = []
    for (let n = 0; n < 12; n += 1) statuses.push((await send()).status)
    sandbox.control.clearFaults()
    return statuses
  }
  const first = await run()
  expect(new Set(first)).toEqual(new Set([200, 500]))
  expect(await run()).toEqual(first)
})

test('calls are recorded with what was sent and how it ended', async () => {
  await api.form('sendDocument', { chat_id: '1', document: new Blob(['bytes']) })
  await api.call('sendMessage', { chat_id: 999, text: 'x' })
  expect(sandbox.control.calls()).toMatchObject([
    { bot: 42, method: 'sendDocument', status: 200, files: [{ field: 'document', bytes: 5 }] },
    { method: 'sendMessage', status: 400, error: 'Bad Request: chat not found', params: { chat_id: 999 } },
  ])
})

test('another process asks for the same over HTTP', async () => {
  const control = (method: string, path: string, body?: object) =>
    fetch(`${sandbox.url}/control/${path}`, { method, ...(body && { body: JSON.stringify(body) }) })
  expect((await control('POST', 'faults', { kind: 'rate-limit' })).status).toBe(400)
  await control('POST', 'faults', { kind: 'rate-limit', retryAfter: 3 })
  expect((await send()).status).toBe(429)
  await control('POST', 'updates', { update: { message: { text: 'raw', chat: { id: 1 } } } })
  const updates = (await api.call('getUpdates')).result as { message: { text: string } }[]
  expect(updates.at(-1)?.message.text).toBe('raw')
  const { calls } = (await (await control('GET', 'calls')).json()) as { calls: { method: string }[] }
  expect(calls.map((call) => call.method)).toEqual(['sendMessage', 'getUpdates'])
})
