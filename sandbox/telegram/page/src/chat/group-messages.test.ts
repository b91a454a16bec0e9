import type { Message } from '@grammyjs/types'
import { expect, test } from 'vitest'

import { groupMessages } from './group-messages.ts'

const PERSON = 1
const NOON = Math.floor(new Date(2026, 10, 20, 12).getTime() / 1000)

const message = (
  id: number,
  more: Partial<Message> & { readonly by: number; readonly at?: number },
): Message => {
  const { by, at = NOON, ...rest } = more
  return {
    message_id: id,
    date: at,
    from: { id: by, is_bot: by !== PERSON, first_name: String(by) },
    chat: { id: PERSON, type: 'private', first_name: 'P' },
    ...rest,
  }
}

const bubbles = (messages: readonly Message[]) =>
  groupMessages(messages, PERSON).flatMap((block) =>
    block.kind === 'bubble'
      ? [
          {
            ids: block.messages.map((each) => each.message_id),
            side: block.side,
            first: block.first,
            last: block.last,
          },
        ]
      : [],
  )

test('an album is one bubble, and another album after it another', () => {
  const members = [1, 2, 3].map((id) => message(id, { by: PERSON, media_group_id: 'a' }))
  expect(
    bubbles([...members, message(4, { by: PERSON, media_group_id: 'b' })]).map(({ ids }) => ids),
  ).toEqual([[1, 2, 3], [4]])
})

test('messages of one side stand together until the other speaks, time passes or a keyboard hangs', () => {
  const keyboard = { inline_keyboard: [[{ text: 'x', callback_data: 'x' }]] }
  const firsts = bubbles([
    message(1, { by: 9 }),
    message(2, { by: 9, reply_markup: keyboard }),
    message(3, { by: 9 }),
    message(4, { by: 9, at: NOON + 600 }),
    message(5, { by: PERSON, at: NOON + 601 }),
  ]).map(({ first }) => first)
  expect(firsts).toEqual([true, false, true, true, true])
})

test('each day has its line', () => {
  const blocks = groupMessages([message(1, { by: 9 }), message(2, { by: 9, at: NOON + 86_400 })], PERSON)
  expect(blocks.map(({ kind }) => kind)).toEqual(['day', 'bubble', 'day', 'bubble'])
})
