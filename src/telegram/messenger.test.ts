import { HttpError, type Api } from 'grammy'
import { expect, it } from 'vitest'
import type { Generation } from '../domain/generation/generation.ts'
import type { Person } from '../domain/people/person.ts'
import { createMessenger } from './messenger.ts'

it('does not send a notice again because tidying up after it was cut off', async () => {
  const sent: string[] = []
  const api = {
    sendMessage: async (_chat: number, text: string) => {
      sent.push(text)
      return { message_id: 1 }
    },
    deleteMessage: () => Promise.reject(new HttpError('cut off', new Error('cut off'))),
  } as unknown as Api
  const messenger = createMessenger({
    api,
    uploadApi: api,
    budget: { room: async () => 1 },
    defaultLanguage: 'en',
    readImage: () => Promise.reject(new Error('No picture is sent')),
    pause: async () => undefined,
  })
  const delivery = await messenger.deliver({
    kind: 'generation-failed',
    person: { telegramId: 1, language: 'en', noticesOn: true } as Person,
    generation: { id: 7, errorCode: 'timeout', progressMessageId: 5, wish: 'Sea' } as Generation,
    refundedCredits: 50,
  })
  expect(delivery).toEqual({ kind: 'delivered', messageId: 1, files: [] })
  expect(sent).toHaveLength(1)
})

it('sends an export by the connection that has the time for it', async () => {
  const sent: string[] = []
  const uploadApi = {
    sendDocument: async () => {
      sent.push('document')
      return { message_id: 1 }
    },
  } as unknown as Api
  const messenger = createMessenger({
    api: {} as Api,
    uploadApi,
    budget: { room: async () => 1 },
    defaultLanguage: 'en',
    readImage: () => Promise.reject(new Error('No picture is sent')),
    pause: async () => undefined,
  })
  const body = async function* () {
    yield Buffer.from('zip')
  }
  const person = { telegramId: 1, noticesOn: true, language: 'en' } as Person
  await messenger.deliverExport(person, { kind: 'file', images: 1, name: 'a.zip', body })
  expect(sent).toEqual(['document'])
})
