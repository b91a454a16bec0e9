import type { Message } from '@grammyjs/types'
import { expect, test, vi } from 'vitest'

import type { ChatEvent, ChatState } from '../../protocol.ts'
import { createChatStore, type EventStream } from './chat-store.ts'

const user = { id: 1, is_bot: false, first_name: 'Anna' }
const person = { user, blocked: false, stars: 0 }

const say = (id: number, text: string): Message =>
  ({
    message_id: id,
    date: 1,
    from: { id: 9, is_bot: true, first_name: 'B' },
    chat: { id: 1 },
    text,
  }) as Message

const stateWith = (...messages: Message[]): ChatState => ({
  person,
  people: [person],
  bot: null,
  messages,
  drafts: [],
  samples: [],
})

/** A stream that the test opens, fills and breaks by hand. */
function createStream() {
  const heard = new Map<string, (event: { data: string }) => void>()
  const stream: EventStream & { fire: (type: string, event?: ChatEvent) => void } = {
    addEventListener: (type: string, listener: (event: { data: string }) => void) =>
      void heard.set(type, listener),
    close: () => heard.clear(),
    fire: (type, event) => heard.get(type)?.({ data: JSON.stringify(event) }),
  }
  return stream
}

const texts = (state: ChatState | undefined) => state?.messages.map(({ text }) => text)

test('what happens between opening the stream and reading the state is not lost', async () => {
  const stream = createStream()
  const loaded = Promise.withResolvers<ChatState>()
  const store = createChatStore({ loadState: () => loaded.promise, openEvents: () => stream })
  const stop = store.start()
  stream.fire('open')
  stream.fire('message', { kind: 'message', message: say(2, 'meanwhile') })
  loaded.resolve(stateWith(say(1, 'before')))
  await vi.waitFor(() => expect(texts(store.read().state)).toEqual(['before', 'meanwhile']))
  stop()
})

test('an event that the state already holds changes nothing', async () => {
  const stream = createStream()
  const store = createChatStore({
    loadState: async () => stateWith(say(1, 'once')),
    openEvents: () => stream,
  })
  const stop = store.start()
  stream.fire('open')
  await vi.waitFor(() => expect(store.read().connection).toBe('live'))
  stream.fire('message', { kind: 'message', message: say(1, 'once') })
  stream.fire('message', { kind: 'edited', message: say(1, 'edited') })
  expect(texts(store.read().state)).toEqual(['edited'])
  stop()
})

test('a broken stream is opened anew and the state read again', async () => {
  vi.useFakeTimers()
  const streams = [createStream(), createStream()] as const
  let opened = 0
  let messages = [say(1, 'before')]
  const store = createChatStore({
    loadState: async () => stateWith(...messages),
    openEvents: () => {
      opened += 1
      return streams[opened - 1] ?? streams[1]
    },
  })
  const stop = store.start()
  streams[0].fire('open')
  await vi.waitFor(() => expect(store.read().connection).toBe('live'))
  streams[0].fire('error')
  expect(store.read().connection).toBe('lost')
  messages = [...messages, say(2, 'while away')]
  await vi.runAllTimersAsync()
  streams[1].fire('open')
  await vi.waitFor(() => expect(texts(store.read().state)).toEqual(['before', 'while away']))
  stop()
  vi.useRealTimers()
})
