import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { startTelegramSandbox, type TelegramSandbox } from '../server.ts'
import { drawPicture } from '../testing/pictures.ts'
import { createApi, createPerson } from '../testing/sandbox-client.ts'

const button = (fields: object) => ({ inline_keyboard: [[{ text: 'x', ...fields }]] })
const data = (length: number) => button({ callback_data: 'a'.repeat(length) })

let sandbox: TelegramSandbox
let api: ReturnType<typeof createApi>
let picture: Buffer
let photoId = ''
let documentId = ''
const ids = { user: 0, text: 0, photo: 0, kept: 0, keyboard: 0 }

const part = (bytes: Buffer, type = 'image/jpeg') => new Blob([new Uint8Array(bytes)], { type })
const photoForm = async (bytes: Buffer, name = 'photo.jpg') => {
  const form = new FormData()
  form.set('chat_id', '1')
  form.set('photo', part(bytes), name)
  const response = await fetch(`${sandbox.url}/bot42:token/sendPhoto`, { method: 'POST', body: form })
  return (await response.json()) as { description: string }
}

beforeAll(async () => {
  sandbox = await startTelegramSandbox({})
  api = createApi(sandbox.url, '42:token')
  await api.call('getMe')
  const person = createPerson(sandbox.url, 1)
  ids.user = (await person.say('hello')).message_id
  picture = await drawPicture({ width: 640, height: 480 })
  const id = async (method: string, params: object) =>
    ((await api.call(method, { chat_id: 1, ...params })).result as { message_id: number }).message_id
  ids.text = await id('sendMessage', { text: 'text' })
  ids.keyboard = await id('sendMessage', { text: 'with a keyboard', reply_markup: data(3) })
  const photo = await api.form('sendPhoto', { chat_id: '1', photo: part(picture) })
  const sentPhoto = photo.result as { message_id: number; photo: { file_id: string }[] }
  ids.photo = sentPhoto.message_id
  photoId = sentPhoto.photo[0]?.file_id ?? ''
  const document = await api.form('sendDocument', { chat_id: '1', document: part(picture) })
  documentId = (document.result as { document: { file_id: string } }).document.file_id
  const gone = createPerson(sandbox.url, 2)
  await gone.say('hello')
  await gone.block(true)
  await person.post('people', { id: 3 })
})

afterAll(() => sandbox.close())

type Params = () => Record<string, unknown>
type Case = readonly [says: string, method: string, params: Params]
const here =
  (params: Record<string, unknown>): Params =>
  () => ({ chat_id: 1, ...params })
const unparsable = (reason: string) => `Bad Request: can't parse entities: ${reason}`

const cases: readonly Case[] = [
  ['Not Found: method not found', 'sendNothing', () => ({})],
  ['Bad Request: unknown parameter "colour"', 'sendMessage', here({ text: 'x', colour: 'red' })],
  ['Bad Request: chat_id is empty', 'sendMessage', () => ({ text: 'x' })],
  ['Bad Request: chat not found', 'sendMessage', () => ({ chat_id: 999, text: 'x' })],
  [
    "Forbidden: bot can't initiate conversation with a user",
    'sendMessage',
    () => ({ chat_id: 3, text: 'x' }),
  ],
  ['Forbidden: bot was blocked by the user', 'sendMessage', () => ({ chat_id: 2, text: 'x' })],
  ['Bad Request: message text is empty', 'sendMessage', here({ text: '' })],
  ['Bad Request: text must be non-empty', 'sendMessage', here({ text: ' \n ' })],
  ['Bad Request: message is too long', 'sendMessage', here({ text: 'я'.repeat(4097) })],
  ['Bad Request: text is too long', 'sendMessage', here({ text: 'я'.repeat(16_385) })],
  ['Bad Request: unsupported parse_mode', 'sendMessage', here({ text: 'x', parse_mode: 'BBCode' })],
  [
    unparsable("Character '.' is reserved and must be escaped with the preceding '\\'"),
    'sendMessage',
    here({ text: 'Hello.', parse_mode: 'MarkdownV2' }),
  ],
  [
    unparsable("Can't find end of Bold entity at byte offset 4"),
    'sendMessage',
    here({ text: 'яя*bold', parse_mode: 'MarkdownV2' }),
  ],
  [
    unparsable("Can't find end of the entity starting at byte offset 2"),
    'sendMessage',
    here({ text: 'я_x', parse_mode: 'Markdown' }),
  ],
  [
    unparsable('Unsupported start tag "h1" at byte offset 0'),
    'sendMessage',
    here({ text: '<h1>x</h1>', parse_mode: 'HTML' }),
  ],
  [
    unparsable('Can\'t find end tag corresponding to start tag "b"'),
    'sendMessage',
    here({ text: '<b>x', parse_mode: 'HTML' }),
  ],
  [
    unparsable('Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
    'sendMessage',
    here({ text: '<b>x</i>', parse_mode: 'HTML' }),
  ],
  ['Bad Request: BUTTON_DATA_INVALID', 'sendMessage', here({ text: 'x', reply_markup: data(65) })],
  [
    'Bad Request: text buttons are unallowed in the inline keyboard',
    'sendMessage',
    here({ text: 'x', reply_markup: button({}) }),
  ],
  [
    'Bad Request: inline keyboard button text must be non-empty',
    'sendMessage',
    here({ text: 'x', reply_markup: button({ text: '', callback_data: 'a' }) }),
  ],
  [
    "Bad Request: inline keyboard button Web App URL 'http://example.com/app' is invalid: Only HTTPS links are allowed",
    'sendMessage',
    here({ text: 'x', reply_markup: button({ web_app: { url: 'http://example.com/app' } }) }),
  ],
  [
    'Bad Request: reply markup is too long',
    'sendMessage',
    here({
      text: 'x',
      reply_markup: {
        inline_keyboard: [Array.from({ length: 9 }, () => ({ text: 'x', callback_data: 'a' }))],
      },
    }),
  ],
  [
    'Bad Request: reply markup is too long',
    'sendMessage',
    here({
      text: 'x',
      reply_markup: {
        inline_keyboard: Array.from({ length: 101 }, () => [{ text: 'x', callback_data: 'a' }]),
      },
    }),
  ],
  [
    'Bad Request: unknown parameter "reply_markup.inline_keyboard[0][0].callbackData"',
    'sendMessage',
    here({ text: 'x', reply_markup: button({ callbackData: 'a' }) }),
  ],
  [
    "Bad Request: can't parse reply keyboard markup JSON object",
    'sendMessage',
    here({ text: 'x', reply_markup: '{' }),
  ],
  ['Bad Request: object expected as reply markup', 'sendMessage', here({ text: 'x', reply_markup: null })],
  [
    'Bad Request: message to be replied not found',
    'sendMessage',
    here({ text: 'x', reply_parameters: { message_id: 9999 } }),
  ],
  [
    'Bad Request: message caption is too long',
    'sendPhoto',
    () => ({ chat_id: 1, photo: photoId, caption: 'x'.repeat(1025) }),
  ],
  ['Bad Request: there is no photo in the request', 'sendPhoto', here({ photo: 'attach://nothing' })],
  [
    'Bad Request: wrong remote file identifier specified: Wrong character in the string',
    'sendPhoto',
    here({ photo: 'not/an+id' }),
  ],
  [
    "Bad Request: wrong remote file identifier specified: can't unserialize it. Wrong last symbol",
    'sendPhoto',
    here({ photo: 'AAAAAAAAAAAAAAAA' }),
  ],
  [
    "Bad Request: can't use file of type Document as Photo",
    'sendPhoto',
    () => ({ chat_id: 1, photo: documentId }),
  ],
  ['Bad Request: failed to get HTTP URL content', 'sendPhoto', here({ photo: 'http://127.0.0.1:1/a.jpg' })],
  [
    'Bad Request: unknown parameter "reply_markup"',
    'sendMediaGroup',
    () => ({ chat_id: 1, media: [{ type: 'photo', media: photoId }], reply_markup: data(1) }),
  ],
  [
    'Bad Request: too many messages to send as an album',
    'sendMediaGroup',
    () => ({ chat_id: 1, media: Array.from({ length: 11 }, () => ({ type: 'photo', media: photoId })) }),
  ],
  ['Bad Request: there are no messages to send', 'sendMediaGroup', here({ media: [] })],
  [
    "Bad Request: can't use the media of the specified type in the album",
    'sendMediaGroup',
    () => ({
      chat_id: 1,
      media: [
        { type: 'photo', media: photoId },
        { type: 'document', media: documentId },
      ],
    }),
  ],
  [
    'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    'editMessageText',
    () => ({ chat_id: 1, message_id: ids.keyboard, text: 'with a keyboard', reply_markup: data(3) }),
  ],
  [
    'Bad Request: message to edit not found',
    'editMessageText',
    () => ({ chat_id: 1, message_id: 9999, text: 'x' }),
  ],
  [
    "Bad Request: message can't be edited",
    'editMessageText',
    () => ({ chat_id: 1, message_id: ids.user, text: 'x' }),
  ],
  [
    'Bad Request: there is no text in the message to edit',
    'editMessageText',
    () => ({ chat_id: 1, message_id: ids.photo, text: 'x' }),
  ],
  [
    'Bad Request: there is no caption in the message to edit',
    'editMessageCaption',
    () => ({ chat_id: 1, message_id: ids.text, caption: 'x' }),
  ],
  [
    'Bad Request: MESSAGE_TOO_LONG',
    'editMessageText',
    () => ({ chat_id: 1, message_id: ids.text, text: 'x'.repeat(4097) }),
  ],
  [
    'Bad Request: MEDIA_CAPTION_TOO_LONG',
    'editMessageCaption',
    () => ({ chat_id: 1, message_id: ids.photo, caption: 'x'.repeat(1025) }),
  ],
  [
    'Bad Request: inline keyboard expected',
    'editMessageReplyMarkup',
    () => ({ chat_id: 1, message_id: ids.text, reply_markup: { keyboard: [[{ text: 'x' }]] } }),
  ],
  ['Bad Request: message identifier is not specified', 'editMessageText', here({ text: 'x' })],
  ['Bad Request: message to delete not found', 'deleteMessage', here({ message_id: 9999 })],
  [
    'Bad Request: too many message identifiers specified',
    'deleteMessages',
    here({ message_ids: Array.from({ length: 101 }, (_, index) => index) }),
  ],
  [
    'Bad Request: message to copy not found',
    'copyMessage',
    () => ({ chat_id: 1, from_chat_id: 1, message_id: 9999 }),
  ],
  [
    'Bad Request: message to forward not found',
    'forwardMessage',
    () => ({ chat_id: 1, from_chat_id: 1, message_id: 9999 }),
  ],
  [
    'Bad Request: query is too old and response timeout expired or query ID is invalid',
    'answerCallbackQuery',
    () => ({ callback_query_id: '12345' }),
  ],
  ['Bad Request: wrong parameter action in request', 'sendChatAction', here({ action: 'dancing' })],
  ['Bad Request: file_id not specified', 'getFile', () => ({})],
  ['Bad Request: invalid file_id', 'getFile', () => ({ file_id: 'nothing' })],
  [
    'Bad Request: secret token is too long',
    'setWebhook',
    () => ({ url: 'https://example.com/', secret_token: 'a'.repeat(257) }),
  ],
  [
    'Bad Request: secret token contains unallowed characters',
    'setWebhook',
    () => ({ url: 'https://example.com/', secret_token: 'with space' }),
  ],
  [
    'Bad Request: bad webhook: An HTTPS URL must be provided for webhook',
    'setWebhook',
    () => ({ url: 'http://example.com/' }),
  ],
  [
    'Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443',
    'setWebhook',
    () => ({ url: 'https://example.com:3000/' }),
  ],
  ['Not Implemented: this sandbox knows sendDice but does not carry it out', 'sendDice', here({})],
  ['Bad Request: parameter "message_id" must be Integer', 'deleteMessage', here({ message_id: 'last' })],
]

describe('what Telegram refuses is refused in its words', () => {
  test.each(cases)('%s (%s)', async (says, method, params) => {
    const answer = await api.call(method, params())
    expect(answer).toMatchObject({ ok: false, description: says, error_code: answer.status })
  })

  test('a token that is none', async () => {
    const answer = await createApi(sandbox.url, 'nonsense').call('getMe')
    expect(answer).toMatchObject({ status: 401, description: 'Unauthorized: invalid token specified' })
  })

  test('photos that are none, or too large, or too long', async () => {
    const says = async (bytes: Buffer, name?: string) => (await photoForm(bytes, name)).description
    expect(await says(Buffer.alloc(0))).toBe('Bad Request: file must be non-empty')
    expect(await says(Buffer.from('no picture'))).toBe('Bad Request: IMAGE_PROCESS_FAILED')
    expect(await says(Buffer.alloc(10_485_761))).toBe(
      'Bad Request: file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes',
    )
    expect(await says(await drawPicture({ width: 2100, height: 100 }))).toBe(
      'Bad Request: PHOTO_INVALID_DIMENSIONS',
    )
    expect(await says(picture, 'photo.heic')).toBe(
      'Bad Request: photo has unsupported extension. Use one of .jpg, .jpeg, .gif, .png, .tif or .bmp',
    )
  })

  test('a body over 50 MB', async () => {
    const answer = await api.form('sendDocument', { chat_id: '1', document: part(Buffer.alloc(53_000_000)) })
    expect(answer).toMatchObject({ status: 413, description: 'Request Entity Too Large' })
  })

  test('a download over 20 MB', async () => {
    const sent = await api.form('sendDocument', { chat_id: '1', document: part(Buffer.alloc(21_000_000)) })
    const { document } = sent.result as { document: { file_id: string } }
    const answer = await api.call('getFile', { file_id: document.file_id })
    expect(answer.description).toBe('Bad Request: file is too big')
  })
})
