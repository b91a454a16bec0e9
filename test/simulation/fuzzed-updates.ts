import * as fc from 'fast-check'
import type { Update } from 'grammy/types'

/** What nobody sends, and what somebody will: the odd among the usual. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '/start',
    '/start ref_1',
    '/create',
    '/new',
    '/gallery',
    '/nothing',
    '<b>',
    '\u0000',
    '',
    ' ',
  ),
  fc.constantFrom('🙂'.repeat(4000), 'x'.repeat(100_000), '\u202e\ufeff\ud800', "'; drop table users; --"),
)
const number = fc.oneof(
  fc.integer(),
  fc.constantFrom(
    0,
    -1,
    1,
    2 ** 31,
    2 ** 53,
    Number.MAX_SAFE_INTEGER,
    Number.MIN_SAFE_INTEGER,
    0.5,
    NaN,
    Infinity,
  ),
)
const rubbish = fc.oneof(text, number, fc.constantFrom(null, undefined, true, [], {}), fc.array(fc.integer()))

/** Real buttons with strange numbers, and data of nobody. */
const dataOf = (buttons: readonly string[]) =>
  fc.oneof(
    fc
      .tuple(fc.constantFrom(...buttons), fc.array(fc.oneof(number.map(String), text), { maxLength: 4 }))
      .map(([button, parts]) => [button, ...parts].join(':')),
    text,
    fc.constantFrom('', ':', '::::', '__proto__:open', 'constructor:open', 'home:open:constructor'),
  )

const personOf = (id: number) => ({ id, is_bot: false, first_name: 'Anna', language_code: 'en' })
const chatOf = (id: number) => ({ id, type: 'private', first_name: 'Anna' })
const senderId = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 20 }) },
  { weight: 1, arbitrary: number },
)

const file = fc.record({ file_id: text, file_unique_id: text, file_size: number }, { requiredKeys: [] })

const message = senderId.chain((id) =>
  fc.record(
    {
      message_id: number,
      date: number,
      chat: fc.oneof(
        { weight: 9, arbitrary: fc.constant<unknown>(chatOf(id)) },
        { weight: 1, arbitrary: rubbish },
      ),
      from: fc.oneof(
        { weight: 9, arbitrary: fc.constant<unknown>(personOf(id)) },
        { weight: 1, arbitrary: rubbish },
      ),
      text: fc.oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: rubbish }),
      caption: rubbish,
      photo: fc.oneof(fc.array(file, { maxLength: 3 }), rubbish),
      document: fc.oneof(file, rubbish),
      voice: fc.oneof(file, rubbish),
      media_group_id: rubbish,
      successful_payment: rubbish,
      entities: fc.oneof(fc.constant<unknown>([{ type: 'bot_command', offset: 0, length: 6 }]), rubbish),
    },
    { requiredKeys: ['message_id', 'date', 'chat', 'from'] },
  ),
)

/** Updates of every kind that we listen to, whole and in pieces. */
export const fuzzedUpdate = (buttons: readonly string[]): fc.Arbitrary<Update> =>
  fc
    .record({
      update_id: fc.integer({ min: 1 }),
      content: fc.oneof(
        { weight: 5, arbitrary: message.map((value): object => ({ message: value })) },
        {
          weight: 6,
          arbitrary: fc
            .tuple(senderId, dataOf(buttons), fc.option(message))
            .map(([id, data, below]): object => ({
              callback_query: {
                id: String(id),
                from: personOf(id),
                chat_instance: '1',
                data,
                ...(below && { message: below }),
              },
            })),
        },
        {
          weight: 1,
          arbitrary: fc
            .tuple(
              fc.constantFrom(
                'my_chat_member',
                'pre_checkout_query',
                'inline_query',
                'message',
                'callback_query',
                'poll',
              ),
              rubbish,
            )
            .map(([kind, value]): object => ({ [kind]: value })),
        },
      ),
    })
    .map(({ update_id, content }) => ({ update_id, ...content }))
