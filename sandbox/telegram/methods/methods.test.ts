import { Bot, InlineKeyboard, InputFile } from 'grammy'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { startTelegramSandbox, type TelegramSandbox } from '../server.ts'
import { drawPicture, fileOf } from '../testing/pictures.ts'
import { createApi, createPerson } from '../testing/sandbox-client.ts'

let sandbox: TelegramSandbox
let bot: Bot
let person: ReturnType<typeof createPerson>
let time = Date.UTC(2026, 10, 21)
const picture = async (hue: number) =>
  new InputFile(await drawPicture({ width: 400, height: 300, hue }), 'p.jpg')

beforeEach(async () => {
  sandbox = await startTelegramSandbox({ now: () => time })
  bot = new Bot('42:token', { client: { apiRoot: sandbox.url } })
  person = createPerson(sandbox.url, 1)
  await bot.init()
  await person.say('/start')
})

afterEach(() => sandbox.close())

test('a text becomes a photo, the photo another one, and its caption loses the keyboard', async () => {
  const keyboard = new InlineKeyboard().text('b', 'b')
  const { message_id: id } = await bot.api.sendMessage(1, 'x', { reply_markup: keyboard })
  await bot.api.editMessageMedia(
    1,
    id,
    { type: 'photo', media: await picture(10), caption: 'One' },
    {
      reply_markup: keyboard,
    },
  )
  const first = (await person.messages())[1]
  expect(first).toMatchObject({ caption: 'One', photo: [{ width: 90 }, { width: 320 }, { width: 400 }] })
  expect(first?.text).toBeUndefined()
  await bot.api.editMessageCaption(1, id, { caption: '<i>Two</i>', parse_mode: 'HTML' })
  const second = (await person.messages())[1]
  expect(second).toMatchObject({ caption: 'Two', caption_entities: [{ type: 'italic' }] })
  expect(second?.reply_markup).toBeUndefined()
  await bot.api.editMessageMedia(1, id, { type: 'photo', media: await picture(200) })
  const third = (await person.messages())[1]
  expect(third?.photo?.[0]?.file_unique_id).not.toBe(first?.photo?.[0]?.file_unique_id)
})

test('videos, voices and animations keep what they were sent with', async () => {
  const bytes = () => new InputFile(Buffer.from('bytes'), 'clip.mp4')
  const video = await bot.api.sendVideo(1, bytes(), { width: 720, height: 1280, duration: 5 })
  expect(video.video).toMatchObject({ width: 720, height: 1280, duration: 5, mime_type: 'video/mp4' })
  expect((await bot.api.sendAnimation(1, bytes())).animation.file_name).toBe('clip.mp4')
  expect((await bot.api.sendVoice(1, new InputFile(Buffer.from('ogg')))).voice.mime_type).toBe('audio/ogg')
  const again = await bot.api.sendVideo(1, video.video.file_id)
  expect(again.video).toEqual(video.video)
})

test('copies have no origin, forwards name it', async () => {
  const { message_id: id } = await person.say('mine')
  const copied = await bot.api.copyMessage(1, 1, id)
  const forwarded = await bot.api.forwardMessage(1, 1, id)
  const copy = (await person.messages()).find((message) => message.message_id === copied.message_id)
  expect(copy).toMatchObject({ text: 'mine', from: { id: 42 } })
  expect(copy?.forward_origin).toBeUndefined()
  expect(forwarded.forward_origin).toMatchObject({ type: 'user', sender_user: { id: 1 } })
})

test('messages are deleted within two days only', async () => {
  const { message_id: id } = await bot.api.sendMessage(1, 'x')
  time += 2 * 86_400_000 + 1000
  await expect(bot.api.deleteMessage(1, id)).rejects.toThrow("message can't be deleted for everyone")
  const { message_id: young } = await bot.api.sendMessage(1, 'y')
  await bot.api.deleteMessages(1, [young, 9999])
  expect((await person.messages()).map((message) => message.text)).toEqual(['/start', 'x'])
})

test('a reply carries the message that it answers', async () => {
  const { message_id: id } = await person.say('question')
  const answer = await bot.api.sendMessage(1, 'answer', { reply_parameters: { message_id: id } })
  expect(answer.reply_to_message?.text).toBe('question')
  expect((await person.say('thanks', answer.message_id)).reply_to_message?.text).toBe('answer')
})

test('a message can be pinned, and getChat shows it', async () => {
  const { message_id: id } = await bot.api.sendMessage(1, 'pin me')
  await bot.api.pinChatMessage(1, id)
  expect((await bot.api.getChat(1)).pinned_message).toMatchObject({ message_id: id })
  await bot.api.unpinAllChatMessages(1)
  expect((await bot.api.getChat(1)).pinned_message).toBeUndefined()
  expect((await bot.api.getChatMember(1, 1)).status).toBe('member')
  expect(await bot.api.getUserProfilePhotos(1)).toEqual({ total_count: 0, photos: [] })
  await bot.api.setMessageReaction(1, id, [{ type: 'emoji', emoji: '👍' }])
})

test('the bot tells about itself in several languages, and its menu button opens an app', async () => {
  await bot.api.setMyName('AISHA studio')
  await bot.api.setMyName('АИША', { language_code: 'ru' })
  expect(await bot.api.getMyName({ language_code: 'ru' })).toEqual({ name: 'АИША' })
  expect(await bot.api.getMyName({ language_code: 'de' })).toEqual({ name: 'AISHA studio' })
  const button = { type: 'web_app', text: 'Open', web_app: { url: 'http://127.0.0.1:3000/app' } } as const
  await bot.api.setChatMenuButton({ menu_button: button })
  const { bot: profile } = await person.state()
  expect(profile).toMatchObject({ menuButton: button, user: { first_name: 'АИША' } })
  const { url } = (await person.post('web-app', {})) as { url: string }
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:3000\/app#tgWebAppData=/)
})

test('parameters may come as a form or in the address, and method names in any case', async () => {
  const url = `${sandbox.url}/bot42:token`
  await fetch(`${url}/SENDMESSAGE?chat_id=1&text=address`)
  await fetch(`${url}/sendmessage`, {
    method: 'POST',
    body: new URLSearchParams({ chat_id: '1', text: 'form', reply_markup: '{"inline_keyboard":[]}' }),
  })
  expect((await person.messages()).map((message) => message.text)).toEqual(['/start', 'address', 'form'])
})

test('a photo by address is taken from this machine only', async () => {
  const { samples } = await person.state()
  const sent = await bot.api.sendPhoto(1, `${sandbox.url}${samples[0]?.url}`)
  expect(sent.photo.length).toBeGreaterThan(1)
  const far = createApi(sandbox.url, '42:token').call('sendPhoto', {
    chat_id: 1,
    photo: 'https://example.com/a.jpg',
  })
  expect((await far).description).toBe('Bad Request: failed to get HTTP URL content')
})

test('a person may send a photo in any format that their phone makes', async () => {
  const webp = await sharp(await drawPicture({ width: 3000, height: 1500 }))
    .webp()
    .toBuffer()
  const [sent] = await person.upload([fileOf(webp, 'IMG.webp', 'image/webp')])
  expect(sent?.photo?.at(-1)).toMatchObject({ width: 1280, height: 640 })
})

test('after a reset the chat is as if the bot had never been met', async () => {
  await person.post('reset', {})
  expect(await person.messages()).toEqual([])
  await expect(bot.api.sendMessage(1, 'x')).rejects.toThrow("bot can't initiate conversation with a user")
})
