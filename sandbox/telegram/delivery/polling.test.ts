import { afterEach, beforeEach, expect, test } from 'vitest'

import { startTelegramSandbox, type TelegramSandbox } from '../server.ts'
import { drawPicture, fileOf } from '../testing/pictures.ts'
import { createApi, createPerson } from '../testing/sandbox-client.ts'

interface SeenUpdate {
  readonly update_id: number
  readonly message?: { readonly text?: string; readonly media_group_id?: string }
}

let sandbox: TelegramSandbox
let api: ReturnType<typeof createApi>
let person: ReturnType<typeof createPerson>
let time = Date.UTC(2026, 10, 21)

const poll = async (params: object = {}): Promise<SeenUpdate[]> =>
  (await api.call('getUpdates', params)).result

beforeEach(async () => {
  sandbox = await startTelegramSandbox({ webhookAllowed: 'loopback', now: () => time })
  api = createApi(sandbox.url, '42:token')
  person = createPerson(sandbox.url, 1)
  await api.call('getMe')
})

afterEach(() => sandbox.close())

test('updates come again until the next offset confirms them', async () => {
  await person.say('one')
  await person.say('two')
  const first = await poll()
  expect(first.map((update) => update.message?.text)).toEqual(['one', 'two'])
  expect(await poll()).toEqual(first)
  expect((await poll({ offset: (first[0]?.update_id ?? 0) + 1 })).map((u) => u.message?.text)).toEqual([
    'two',
  ])
  expect(await poll({ offset: (first[1]?.update_id ?? 0) + 1 })).toEqual([])
})

test('a waiting poll gets an update as soon as it is there', async () => {
  const waiting = poll({ timeout: 20 })
  await expect.poll(() => sandbox.control.calls().some((call) => call.method === 'getUpdates')).toBe(true)
  await person.say('hello')
  expect((await waiting)[0]?.message?.text).toBe('hello')
})

test('a second poll ends the first one with a conflict', async () => {
  const first = api.call('getUpdates', { timeout: 20 })
  await expect.poll(() => sandbox.control.calls().length).toBe(2)
  const second = api.call('getUpdates', { timeout: 20 })
  expect(await first).toMatchObject({
    status: 409,
    description:
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  })
  await person.say('x')
  expect((await second).ok).toBe(true)
})

test('a webhook ends a waiting poll and forbids further ones', async () => {
  const waiting = api.call('getUpdates', { timeout: 20 })
  await expect.poll(() => sandbox.control.calls().length).toBe(2)
  await api.call('setWebhook', { url: 'http://127.0.0.1:9/hook' })
  expect((await waiting).description).toBe('Conflict: terminated by setWebhook request')
  expect((await api.call('getUpdates')).description).toContain(
    "can't use getUpdates method while webhook is active",
  )
  await api.call('deleteWebhook')
  expect((await api.call('getUpdates')).ok).toBe(true)
})

test('only the kinds of updates that were asked for are kept', async () => {
  await poll({ allowed_updates: ['callback_query'] })
  await person.say('unheard')
  expect(await poll()).toEqual([])
})

test('an unanswered button press is forgotten after 150 seconds, a message stays for a day', async () => {
  await person.say('x')
  await api.call('sendMessage', {
    chat_id: 1,
    text: 'y',
    reply_markup: { inline_keyboard: [[{ text: 'b', callback_data: 'b' }]] },
  })
  sandbox.control.set({ pressWaitMs: 1 })
  await person.press(2)
  expect(sandbox.control.pendingUpdates()).toBe(2)
  time += 151_000
  expect(await poll()).toHaveLength(1)
  time += 24 * 60 * 60_000
  expect(await poll()).toEqual([])
})

test('an update can be handed over twice, and an album late', async () => {
  sandbox.control.fail({ kind: 'duplicate-update' })
  await person.say('twice')
  const updates = await poll()
  expect(updates).toHaveLength(2)
  expect(updates[0]).toEqual(updates[1])
  await poll({ offset: (updates[0]?.update_id ?? 0) + 1 })

  sandbox.control.set({ albumMemberDelayMs: 5000 })
  const picture = await drawPicture({ width: 100, height: 100 })
  await person.upload([fileOf(picture, 'a.jpg'), fileOf(picture, 'b.jpg')])
  const early = await poll()
  expect(early).toHaveLength(1)
  await person.say('between')
  time += 5000
  const all = await poll({ offset: (early[0]?.update_id ?? 0) + 1 })
  expect(all.map((update) => update.message?.text ?? 'photo')).toEqual(['between', 'photo'])
})
