import type { UserFromGetMe } from 'grammy/types'
import { describe, expect, it } from 'vitest'
import type { App } from '../domain/app.ts'
import { createBot } from './bot.ts'

const from = { id: 5, is_bot: false, first_name: 'Anna', language_code: 'en' }
const chat = { id: 5, type: 'private', first_name: 'Anna' } as const
const message = { message_id: 1, date: 1, chat, from, text: '/start' }

describe('while the database is away', () => {
  const down = async () => Promise.reject(new Error('the database is away'))

  async function send(update: object): Promise<{ calls: [string, object][]; faults: unknown[] }> {
    const calls: [string, object][] = []
    const faults: unknown[] = []
    const { bot, handleUpdate } = createBot({
      token: '1:token',
      apiRoot: 'http://127.0.0.1:1',
      app: { people: { find: down } } as unknown as App,
      defaultLanguage: 'ru',
      messageLimit: { count: async () => 'allowed' },
      readImage: down,
      onError: (error) => faults.push(error),
    })
    bot.botInfo = { id: 1, is_bot: true, username: 'aisha_bot' } as UserFromGetMe
    bot.api.config.use(async (_previous, method, payload) => {
      calls.push([method, payload])
      return { ok: true, result: true as never }
    })
    await handleUpdate({ update_id: 1, ...update })
    return { calls, faults }
  }

  it('a message is answered in the language of Telegram, and the fault is reported', async () => {
    const { calls, faults } = await send({ message })
    expect(calls).toMatchObject([['sendMessage', { chat_id: 5, text: expect.stringContaining('Something') }]])
    expect(faults).toHaveLength(1)
  })

  it('a button does not go on turning for ever', async () => {
    const { calls } = await send({
      callback_query: { id: '9', from, chat_instance: '1', data: 'home:open', message },
    })
    expect(calls).toMatchObject([['answerCallbackQuery', { callback_query_id: '9', show_alert: true }]])
  })
})
