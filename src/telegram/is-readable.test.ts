import { expect, test } from 'vitest'
import { isReadable } from './is-readable.ts'

const from = { id: 5, is_bot: false, first_name: 'Anna' }
const message = { message_id: 1, date: 1, chat: { id: 5, type: 'private' }, from, text: '/start' }
const read = (content: object) => isReadable({ update_id: 1, ...content })

test('what Telegram sends is read, with fields that nobody knows yet', () => {
  expect(read({ message: { ...message, a_field_of_tomorrow: { deep: [1] } } })).toBe(true)
  expect(read({ callback_query: { id: '1', from, chat_instance: '1', data: 'home:open', message } })).toBe(
    true,
  )
  // A message too old to be read comes as little more than its number.
  const { text: _text, from: _from, ...inaccessible } = { ...message, date: 0 }
  expect(read({ callback_query: { id: '1', from, message: inaccessible } })).toBe(true)
  expect(read({ a_kind_of_tomorrow: {} })).toBe(true)
})

test.each([
  ['a person without an id', { message: { ...message, from: {} } }],
  ['an id that is no whole number', { message: { ...message, message_id: 0.5 } }],
  ['a text that is none', { message: { ...message, text: {} } }],
  ['photos that are none', { message: { ...message, photo: [1, 2] } }],
  ['a file without a name', { message: { ...message, document: {} } }],
  ['marks that are no list', { message: { ...message, entities: 'bold' } }],
  ['a press by nobody', { callback_query: { id: '1' } }],
  ['a payment without its purpose', { pre_checkout_query: { id: '1', from } }],
])('%s is not', (_name, content) => {
  expect(read(content)).toBe(false)
})
